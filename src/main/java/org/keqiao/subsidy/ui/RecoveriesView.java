package org.keqiao.subsidy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
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
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.keqiao.subsidy.clawback.Recoveries;
import org.keqiao.subsidy.clawback.Recovery;
import org.keqiao.subsidy.clawback.RemedyDesk;
import org.keqiao.subsidy.clawback.RepaymentDesk;
import org.springframework.lang.Nullable;

/** 追回款: what is owed back, what is due first, what came; finance records it here. */
@Route(value = RecoveriesView.ROUTE, layout = MainLayout.class)
@RolesAllowed({
    "FINANCE_OFFICER",
    "PROGRAM_OFFICER",
    "DEPUTY_DIRECTOR",
    "FINANCE_BUREAU",
    "TREASURY",
    "DISCIPLINE",
    "AUDITOR",
    "COUNTY_FINANCE",
    "COUNTY_HEAD"
})
public class RecoveriesView extends Page implements BeforeEnterObserver {

    static final String ROUTE = "recoveries";

    private static final long serialVersionUID = 1L;
    private static final int PAGE = 50;

    private final transient Recoveries recoveries;
    private final transient RepaymentDesk desk;
    private final transient RemedyDesk remedies;
    private final transient Failures failures;
    private final transient Clock clock;
    private final Grid<Recovery> grid = new Grid<>();
    private final Pager pager = new Pager(this::turn);
    private final Button other = new Button();
    private boolean settled;

    @Nullable
    private String cursor;

    RecoveriesView(Recoveries recoveries, RepaymentDesk desk, RemedyDesk remedies, Failures failures, Clock clock) {
        super("recovery.title");
        this.recoveries = recoveries;
        this.desk = desk;
        this.remedies = remedies;
        this.failures = failures;
        this.clock = clock;
        full();
        other.addClickListener(click -> go(!settled, null));
        PageHeader header = new PageHeader(getTranslation("recovery.title"))
                .below(new Paragraph(getTranslation("recovery.intro")))
                .actions(other);
        columns();
        add(header, grid, pager);
    }

    private void columns() {
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT, GridVariant.LUMO_NO_BORDER);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setSizeFull();
        grid.addComponentColumn(recovery -> lines(
                        new Anchor(
                                "case-file/" + recovery.caseId(),
                                recovery.caseNumber().value()),
                        recovery.title()))
                .setKey("case")
                .setHeader(getTranslation("recovery.case"))
                .setFlexGrow(2)
                .setWidth("11.5rem");
        grid.addComponentColumn(recovery -> lines(
                        new Span(recovery.applicant()), recovery.application().value()))
                .setKey("applicant")
                .setHeader(getTranslation("recovery.applicant"))
                .setFlexGrow(2)
                .setWidth("11.5rem");
        grid.addColumn(recovery -> recovery.decided().text())
                .setHeader(getTranslation("recovery.column.decided"))
                .setTextAlign(ColumnTextAlign.END)
                .setFlexGrow(0)
                .setWidth("7.5rem");
        grid.addColumn(recovery -> recovery.left().text())
                .setKey("left")
                .setHeader(getTranslation("recovery.column.left"))
                .setTextAlign(ColumnTextAlign.END)
                .setFlexGrow(0)
                .setWidth("7.5rem");
        grid.addComponentColumn(this::standing)
                .setKey("state")
                .setHeader(getTranslation("recovery.due"))
                .setFlexGrow(1)
                .setWidth("11.5rem");
        grid.addComponentColumn(this::doing).setKey("doing").setFlexGrow(0).setWidth("10rem");
        PhoneCards.of(grid, getTranslation("recovery.case"), recovery -> new PhoneCard(
                        recovery.applicant(), "case-file/" + recovery.caseId())
                .line(
                        recovery.caseNumber().value(),
                        getTranslation("recovery.card.left", recovery.left().text()))
                .line(standing(recovery))
                .line(doing(recovery)));
    }

    private static Component lines(Component above, String below) {
        Span quiet = new Span(below);
        quiet.addClassName("kq-quiet");
        return new Div(new Div(above), quiet);
    }

    private Component standing(Recovery recovery) {
        Tone tone =
                recovery.overdue() ? Tone.LATE : recovery.state() == Recovery.State.OWED ? Tone.ACTIVE : Tone.NEUTRAL;
        String word = recovery.stayedOn() != null
                ? "STAYED"
                : recovery.overdue() ? "OVERDUE" : recovery.state().name();
        Div state = new Div(new StatusBadge(getTranslation("recovery.state." + word), tone));
        if (recovery.dueOn() != null) {
            state.add(new Div(getTranslation(
                    "recovery.dueOn",
                    String.valueOf(recovery.dueOn()),
                    String.valueOf(recovery.dueAmount().text()))));
        }
        if (recovery.state() == Recovery.State.OWED && recovery.courtUntil() != null) {
            state.add(new Div(getTranslation(
                    "recovery.court", String.valueOf(recovery.courtFrom()), String.valueOf(recovery.courtUntil()))));
        }
        return state;
    }

    private Component doing(Recovery recovery) {
        Div buttons = new Div(button(
                "recovery.repayments",
                () -> new RepaymentsDialog(recovery.id(), recoveries, desk, failures, this::show).open()));
        boolean own = recovery.shares().stream()
                .anyMatch(share -> share.mayRecord() && share.left().isPositive());
        if (own) {
            buttons.add(button("recovery.record", () -> new RepaymentDialog(
                            recovery, desk, LocalDate.now(clock), failures, () -> recorded("recovery.recorded"))
                    .open()));
        }
        if (remedies.isOpen() && recovery.state() != Recovery.State.LIFTED) {
            buttons.add(button("recovery.remedy", () -> new RemedyDialog(
                            recovery,
                            remedies,
                            LocalDate.now(clock),
                            failures,
                            () -> recorded("recovery.remedy.recorded"))
                    .open()));
        }
        return buttons;
    }

    private void recorded(String key) {
        Notices.success(getTranslation(key));
        show();
    }

    private Button button(String key, Runnable work) {
        Button button = new Button(getTranslation(key), click -> work.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return button;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        settled = query.getSingleParameter("settled").filter("true"::equals).isPresent();
        cursor = query.getSingleParameter("cursor").orElse(null);
        show();
    }

    private void show() {
        CursorPage<Recovery> page = recoveries.list(settled, cursor, PAGE);
        grid.setItems(page.items());
        pager.show(cursor, page);
        other.setText(getTranslation(settled ? "recovery.show.owed" : "recovery.show.settled"));
        grid.setEmptyStateComponent(new EmptyState(
                VaadinIcon.ARROW_BACKWARD, getTranslation("recovery.none"), getTranslation("recovery.none.hint")));
    }

    private void turn(@Nullable String after) {
        go(settled, after);
    }

    private void go(boolean wanted, @Nullable String after) {
        Map<String, String> query = new HashMap<>();
        query.put("settled", String.valueOf(wanted));
        if (after != null) {
            query.put("cursor", after);
        }
        UI.getCurrent().navigate(RecoveriesView.class, QueryParameters.simple(query));
    }
}
