package org.keqiao.subsidy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.keqiao.organization.OrganisationView;
import org.keqiao.policy.PolicyItem;
import org.keqiao.shared.ui.EmptyState;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.MoneyText;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.keqiao.subsidy.match.MatchedApplication;
import org.keqiao.subsidy.match.PolicyMatch;
import org.keqiao.subsidy.match.PolicyMatch.Result;
import org.keqiao.subsidy.match.PolicyMatching;

/** 适合我的政策: each item with its conditions and what they were judged by, and the way into the application. */
@Route(value = MatchView.ROUTE, layout = MainLayout.class)
@PermitAll
public class MatchView extends Page {

    static final String ROUTE = "policies";

    private static final long serialVersionUID = 1L;

    private final transient PolicyMatching matching;
    private final transient MatchedApplication application;
    private final Div items = new Div();

    MatchView(PolicyMatching matching, MatchedApplication application) {
        super("match.title");
        this.matching = matching;
        this.application = application;
        narrow();
        PageHeader header =
                new PageHeader(getTranslation("match.title")).below(new Paragraph(getTranslation("match.intro")));
        add(header);
        List<OrganisationView> own = matching.own();
        if (own.isEmpty()) {
            add(new EmptyState(
                    VaadinIcon.OFFICE,
                    getTranslation("match.none.title"),
                    getTranslation("match.none"),
                    new Anchor("my-organisations", getTranslation("match.none.go"))));
            return;
        }
        if (own.size() > 1) {
            Select<OrganisationView> whose = new Select<>();
            whose.setLabel(getTranslation("match.organisation"));
            whose.setItems(own);
            whose.setItemLabelGenerator(OrganisationView::name);
            whose.setValue(own.get(0));
            whose.addValueChangeListener(change -> show(change.getValue()));
            add(whose);
        }
        items.getElement().setAttribute("aria-live", "polite");
        add(items);
        show(own.get(0));
    }

    private void show(OrganisationView organisation) {
        items.removeAll();
        matching.of(organisation.id(), getLocale()).forEach(match -> items.add(item(match, organisation)));
    }

    private Component item(PolicyMatch match, OrganisationView organisation) {
        String title = match.title().in(getLocale());
        Div box = new Div(new H2(title), badge(match.result()));
        box.addClassNames("kq-section", "kq-matter");
        box.getElement().setAttribute("role", "group");
        box.getElement().setAttribute("aria-label", title);
        if (match.validityUnverified()) {
            Paragraph unverified = new Paragraph(getTranslation("subsidy.unverified"));
            unverified.addClassName("kq-quiet");
            box.add(unverified);
        }
        if (match.most() != null && match.most().isPositive()) {
            DescriptionList sum = new DescriptionList();
            sum.addClassName("kq-facts");
            sum.add(
                    new DescriptionList.Term(
                            getTranslation(match.contracts().isEmpty() ? "match.most.plain" : "match.most")),
                    new DescriptionList.Description(new MoneyText(match.most())));
            box.add(sum);
        }
        box.add(conditions(match));
        if (!match.contracts().isEmpty()) {
            box.add(new H3(getTranslation("match.contracts")), contracts(match));
        }
        if (!match.persons().isEmpty()) {
            box.add(new H3(getTranslation("match.persons")), persons(match));
        }
        Div actions = new Div();
        actions.addClassName("kq-row");
        if (match.applicable()) {
            Button apply = new Button(getTranslation("match.apply"), click -> apply(match, organisation));
            apply.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            apply.setAriaLabel(getTranslation("match.apply.of", title));
            actions.add(apply);
        }
        if (match.mode() == PolicyItem.Mode.AS_YOU_GO && match.result() != Result.FAIL) {
            Anchor claim = new Anchor("apply/voucher-claim", getTranslation("voucher.claim"));
            claim.addClassName("kq-button-link");
            actions.add(claim);
        }
        Anchor rules = new Anchor("calculator/" + match.item(), getTranslation("match.rules"));
        rules.setRouterIgnore(true);
        rules.getElement().setAttribute("aria-label", getTranslation("match.rules.of", title));
        actions.add(rules);
        box.add(actions);
        return box;
    }

    private void apply(PolicyMatch match, OrganisationView organisation) {
        getUI().ifPresent(ui -> ui.navigate("applications/"
                + application.begin(match.item(), organisation.id(), List.of()).id()));
    }

    private Component conditions(PolicyMatch match) {
        DescriptionList list = new DescriptionList();
        list.addClassName("kq-facts");
        match.conditions()
                .forEach(condition -> list.add(
                        new DescriptionList.Term(getTranslation("match.asked." + condition.condition())),
                        new DescriptionList.Description(
                                badge(condition.result()), new Span(" "), new Span(condition.data()))));
        return list;
    }

    private Component contracts(PolicyMatch match) {
        UnorderedList list = new UnorderedList();
        match.contracts().forEach(contract -> {
            Div facts = new Div(getTranslation("match.contract.left", contract.left()));
            facts.addClassNames("kq-quiet", "kq-small");
            ListItem line = new ListItem(new Span(contract.number() + " " + contract.title()), facts);
            if (contract.most() != null) {
                facts.add(new Span("; " + getTranslation("match.contract.most", contract.most())));
            }
            list.add(line);
        });
        return list;
    }

    private Component persons(PolicyMatch match) {
        UnorderedList list = new UnorderedList();
        match.persons().forEach(person -> {
            String level = getTranslation("intermediary.level." + person.level());
            ListItem line = new ListItem(new Span(person.number() + " " + person.name() + " " + level));
            if (person.most() != null) {
                Div facts = new Div(getTranslation("match.contract.most", person.most()));
                facts.addClassNames("kq-quiet", "kq-small");
                line.add(facts);
            }
            list.add(line);
        });
        return list;
    }

    private Component badge(Result result) {
        Tone tone =
                switch (result) {
                    case PASS -> Tone.GOOD;
                    case UNKNOWN -> Tone.SOON;
                    case FAIL -> Tone.LATE;
                };
        return new StatusBadge(getTranslation("match.result." + result), tone);
    }
}
