package org.keqiao.publicity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import org.keqiao.publicity.NoticeView.LineView;
import org.keqiao.publicity.ObjectionStanding;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.MoneyText;

/** The line that somebody objects to: what was shown, until when, and how it stands. */
class ObjectionPanel extends Div {

    private static final long serialVersionUID = 1L;

    ObjectionPanel(ObjectionStanding standing, Locale locale) {
        LineView line = standing.line();
        Anchor notice = new Anchor(
                "publicities/" + standing.notice().id(),
                standing.notice().title().in(locale));
        notice.setRouterIgnore(true);
        DescriptionList facts = new DescriptionList();
        facts.addClassName("kq-facts");
        fact(facts, "publicity.line.notice", notice);
        fact(
                facts,
                "publicity.notices.lastDay",
                text(DateText.longDay(standing.notice().lastDay(), locale)));
        fact(facts, "publicity.object.against", text(line.name()));
        fact(facts, "publicity.page.item", text(line.item()));
        if (line.amount() != null) {
            fact(facts, "publicity.page.amount", new MoneyText(line.amount()));
        }
        fact(facts, "publicity.page.state", text(getTranslation("publicity.page.state." + line.state())));
        add(facts);
        int others = standing.others().size();
        if (others > 0) {
            Paragraph also = new Paragraph(getTranslation("publicity.line.others", others));
            also.addClassNames("kq-message", "tone-soon");
            add(also);
            standing.others()
                    .forEach(other -> add(
                            new Paragraph(new Anchor("case-file/" + other, getTranslation("publicity.line.other")))));
        }
    }

    private static Span text(String text) {
        return new Span(text);
    }

    private void fact(DescriptionList facts, String key, Component value) {
        facts.add(new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(value));
    }
}
