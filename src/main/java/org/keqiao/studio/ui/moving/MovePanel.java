package org.keqiao.studio.ui.moving;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.keqiao.security.Role;
import org.keqiao.shared.ui.ConfirmByName;
import org.keqiao.shared.ui.DateText;
import org.keqiao.studio.moving.CaseMove;
import org.keqiao.studio.moving.MoveState;

/** How far a move is, and what its reader may do with it. */
class MovePanel extends MovingSection {

    private static final long serialVersionUID = 1L;

    private final transient CaseMove move;
    private final transient Runnable keep;

    /** @param keep writes the plan as it stands on the screen */
    MovePanel(CaseMove move, MovingParts parts, Runnable keep, Runnable again) {
        super(parts, again);
        this.move = move;
        this.keep = keep;
        Div line = new Div(
                MovesView.badge(move.state(), this),
                new Span(getTranslation(
                        "studio.changedBy",
                        parts.people().named(move.changedBy()),
                        DateText.minuteText(move.changedAt()))));
        line.addClassName("kq-row");
        add(line);
        if (move.note() != null && !move.note().isBlank()) {
            add(new Paragraph(getTranslation("studio.noteIs", move.note())));
        }
        if (move.state() != MoveState.PLANNED && move.submittedBy() != null) {
            add(new Paragraph(
                    move.judgedBy() == null || move.state() == MoveState.SUBMITTED
                            ? getTranslation(
                                    "studio.submittedBy", parts.people().named(move.submittedBy()))
                            : getTranslation(
                                    "moving.people",
                                    parts.people().named(move.submittedBy()),
                                    parts.people().named(move.judgedBy()))));
        }
        if (move.reason() != null) {
            add(new Paragraph(getTranslation("studio.sentBack", move.reason())));
        }
        add(buttons());
    }

    private Div buttons() {
        Div row = new Div();
        row.addClassName("kq-row");
        boolean publisher = actor().has(Role.FLOW_PUBLISHER);
        switch (move.state()) {
            case PLANNED -> planned(row);
            case SUBMITTED -> submitted(row, publisher);
            case APPROVED -> {
                if (publisher) {
                    row.add(primary("moving.start", () -> parts.running().start(actor(), move.id())));
                }
                row.add(button("studio.takeBack", () -> parts.planning().takeBack(actor(), move.id())));
            }
            case RUNNING -> {
                if (publisher) {
                    row.add(button("moving.stop", () -> parts.running().stop(actor(), move.id())));
                }
            }
            case STOPPED -> {
                if (publisher) {
                    row.add(primary("moving.goOn", () -> parts.running().start(actor(), move.id())));
                }
            }
            case DONE, DISCARDED -> {
                // What may follow stands at the report.
            }
        }
        return row;
    }

    private void planned(Div row) {
        Button submit = new Button(getTranslation("studio.submit"), click -> new WordsDialog(
                        "moving.submit",
                        false,
                        note -> act("studio.submit.done", () -> {
                            // What stands on the screen is what is handed in.
                            keep.run();
                            parts.planning().submit(actor(), move.id(), note);
                        }))
                .open());
        submit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Button discard = new Button(getTranslation("moving.discard"), click -> new ConfirmByName(
                        getTranslation("moving.discard.title"),
                        getTranslation("moving.discard.about"),
                        move.matter(),
                        getTranslation("moving.discard"),
                        () -> act("moving.discard.done", () -> parts.planning().discard(actor(), move.id())))
                .open());
        discard.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ERROR);
        row.add(submit, discard);
    }

    private void submitted(Div row, boolean publisher) {
        if (publisher && !actor().username().equals(move.submittedBy())) {
            row.add(
                    primary("studio.approve", () -> parts.planning().approve(actor(), move.id())),
                    new Button(getTranslation("moving.reject"), click -> new WordsDialog(
                                    "moving.reject",
                                    true,
                                    reason -> act("studio.reject.done", () -> parts.planning()
                                            .reject(actor(), move.id(), reason)))
                            .open()));
        }
        row.add(button("studio.takeBack", () -> parts.planning().takeBack(actor(), move.id())));
    }
}
