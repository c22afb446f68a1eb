package org.keqiao.integrity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import java.util.function.Function;
import org.keqiao.integrity.IntegrityRecord;
import org.keqiao.integrity.IntegrityRecord.State;
import org.keqiao.integrity.IntegrityRecords;
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
import org.springframework.lang.Nullable;

/** 诚信记录: what is known against organisations, what waits for a second person first. */
@Route(value = IntegrityView.ROUTE, layout = MainLayout.class)
@RolesAllowed({
    "PROGRAM_OFFICER",
    "DISCIPLINE",
    "RECHECKER",
    "FINANCE_OFFICER",
    "DEPUTY_DIRECTOR",
    "MEETING_SECRETARY",
    "AUDITOR"
})
public class IntegrityView extends Page implements BeforeEnterObserver {

    static final String ROUTE = "integrity-records";

    private static final long serialVersionUID = 1L;
    private static final int PAGE = 50;

    private final transient IntegrityRecords records;
    private final transient Failures failures;
    private final Grid<IntegrityRecord> grid = new Grid<>();
    private final TextField words = new TextField();
    private final Pager pager = new Pager(this::go);

    @Nullable
    private String cursor;

    IntegrityView(IntegrityRecords records, Failures failures) {
        super("integrity.title");
        this.records = records;
        this.failures = failures;
        full();
        words.setPlaceholder(getTranslation("integrity.search"));
        words.setAriaLabel(getTranslation("integrity.search"));
        words.setClearButtonVisible(true);
        words.setPrefixComponent(VaadinIcon.SEARCH.create());
        words.setValueChangeMode(ValueChangeMode.LAZY);
        words.addValueChangeListener(change -> go(null));
        PageHeader header = new PageHeader(getTranslation("integrity.title")).actions(words);
        if (records.isKept()) {
            Button enter = new Button(
                    getTranslation("integrity.enter"),
                    click -> new IntegrityRecordDialog(records, failures, this::show).open());
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
        grid.addComponentColumn(record -> lines(record.name(), record.uscc()))
                .setHeader(getTranslation("integrity.organisation"))
                .setFlexGrow(3)
                .setWidth("12rem");
        grid.addComponentColumn(this::result)
                .setHeader(getTranslation("integrity.result"))
                .setFlexGrow(0)
                .setWidth("9rem");
        grid.addComponentColumn(record -> lines(kind(record), record.source()))
                .setHeader(getTranslation("integrity.kind"))
                .setFlexGrow(3)
                .setWidth("12rem");
        grid.addColumn(this::period)
                .setHeader(getTranslation("integrity.period"))
                .setFlexGrow(1)
                .setWidth("9rem");
        grid.addComponentColumn(this::standing)
                .setHeader(getTranslation("integrity.state"))
                .setFlexGrow(2)
                .setWidth("11rem");
        grid.addComponentColumn(this::doing).setKey("doing").setFlexGrow(0).setWidth("13rem");
        grid.setItemDetailsRenderer(new ComponentRenderer<>(record -> new Div(new Span(record.evidence()))));
        PhoneCards.of(grid, getTranslation("integrity.title"), record -> new PhoneCard(new Span(record.name()))
                .line(record.uscc(), kind(record))
                .line(record.source(), period(record))
                .line(result(record), standing(record))
                .line(record.evidence())
                .line(doing(record)));
    }

    private Component lines(String first, String second) {
        Span quiet = new Span(second);
        quiet.addClassName("kq-quiet");
        return new Div(new Div(first), quiet);
    }

    private String kind(IntegrityRecord record) {
        return getTranslation("integrity.kind." + record.kind());
    }

    private StatusBadge result(IntegrityRecord record) {
        Tone tone =
                switch (record.result()) {
                    case PASS -> Tone.GOOD;
                    case WARN -> Tone.SOON;
                    case BLOCK -> Tone.LATE;
                };
        return new StatusBadge(getTranslation("integrity.result." + record.result()), tone);
    }

    private String period(IntegrityRecord record) {
        return record.to() == null
                ? getTranslation("integrity.since", record.from())
                : getTranslation("integrity.fromTo", record.from(), record.to());
    }

    private Component standing(IntegrityRecord record) {
        String who =
                switch (record.state()) {
                    case ENTERED -> getTranslation("integrity.by.ENTERED", record.enteredBy());
                    case LIFTING -> getTranslation("integrity.by.LIFTING", record.liftAskedBy(), record.liftReason());
                    case LIFTED -> getTranslation("integrity.by.LIFTED", record.liftedBy(), record.liftReason());
                    case IN_FORCE -> getTranslation("integrity.by.IN_FORCE", record.enteredBy(), record.decidedBy());
                    case REJECTED -> getTranslation("integrity.by.REJECTED", record.decidedBy(), record.note());
                };
        String state = record.decisionFell() && record.state() == State.LIFTING
                ? "integrity.state.LIFTING.fallen"
                : "integrity.state." + record.state();
        return lines(getTranslation(state), who);
    }

    private Component doing(IntegrityRecord record) {
        Div buttons = new Div();
        if (record.awaitsReader()) {
            buttons.add(button("integrity.confirm", () -> done("integrity.confirmed", records::confirm, record.id())));
            if (!record.decisionFell()) {
                buttons.add(button("integrity.reject", () -> ask("integrity.reject", record, records::reject)));
            }
        } else if (record.state() == State.IN_FORCE && records.isKept()) {
            buttons.add(button("integrity.lift", () -> ask("integrity.lift", record, records::askToLift)));
        }
        return buttons;
    }

    private Button button(String key, Runnable work) {
        Button button = new Button(getTranslation(key), click -> work.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return button;
    }

    private void ask(String key, IntegrityRecord record, IntegrityReasonDialog.Decision decision) {
        new IntegrityReasonDialog(key, record, failures, decision, this::show).open();
    }

    private void done(String told, Function<UUID, IntegrityRecord> work, UUID id) {
        IntegrityRecord now = work.apply(id);
        Notices.success(getTranslation(told, now.name(), getTranslation("integrity.state." + now.state())));
        show();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void go(@Nullable String after) {
        cursor = after;
        show();
    }

    private void show() {
        CursorPage<IntegrityRecord> page = records.list(words.getValue(), cursor, PAGE);
        grid.setItems(page.items());
        pager.show(cursor, page);
        grid.setEmptyStateComponent(new EmptyState(
                VaadinIcon.SHIELD,
                getTranslation(words.isEmpty() ? "integrity.none" : "integrity.notFound"),
                getTranslation("integrity.none.about")));
    }
}
