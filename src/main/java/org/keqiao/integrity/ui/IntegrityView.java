package org.keqiao.integrity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import java.util.function.Function;
import org.keqiao.integrity.IntegrityRecord;
import org.keqiao.integrity.IntegrityRecord.State;
import org.keqiao.integrity.IntegrityRecords;
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
public class IntegrityView extends RegisterPage<IntegrityRecord> {

    static final String ROUTE = "integrity-records";

    private static final long serialVersionUID = 1L;

    private final transient IntegrityRecords records;
    private final transient Failures failures;

    IntegrityView(IntegrityRecords records, Failures failures) {
        super(new Wording(
                "integrity.title",
                "integrity.search",
                "integrity.none",
                "integrity.notFound",
                "integrity.none.about",
                VaadinIcon.SHIELD));
        this.records = records;
        this.failures = failures;
        if (records.isKept()) {
            enters(getTranslation("integrity.enter"), () -> new IntegrityRecordDialog(records, failures, this::show)
                    .open());
        }
        columns();
    }

    @Override
    protected CursorPage<IntegrityRecord> page(String query, @Nullable String after, int limit) {
        return records.list(query, after, limit);
    }

    private void columns() {
        grid.addComponentColumn(record -> lines(record.name(), record.uscc()))
                .setHeader(getTranslation("integrity.organisation"))
                .setFlexGrow(3)
                .setWidth("13rem");
        grid.addComponentColumn(this::result)
                .setKey("result")
                .setHeader(getTranslation("integrity.result"))
                .setFlexGrow(0)
                .setWidth("8rem");
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
                .setWidth("10rem");
        grid.addComponentColumn(this::doing).setKey("doing").setFlexGrow(0).setWidth("10rem");
        grid.setItemDetailsRenderer(new ComponentRenderer<>(record -> new Div(new Span(record.evidence()))));
        PhoneCards.of(grid, getTranslation("integrity.title"), record -> new PhoneCard(new Span(record.name()))
                .line(record.uscc(), kind(record))
                .line(record.source(), period(record))
                .line(result(record), standing(record))
                .line(record.evidence())
                .line(doing(record)));
    }

    private String kind(IntegrityRecord record) {
        return getTranslation("integrity.kind." + record.kind());
    }

    /** In its colour only while it counts: neither before the second person nor afterwards. */
    private StatusBadge result(IntegrityRecord record) {
        String said = getTranslation("integrity.result." + record.result());
        if (record.state() == State.ENTERED) {
            return new StatusBadge(getTranslation("integrity.result.waiting", said), Tone.SOON);
        }
        if (record.state() == State.REJECTED || record.state() == State.LIFTED) {
            return new StatusBadge(said, Tone.NEUTRAL);
        }
        Tone tone =
                switch (record.result()) {
                    case PASS -> Tone.GOOD;
                    case WARN -> Tone.SOON;
                    case BLOCK -> Tone.LATE;
                };
        return new StatusBadge(said, tone);
    }

    private String period(IntegrityRecord record) {
        return record.to() == null
                ? getTranslation("integrity.since", record.from().toString())
                : getTranslation(
                        "integrity.fromTo",
                        record.from().toString(),
                        record.to().toString());
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
            buttons.add(button(
                    getTranslation("integrity.confirm"),
                    () -> done("integrity.confirmed", records::confirm, record.id())));
            if (!record.decisionFell()) {
                buttons.add(button(
                        getTranslation("integrity.reject"), () -> ask("integrity.reject", record, records::reject)));
            }
        } else if (record.state() == State.IN_FORCE && records.isKept()) {
            buttons.add(
                    button(getTranslation("integrity.lift"), () -> ask("integrity.lift", record, records::askToLift)));
        }
        return buttons;
    }

    private void ask(String key, IntegrityRecord record, IntegrityReasonDialog.Decision decision) {
        new IntegrityReasonDialog(key, record, failures, decision, this::show).open();
    }

    private void done(String told, Function<UUID, IntegrityRecord> work, UUID id) {
        IntegrityRecord now = work.apply(id);
        Notices.success(getTranslation(told, now.name(), getTranslation("integrity.state." + now.state())));
        show();
    }
}
