package org.keqiao.inbox.ui.decision;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.Objects;
import org.keqiao.casefile.CaseView;
import org.keqiao.inbox.seat.Seat;
import org.keqiao.inbox.seat.SeatedStep;
import org.keqiao.inbox.ui.CaseFileParts;
import org.keqiao.process.Outcome;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.Icons;
import org.keqiao.shared.ui.Languages;
import org.keqiao.shared.ui.Notices;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;

/** 席位: who has signed and who is still asked, beside the decision; the head of the office changes them here. */
public class SeatPanel extends Div {

    private static final long serialVersionUID = 1L;

    private final transient SeatedStep step;
    private final transient CaseView view;
    private final transient CaseFileParts parts;
    private final transient Runnable changed;

    /** @param changed shows the case afresh */
    public SeatPanel(SeatedStep step, CaseView view, CaseFileParts parts, Runnable changed) {
        this.step = step;
        this.view = view;
        this.parts = parts;
        this.changed = changed;
        addClassName("kq-section");
        boolean chinese = Languages.isChinese(getLocale());
        String name = getTranslation(
                "inbox.seats.step." + step.mode(),
                chinese ? step.step().zh() : step.step().en(),
                step.decided(),
                step.sitting().size());
        add(new H2(getTranslation("inbox.seats.title", name)));
        add(new Paragraph(getTranslation("inbox.seats.rule." + step.mode(), step.needed())));
        if (step.step().seats().veto()) {
            add(new Paragraph(getTranslation("inbox.seats.veto")));
        }
        OrderedList list = new OrderedList();
        list.addClassName("kq-timeline");
        step.seats().forEach(seat -> list.add(line(seat, chinese)));
        add(list);
        if (step.changeable()) {
            Button add = new Button(
                    getTranslation("inbox.seats.add"), Icons.decorative(VaadinIcon.PLUS), click -> addSeat());
            add(add);
        }
    }

    private ListItem line(Seat seat, boolean chinese) {
        ListItem item = new ListItem();
        Div head = new Div(
                new Span(
                        getTranslation("inbox.seats.seat", seat.number(), getTranslation("inbox.role." + seat.role()))),
                badge(seat, chinese));
        head.addClassName("kq-row");
        item.add(head);
        if (seat.person() != null) {
            Span by = new Span(
                    seat.decidedAt() == null
                            ? seat.person()
                            : getTranslation(
                                    "inbox.findings.by", seat.person(), DateText.minuteText(seat.decidedAt())));
            by.addClassNames("kq-quiet", "kq-small");
            item.add(by);
        }
        if (seat.opinion() != null) {
            Paragraph words = new Paragraph(seat.opinion());
            words.addClassName("kq-prose");
            item.add(words);
        }
        if (step.changeable(seat)) {
            item.add(commands(seat));
        }
        return item;
    }

    private StatusBadge badge(Seat seat, boolean chinese) {
        Outcome outcome = seat.outcome();
        if (outcome != null) {
            return new StatusBadge(
                    chinese ? outcome.zh() : outcome.en(),
                    switch (outcome.kind()) {
                        case ADVANCE -> Tone.GOOD;
                        case RETURN -> Tone.SOON;
                        case REFUSE -> Tone.LATE;
                    });
        }
        boolean waits = seat.isOpen();
        String state = waits && seat.username() == null ? "FREE" : seat.state().name();
        return new StatusBadge(getTranslation("inbox.seats.state." + state), waits ? Tone.ACTIVE : Tone.NEUTRAL);
    }

    private Div commands(Seat seat) {
        Div row = new Div();
        row.addClassName("kq-row");
        Button handOver = new Button(getTranslation("inbox.seats.replace"), click -> replaceSeat(seat));
        handOver.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        handOver.setAriaLabel(getTranslation("inbox.seats.replaceOf", seat.number()));
        row.add(handOver);
        if (step.removable(seat)) {
            Button remove = new Button(getTranslation("inbox.seats.remove"), click -> removeSeat(seat));
            remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
            remove.setAriaLabel(getTranslation("inbox.seats.removeOf", seat.number()));
            row.add(remove);
        }
        return row;
    }

    private void addSeat() {
        new SeatDialog(
                        getTranslation("inbox.seats.add"),
                        getTranslation("inbox.seats.add.hint." + step.mode()),
                        parts.seats().roles(step),
                        role -> parts.seats().candidates(step, Objects.requireNonNull(view.caseNumber()), role),
                        (role, username, reason) ->
                                done("add", () -> parts.seats().add(step.task(), role, username, reason)))
                .open();
    }

    private void replaceSeat(Seat seat) {
        new SeatDialog(
                        getTranslation("inbox.seats.replaceOf", seat.number()),
                        getTranslation("inbox.seats.replace.hint"),
                        List.of(seat.role()),
                        role -> parts.seats().candidates(step, Objects.requireNonNull(view.caseNumber()), role),
                        (role, username, reason) -> done(
                                "replace", () -> parts.seats().replace(step.task(), seat.number(), username, reason)))
                .open();
    }

    private void removeSeat(Seat seat) {
        new SeatDialog(
                        getTranslation("inbox.seats.removeOf", seat.number()),
                        getTranslation("inbox.seats.remove.hint"),
                        List.of(),
                        role -> List.of(),
                        (role, username, reason) ->
                                done("remove", () -> parts.seats().remove(step.task(), seat.number(), reason)))
                .open();
    }

    /** True when it was done; a refusal is told, and what was typed stays. */
    private boolean done(String what, Runnable act) {
        try {
            act.run();
        } catch (Refusal no) {
            Notices.warning(parts.failures().text(no, getLocale()));
            return false;
        }
        Notices.success(getTranslation("inbox.seats." + what + ".done"));
        changed.run();
        return true;
    }
}
