package org.keqiao.studio.ui.moving;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.keqiao.security.Role;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.keqiao.studio.moving.CaseMove;
import org.keqiao.studio.moving.MoveState;
import org.keqiao.studio.moving.MovedCase;

/** What became of each case, while it happens and afterwards. */
class ReportPanel extends MovingSection {

    private static final long serialVersionUID = 1L;

    private final transient CaseMove move;
    private final Grid<MovedCase> grid = new Grid<>();
    private final Set<String> picked = new HashSet<>();

    ReportPanel(CaseMove move, MovingParts parts, Runnable again) {
        super(parts, again);
        this.move = move;
        List<MovedCase> cases = parts.running().report(actor(), move.id());
        ProgressBar bar = new ProgressBar(0, Math.max(1, move.total()), move.done());
        bar.getElement().setAttribute("aria-label", getTranslation("moving.report"));
        Paragraph tally = new Paragraph(getTranslation("moving.progress", move.done(), move.total()));
        tally.getElement().setAttribute("role", "status");
        add(new H2(getTranslation("moving.report")), tally, bar, marks());
        if (cases.isEmpty()) {
            add(new Paragraph(getTranslation("moving.noCases")));
            return;
        }
        columns();
        // What stayed is what somebody has to look at.
        grid.setItems(cases.stream()
                .sorted(Comparator.comparing(
                        one -> one.state() != MovedCase.State.REFUSED && one.state() != MovedCase.State.FAILED))
                .toList());
        add(buttons(), grid);
    }

    private Div marks() {
        Div row = new Div();
        row.addClassName("kq-row");
        move.tally()
                .forEach((state, count) -> row.add(
                        new StatusBadge(getTranslation("moving.case." + state), tone(state)),
                        new Span(String.valueOf(count))));
        return row;
    }

    private void columns() {
        grid.setId("move-report");
        grid.setAllRowsVisible(false);
        grid.addColumn(one -> one.caseNumber().value())
                .setHeader(getTranslation("moving.caseNumber"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(one -> new StatusBadge(getTranslation("moving.case." + one.state()), tone(one.state())))
                .setHeader(getTranslation("moving.state"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(one -> new Span(parts.words(one.obstacles(), getLocale())))
                .setHeader(getTranslation("moving.why"))
                .setFlexGrow(1);
        grid.addColumn(one -> one.at() == null ? "" : DateText.minuteText(one.at()))
                .setHeader(getTranslation("studio.at"))
                .setAutoWidth(true)
                .setFlexGrow(0);
    }

    private Div buttons() {
        Div row = new Div();
        row.addClassName("kq-row");
        boolean still = move.state() == MoveState.DONE || move.state() == MoveState.STOPPED;
        if (!still || !actor().has(Role.FLOW_PUBLISHER)) {
            return row;
        }
        int stayed = move.tally().getOrDefault(MovedCase.State.REFUSED, 0)
                + move.tally().getOrDefault(MovedCase.State.FAILED, 0);
        if (stayed > 0) {
            row.add(new Button(
                    getTranslation("moving.retry", stayed),
                    click -> act("moving.retry.done", () -> parts.running().retry(actor(), move.id()))));
        }
        if (move.tally().getOrDefault(MovedCase.State.MOVED, 0) > 0) {
            Grid.Column<MovedCase> pick = grid.addComponentColumn(this::pick)
                    .setHeader(getTranslation("moving.back.pick"))
                    .setAutoWidth(true)
                    .setFlexGrow(0);
            List<Grid.Column<MovedCase>> order = new ArrayList<>(grid.getColumns());
            order.remove(pick);
            order.add(0, pick);
            grid.setColumnOrder(order);
            row.add(new Button(
                    getTranslation("moving.back"),
                    click -> act("moving.back.done", () -> parts.running()
                            .moveBack(actor(), move.id(), Set.copyOf(picked)))));
            row.add(new Span(getTranslation("moving.back.about")));
        }
        return row;
    }

    /** Only what was moved can go back; nothing ticked means all of it. */
    private Component pick(MovedCase one) {
        String number = one.caseNumber().value();
        if (one.state() != MovedCase.State.MOVED) {
            return new Span();
        }
        Checkbox box = new Checkbox(picked.contains(number), change -> {
            if (change.getValue()) {
                picked.add(number);
            } else {
                picked.remove(number);
            }
        });
        box.setAriaLabel(getTranslation("moving.back.of", number));
        return box;
    }

    static Tone tone(MovedCase.State state) {
        return switch (state) {
            case WAITING, RETURNING -> Tone.NEUTRAL;
            case MOVED -> Tone.GOOD;
            case REFUSED -> Tone.SOON;
            case FAILED -> Tone.LATE;
            case RETURNED -> Tone.PAUSED;
        };
    }
}
