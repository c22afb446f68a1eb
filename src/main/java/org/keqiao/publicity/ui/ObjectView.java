package org.keqiao.publicity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.UUID;
import org.keqiao.organization.OrganisationView;
import org.keqiao.publicity.NoticeReading;
import org.keqiao.publicity.Objections;
import org.keqiao.publicity.PublicNotice;
import org.keqiao.publicity.PublicNotice.PublicLine;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.MoneyText;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;

/** 提出异议: what it is about, what it takes, and in whose name; then the objection is written like an application. */
@Route(value = ObjectView.ROUTE + "/:notice/:line", layout = MainLayout.class)
@PermitAll
public class ObjectView extends Page implements BeforeEnterObserver {

    static final String ROUTE = "objections";

    private static final long serialVersionUID = 1L;

    private final transient NoticeReading notices;
    private final transient Objections objections;
    private final transient Failures failures;

    ObjectView(NoticeReading notices, Objections objections, Failures failures) {
        super("publicity.object");
        this.notices = notices;
        this.objections = objections;
        this.failures = failures;
        narrow();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        UUID id = id(event.getRouteParameters().get("notice").orElse(""));
        PublicNotice notice = notices.require(id, getLocale());
        String wanted = event.getRouteParameters().get("line").orElse("");
        PublicLine line = notice.lines().stream()
                .filter(one -> String.valueOf(one.number()).equals(wanted))
                .findFirst()
                .orElseThrow(Refusal::notFound);
        Anchor back = new Anchor("publicities/" + notice.id(), notice.title());
        back.setRouterIgnore(true);
        add(
                new PageHeader(getTranslation("publicity.object")).below(new Paragraph(back)),
                facts(line),
                start(notice, line));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException unknown) {
            throw Refusal.notFound();
        }
    }

    private Component facts(PublicLine line) {
        DescriptionList facts = new DescriptionList();
        facts.addClassName("kq-facts");
        fact(facts, "publicity.object.against", new Paragraph(line.name()));
        fact(facts, "publicity.page.item", new Paragraph(line.item()));
        if (line.amount() != null) {
            fact(facts, "publicity.page.amount", new MoneyText(line.amount()));
        }
        Div box = new Div(facts);
        box.addClassName("kq-section");
        return box;
    }

    private void fact(DescriptionList facts, String key, Component value) {
        facts.add(new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(value));
    }

    private Component start(PublicNotice notice, PublicLine line) {
        Div box = new Div();
        box.addClassName("kq-section");
        try {
            objections.requireOpen(notice.id(), line.number());
        } catch (Refusal closed) {
            box.add(new Paragraph(failures.text(closed, getLocale())));
            return box;
        }
        UnorderedList rules = new UnorderedList();
        rules.add(new ListItem(
                getTranslation("publicity.object.until", DateText.longDay(notice.lastDay(), getLocale()))));
        for (String rule : new String[] {"name", "paper", "secret", "decided"}) {
            rules.add(new ListItem(getTranslation("publicity.object." + rule)));
        }
        box.add(rules);
        List<OrganisationView> own = objections.objectors();
        if (own.isEmpty()) {
            box.add(
                    new Paragraph(getTranslation("publicity.object.nobody")),
                    new Paragraph(new Anchor("my-organisations", getTranslation("publicity.object.nobody.action"))));
            return box;
        }
        RadioButtonGroup<OrganisationView> who = new RadioButtonGroup<>(getTranslation("publicity.object.who"));
        who.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        who.setItems(own);
        who.setItemLabelGenerator(OrganisationView::name);
        if (own.size() == 1) {
            who.setValue(own.get(0));
        }
        Button begin = new Button(getTranslation("publicity.object.begin"), click -> {
            if (who.getValue() == null) {
                who.setErrorMessage(getTranslation("publicity.object.who.missing"));
                who.setInvalid(true);
                return;
            }
            begin(notice, line, who.getValue());
        });
        begin.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        box.add(who, begin);
        return box;
    }

    private void begin(PublicNotice notice, PublicLine line, OrganisationView who) {
        try {
            UUID draft = objections.begin(notice.id(), line.number(), who.id()).id();
            UI.getCurrent().navigate("applications/" + draft);
        } catch (Refusal refusal) {
            failures.show(refusal, getLocale());
        }
    }
}
