package org.keqiao.affiliation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.keqiao.affiliation.CompanyRelation;
import org.keqiao.affiliation.CompanyRelation.EndingState;
import org.keqiao.affiliation.CompanyRelation.RelationEnding;
import org.keqiao.affiliation.CompanyRelation.State;
import org.keqiao.affiliation.CompanyRelations;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.ui.EmptyState;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Notices;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.Pager;
import org.keqiao.shared.ui.PhoneCard;
import org.keqiao.shared.ui.PhoneCards;
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
public class CompanyRelationsView extends Page implements BeforeEnterObserver {

    static final String ROUTE = "company-relations";

    private static final long serialVersionUID = 1L;
    private static final int PAGE = 50;

    private final transient CompanyRelations relations;
    private final transient Failures failures;
    private final Grid<CompanyRelation> grid = new Grid<>();
    private final TextField words = new TextField();
    private final Pager pager = new Pager(this::go);

    private String query = "";

    @Nullable
    private String cursor;

    CompanyRelationsView(CompanyRelations relations, Failures failures) {
        super("affiliation.title");
        this.relations = relations;
        this.failures = failures;
        full();
        words.setPlaceholder(getTranslation("affiliation.search"));
        words.setAriaLabel(getTranslation("affiliation.search"));
        words.setClearButtonVisible(true);
        words.setPrefixComponent(VaadinIcon.SEARCH.create());
        words.setValueChangeMode(ValueChangeMode.LAZY);
        words.addValueChangeListener(change -> {
            if (!change.getValue().equals(query)) {
                go(null);
            }
        });
        PageHeader header = new PageHeader(getTranslation("affiliation.title"))
                .actions(words)
                .below(new Paragraph(getTranslation("affiliation.intro")));
        if (relations.isKept()) {
            Button enter = new Button(
                    getTranslation("affiliation.enter"),
                    click -> new CompanyRelationDialog(relations, failures, this::show).open());
            enter.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            header.actions(enter);
        }
        columns();
        add(header, grid, pager);
    }

    private void columns() {
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT, GridVariant.LUMO_NO_BORDER);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setSizeFull();
        grid.addComponentColumn(relation -> lines(relation.name(), relation.uscc()))
                .setHeader(getTranslation("affiliation.company"))
                .setFlexGrow(3)
                .setWidth("12rem");
        grid.addComponentColumn(this::kind)
                .setHeader(getTranslation("affiliation.kind"))
                .setFlexGrow(3)
                .setWidth("12rem");
        grid.addColumn(CompanyRelation::source)
                .setHeader(getTranslation("affiliation.source"))
                .setFlexGrow(2)
                .setWidth("11rem");
        grid.addColumn(this::period)
                .setHeader(getTranslation("affiliation.period"))
                .setFlexGrow(1)
                .setWidth("9rem");
        grid.addComponentColumn(this::standing)
                .setHeader(getTranslation("affiliation.state"))
                .setFlexGrow(2)
                .setWidth("11rem");
        grid.addComponentColumn(this::doing).setKey("doing").setFlexGrow(0).setWidth("13rem");
        grid.setItemDetailsRenderer(new ComponentRenderer<>(relation -> new Div(new Span(relation.evidence()))));
        PhoneCards.of(grid, getTranslation("affiliation.title"), relation -> new PhoneCard(new Span(relation.name()))
                .line(relation.uscc(), period(relation))
                .line(kind(relation))
                .line(relation.source())
                .line(standing(relation))
                .line(relation.evidence())
                .line(doing(relation)));
    }

    private static Component lines(String above, String below) {
        Span quiet = new Span(below);
        quiet.addClassName("kq-quiet");
        return new Div(new Div(above), quiet);
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
                ? getTranslation("affiliation.since", relation.from())
                : getTranslation("affiliation.fromTo", relation.from(), relation.to());
    }

    private Component standing(CompanyRelation relation) {
        RelationEnding ending = relation.ending();
        if (ending != null && ending.state() == EndingState.ENTERED) {
            String told = ending.last() == null
                    ? getTranslation("affiliation.by.striking", ending.enteredBy(), ending.reason())
                    : getTranslation("affiliation.by.ending", ending.enteredBy(), ending.last(), ending.reason());
            return lines(getTranslation("affiliation.state.ENDING"), told);
        }
        String who =
                switch (relation.state()) {
                    case ENTERED -> getTranslation("affiliation.by.ENTERED", relation.enteredBy());
                    case REJECTED -> getTranslation("affiliation.by.REJECTED", relation.decidedBy(), relation.note());
                    case IN_FORCE ->
                        getTranslation("affiliation.by.IN_FORCE", relation.enteredBy(), relation.decidedBy());
                    case STRUCK -> getTranslation("affiliation.by.STRUCK", ending.decidedBy(), ending.reason());
                };
        return lines(getTranslation("affiliation.state." + relation.state()), who);
    }

    private Component doing(CompanyRelation relation) {
        Div buttons = new Div();
        if (relation.awaitsReader()) {
            buttons.add(
                    button("affiliation.confirm", () -> told(relations.confirm(relation.id()))),
                    button(
                            "affiliation.reject",
                            () -> ask(
                                    "affiliation.reject",
                                    relation,
                                    false,
                                    (none, why) -> relations.reject(relation.id(), why))));
        } else if (relation.state() == State.IN_FORCE && !relation.waits() && relations.isKept()) {
            buttons.add(button(
                    "affiliation.end",
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

    private Button button(String key, Runnable work) {
        Button button = new Button(getTranslation(key), click -> work.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return button;
    }

    private void told(CompanyRelation now) {
        Notices.success(getTranslation(
                "affiliation.confirmed", now.name(), getTranslation("affiliation.state." + now.state())));
        show();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters asked = event.getLocation().getQueryParameters();
        cursor = asked.getSingleParameter("cursor").orElse(null);
        query = asked.getSingleParameter("q").orElse("");
        words.setValue(query);
        show();
    }

    private void show() {
        CursorPage<CompanyRelation> page = relations.list(query, cursor, PAGE);
        grid.setItems(page.items());
        pager.show(cursor, page);
        grid.setEmptyStateComponent(new EmptyState(
                VaadinIcon.CLUSTER,
                getTranslation(query.isEmpty() ? "affiliation.none" : "affiliation.notFound"),
                getTranslation("affiliation.none.about")));
    }

    private void go(@Nullable String after) {
        Map<String, String> asked = new HashMap<>();
        if (after != null) {
            asked.put("cursor", after);
        }
        if (!words.isEmpty()) {
            asked.put("q", words.getValue());
        }
        UI.getCurrent().navigate(CompanyRelationsView.class, QueryParameters.simple(asked));
    }
}
