package org.keqiao.affiliation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.function.BiConsumer;
import org.keqiao.affiliation.CompanyRelation;
import org.keqiao.affiliation.CompanyRelation.EndingState;
import org.keqiao.affiliation.CompanyRelation.RelationEnding;
import org.keqiao.affiliation.CompanyRelation.State;
import org.keqiao.affiliation.CompanyRelations;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Notices;
import org.keqiao.shared.ui.PhoneCard;
import org.keqiao.shared.ui.PhoneCards;
import org.keqiao.shared.ui.RegisterPage;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.springframework.lang.Nullable;

/** 企业关联关系: who holds whom and who belongs to which group, what waits for a second person first. */
@Route(value = CompanyRelationsView.ROUTE, layout = MainLayout.class)
@RolesAllowed({
    "PROGRAM_OFFICER",
    "DISCIPLINE",
    "RECHECKER",
    "FINANCE_OFFICER",
    "DEPUTY_DIRECTOR",
    "MEETING_SECRETARY",
    "AUDITOR"
})
public class CompanyRelationsView extends RegisterPage<CompanyRelation> {

    static final String ROUTE = "company-relations";

    private static final long serialVersionUID = 1L;

    private final transient CompanyRelations relations;
    private final transient Failures failures;

    CompanyRelationsView(CompanyRelations relations, Failures failures) {
        super(new Wording(
                "affiliation.title",
                "affiliation.search",
                "affiliation.none",
                "affiliation.notFound",
                "affiliation.none.about",
                VaadinIcon.CLUSTER));
        this.relations = relations;
        this.failures = failures;
        header.below(new Paragraph(getTranslation("affiliation.intro")));
        if (relations.isKept()) {
            enters(getTranslation("affiliation.enter"), () -> new CompanyRelationDialog(relations, failures, this::show)
                    .open());
        }
        columns();
    }

    @Override
    protected CursorPage<CompanyRelation> page(String query, @Nullable String after, int limit) {
        return relations.list(query, after, limit);
    }

    private void columns() {
        grid.addComponentColumn(relation -> lines(relation.name(), relation.uscc()))
                .setHeader(getTranslation("affiliation.company"))
                .setFlexGrow(3)
                .setWidth("13rem");
        grid.addComponentColumn(this::kind)
                .setHeader(getTranslation("affiliation.kind"))
                .setFlexGrow(3)
                .setWidth("13rem");
        grid.addColumn(CompanyRelation::source)
                .setHeader(getTranslation("affiliation.source"))
                .setFlexGrow(2)
                .setWidth("9rem");
        grid.addColumn(this::period)
                .setHeader(getTranslation("affiliation.period"))
                .setFlexGrow(1)
                .setWidth("9rem");
        grid.addComponentColumn(this::standing)
                .setHeader(getTranslation("affiliation.state"))
                .setFlexGrow(2)
                .setWidth("9.5rem");
        grid.addComponentColumn(this::doing).setKey("doing").setFlexGrow(0).setWidth("9rem");
        grid.setItemDetailsRenderer(new ComponentRenderer<>(relation -> new Div(new Span(relation.evidence()))));
        PhoneCards.of(grid, getTranslation("affiliation.title"), relation -> new PhoneCard(new Span(relation.name()))
                .line(relation.uscc(), period(relation))
                .line(kind(relation))
                .line(relation.source())
                .line(standing(relation))
                .line(relation.evidence())
                .line(doing(relation)));
    }

    private Component kind(CompanyRelation relation) {
        return switch (relation.kind()) {
            case SHAREHOLDING ->
                lines(
                        getTranslation(
                                "affiliation.holds",
                                relation.percent().stripTrailingZeros().toPlainString(),
                                relation.otherName()),
                        relation.otherUscc());
            case GROUP -> lines(relation.group(), getTranslation("affiliation.kind." + relation.kind()));
            case SPOUSES -> lines(getTranslation("affiliation.spouseOf", relation.otherName()), relation.otherUscc());
        };
    }

    private String period(CompanyRelation relation) {
        return relation.to() == null
                ? getTranslation("affiliation.since", relation.from().toString())
                : getTranslation(
                        "affiliation.fromTo",
                        relation.from().toString(),
                        relation.to().toString());
    }

    private static Component standing(String state, Tone tone, String who) {
        Span quiet = new Span(who);
        quiet.addClassName("kq-quiet");
        return new Div(new Div(new StatusBadge(state, tone)), quiet);
    }

    private Component standing(CompanyRelation relation) {
        RelationEnding ending = relation.ending();
        if (ending != null && ending.state() == EndingState.ENTERED) {
            String told = ending.last() == null
                    ? getTranslation("affiliation.by.striking", ending.enteredBy(), ending.reason())
                    : getTranslation("affiliation.by.ending", ending.enteredBy(), ending.last(), ending.reason());
            return standing(getTranslation("affiliation.state.ENDING"), Tone.SOON, told);
        }
        String who =
                switch (relation.state()) {
                    case ENTERED -> getTranslation("affiliation.by.ENTERED", relation.enteredBy());
                    case REJECTED -> getTranslation("affiliation.by.REJECTED", relation.decidedBy(), relation.note());
                    case IN_FORCE ->
                        getTranslation("affiliation.by.IN_FORCE", relation.enteredBy(), relation.decidedBy());
                    case STRUCK -> getTranslation("affiliation.by.STRUCK", ending.decidedBy(), ending.reason());
                };
        Tone tone =
                switch (relation.state()) {
                    case ENTERED -> Tone.ACTIVE;
                    case IN_FORCE -> Tone.GOOD;
                    case REJECTED, STRUCK -> Tone.NEUTRAL;
                };
        return standing(getTranslation("affiliation.state." + relation.state()), tone, who);
    }

    private Component doing(CompanyRelation relation) {
        Div buttons = new Div();
        if (relation.awaitsReader()) {
            buttons.add(
                    button(getTranslation("affiliation.confirm"), () -> told(relations.confirm(relation.id()))),
                    button(
                            getTranslation("affiliation.reject"),
                            () -> ask(
                                    "affiliation.reject",
                                    relation,
                                    false,
                                    (none, why) -> relations.reject(relation.id(), why))));
        } else if (relation.state() == State.IN_FORCE && !relation.waits() && relations.isKept()) {
            buttons.add(button(
                    getTranslation("affiliation.end"),
                    () -> ask(
                            "affiliation.end",
                            relation,
                            true,
                            (last, why) -> relations.end(relation.id(), last, why))));
        }
        return buttons;
    }

    private void ask(String what, CompanyRelation relation, boolean ending, BiConsumer<LocalDate, String> act) {
        new RelationReasonDialog(what, relation.name(), ending, failures, act, this::show).open();
    }

    private void told(CompanyRelation now) {
        Notices.success(getTranslation(
                "affiliation.confirmed", now.name(), getTranslation("affiliation.state." + now.state())));
        show();
    }
}
