package org.keqiao.publicity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.keqiao.publicity.NoticeOffice;
import org.keqiao.publicity.NoticeView;
import org.keqiao.publicity.NoticeView.LineState;
import org.keqiao.publicity.NoticeView.LineView;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.EmptyState;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;

/** 公示: all notices of the bureau, what became of their lines, and the prolongation of one that could not be read. */
@Route(value = NoticesView.ROUTE, layout = MainLayout.class)
@RolesAllowed({"PROGRAM_OFFICER", "OBJECTION_OFFICER", "DISCIPLINE"})
class NoticesView extends Page {

    static final String ROUTE = "notices";

    private static final long serialVersionUID = 1L;

    private final transient NoticeOffice office;
    private final transient Failures failures;
    private final Div list = new Div();

    NoticesView(NoticeOffice office, Failures failures) {
        super("publicity.notices");
        this.office = office;
        this.failures = failures;
        add(
                new PageHeader(getTranslation("publicity.notices"))
                        .below(new Paragraph(getTranslation("publicity.notices.text"))),
                list);
        show();
    }

    private void show() {
        list.removeAll();
        office.list().forEach(notice -> list.add(card(notice)));
        if (list.getComponentCount() == 0) {
            list.add(new EmptyState(
                    VaadinIcon.NEWSPAPER,
                    getTranslation("publicity.notices.none"),
                    getTranslation("publicity.notices.none.hint")));
        }
    }

    private Component card(NoticeView notice) {
        Div card = new Div();
        card.addClassName("kq-section");
        String title = notice.title().in(getLocale());
        Component heading = new H2(title);
        if (notice.state() != NoticeView.State.ANNOUNCED) {
            Anchor link = new Anchor("publicities/" + notice.id(), title);
            link.setRouterIgnore(true);
            heading = new H2(link);
        }
        DescriptionList facts = new DescriptionList();
        facts.addClassName("kq-facts");
        fact(
                facts,
                "publicity.page.state",
                new StatusBadge(getTranslation("publicity.notice." + notice.state()), tone(notice)));
        fact(facts, "publicity.notices.case", new Paragraph(notice.caseNumber()));
        fact(facts, "publicity.notices.from", new Paragraph(DateText.minuteText(notice.shownFrom())));
        fact(facts, "publicity.notices.lastDay", new Paragraph(DateText.longDay(notice.lastDay(), getLocale())));
        fact(facts, "publicity.notices.lines", new Paragraph(lines(notice)));
        card.add(heading, facts);
        if (office.mayExtend() && notice.state() != NoticeView.State.CLOSED) {
            card.add(new Button(
                    getTranslation("publicity.extend"),
                    click -> new ExtendDialog(office, failures, notice, this::show).open()));
        }
        return card;
    }

    private static Tone tone(NoticeView notice) {
        return switch (notice.state()) {
            case ANNOUNCED -> Tone.NEUTRAL;
            case SHOWN -> Tone.ACTIVE;
            case CLOSED ->
                notice.lines().stream().anyMatch(line -> line.state() == LineState.CONTESTED) ? Tone.SOON : Tone.GOOD;
        };
    }

    private String lines(NoticeView notice) {
        Map<LineState, Long> counts =
                notice.lines().stream().collect(Collectors.groupingBy(LineView::state, Collectors.counting()));
        return Arrays.stream(LineState.values())
                .filter(counts::containsKey)
                .map(state -> getTranslation(
                        "publicity.notices.count", getTranslation("publicity.page.state." + state), counts.get(state)))
                .collect(Collectors.joining(getTranslation("publicity.listSeparator")));
    }

    private void fact(DescriptionList facts, String key, Component value) {
        facts.add(new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(value));
    }
}
