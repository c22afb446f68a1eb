package org.keqiao.inbox.ui.decision;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.keqiao.casefile.CaseView;
import org.keqiao.casefile.CorrectionItem;
import org.keqiao.inbox.Completed;
import org.keqiao.inbox.Completion;
import org.keqiao.inbox.InboxRow;
import org.keqiao.inbox.TaskView;
import org.keqiao.inbox.Unfinished;
import org.keqiao.inbox.ui.AssignDialog;
import org.keqiao.inbox.ui.CaseFileParts;
import org.keqiao.inbox.ui.InboxGrid;
import org.keqiao.inbox.ui.StepText;
import org.keqiao.inbox.ui.WayBack;
import org.keqiao.process.Outcome;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Light;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.DueLight;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Notices;
import org.keqiao.shared.ui.Paths;
import org.keqiao.shared.ui.SaveState;
import org.springframework.lang.Nullable;

/** The right side of a case: the step, its form, the opinion, and one button for each way it can end. */
public class DecisionPane extends Div {

    private static final long serialVersionUID = 1L;

    private final transient TaskView task;
    private final transient CaseView view;
    private final transient CaseFileParts parts;
    private final transient Consumer<String> again;
    private final OutcomeNames names;
    private final ErrorSummary errors = new ErrorSummary();
    private final Div message = new Div();
    private final SaveState state = new SaveState(this::keepTyped);
    private final Div ways = new Div();
    private final CorrectionSlot correction;

    @Nullable
    private StepForm form;

    @Nullable
    private OpinionField opinion;

    @Nullable
    private OpenNext openNext;

    @Nullable
    private transient Instant savedAt;

    /**
     * @param again shows the case afresh, with this task
     */
    public DecisionPane(TaskView task, CaseView view, CaseFileParts parts, String me, Consumer<String> again) {
        this.task = task;
        this.view = view;
        this.parts = parts;
        this.again = again;
        correction = new CorrectionSlot(view, parts, ways, state::changed);
        addClassNames("kq-section", "kq-decision");
        names = new OutcomeNames(task, parts, getLocale());
        InboxRow row = task.row();
        Light light = row.light() == null ? Light.GREEN : row.light();
        Span limit = new Span(getTranslation("inbox.limit.step"));
        limit.addClassNames("kq-quiet", "kq-small");
        Div clock = new Div(limit, new DueLight(light, row.daysLeft(), row.dueOn(), false));
        clock.addClassName("kq-row");
        clock.setVisible(row.dueOn() != null || light == Light.PAUSED);
        add(new H2(StepText.of(row, getLocale(), this)), clock);
        message.setVisible(false);
        add(message);
        if (me.equals(row.assignee())) {
            work();
        } else if (task.led() && (row.assignee() != null || task.obstacle() != null)) {
            lead();
        } else if (task.obstacle() != null) {
            tell("tone-soon", getTranslation("inbox.obstacle." + obstacleKey(task.obstacle())));
        } else if (row.assignee() == null) {
            offer();
        } else {
            tell("tone-paused", getTranslation("inbox.claimedBy", row.assigneeName()));
        }
    }

    private static String obstacleKey(String code) {
        return switch (code) {
            case "SEPARATION_OF_DUTY",
                    "APPLICANT_SIDE",
                    "ROLE_MISSING",
                    "SEAT_TAKEN_BEFORE",
                    "RECUSED",
                    "RECUSAL_PENDING",
                    "RELATION_DECLARED",
                    "POLICY_WRITER" -> code;
            default -> "OTHER";
        };
    }

    /** The step in the reader's language. */
    public String stepName() {
        return task.row().name(getLocale());
    }

    private void offer() {
        Button claim = new Button(getTranslation("inbox.claimAndWork"), click -> claim());
        claim.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(new Paragraph(getTranslation("inbox.unclaimed")), claim);
    }

    /** The head of the office sees who has it, and may give it to somebody else. */
    private void lead() {
        InboxRow row = task.row();
        boolean taking = row.assignee() != null;
        add(new Paragraph(
                taking
                        ? getTranslation("inbox.claimedBy", row.assigneeName())
                        : getTranslation("inbox.unclaimed.led")));
        Button give = new Button(getTranslation(taking ? "inbox.reassign" : "inbox.assign"), click -> new AssignDialog(
                        1, parts.assignments().colleagues(row.id()), taking, (who, reason) -> give(who, reason))
                .open());
        give.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(give);
    }

    private void give(@Nullable String username, String reason) {
        try {
            if (username == null) {
                parts.assignments().takeBack(task.row().id(), reason);
            } else {
                parts.assignments().assign(task.row().id(), username, reason);
            }
            Notices.success(getTranslation(username == null ? "inbox.released" : "inbox.assigned", 1));
            again.accept(task.row().id());
        } catch (Refusal no) {
            lost(no);
        }
    }

    /** Takes the step, unless somebody has it. */
    public void claim() {
        if (task.row().assignee() != null || task.obstacle() != null) {
            return;
        }
        try {
            parts.inbox().claim(task.row().id());
            again.accept(task.row().id());
        } catch (Refusal taken) {
            lost(taken);
        }
    }

    private void work() {
        StepForm fields = new StepForm(task, view, parts);
        form = fields;
        add(errors, fields);
        TaskView.Draft draft = task.draft();
        OpinionField words =
                new OpinionField(draft == null ? null : draft.typed().opinion(), parts, state::changed);
        opinion = words;
        outcomes();
        add(words, correction, ways, tools());
        fields.onChange(state::changed);
        if (draft != null) {
            savedAt = draft.savedAt();
            if (draft.typed().notice() != null) {
                resumeNotice(draft.typed().notice());
            }
            state.saved(draft.savedAt());
        }
    }

    private void resumeNotice(List<CorrectionItem> begun) {
        task.step().outcomes().stream()
                .filter(names::asksForCorrection)
                .findFirst()
                .ifPresent(outcome -> openCorrection(outcome, begun));
    }

    private void outcomes() {
        ways.addClassName("kq-outcomes");
        boolean first = true;
        for (Outcome outcome : task.step().outcomes()) {
            Button button = new Button(names.label(outcome), click -> choose(outcome));
            button.setDisableOnClick(false);
            button.setWidthFull();
            if (first && outcome.kind() == Outcome.Kind.ADVANCE) {
                button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
                button.setTooltipText("Ctrl + Enter");
                first = false;
            } else if (outcome.kind() == Outcome.Kind.REFUSE) {
                button.addThemeVariants(ButtonVariant.LUMO_ERROR);
            }
            Span next = new Span(names.whatNext(outcome));
            next.addClassNames("kq-quiet", "kq-small");
            ways.add(new Div(button, next));
        }
    }

    private Div tools() {
        Button keep = new Button(getTranslation("inbox.save"), click -> save());
        Button giveBack = new Button(getTranslation("inbox.release"), click -> release());
        giveBack.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        openNext = new OpenNext(parts.preferences());
        Div buttons = new Div(keep, giveBack, state);
        buttons.addClassName("kq-row");
        return new Div(buttons, openNext);
    }

    /** Ends the step by its first advancing outcome, or sends the notice that is being written. */
    public void submitPrimary() {
        if (correction.isOpen()) {
            correction.send();
        } else if (form != null) {
            task.step().outcomes().stream()
                    .filter(outcome -> outcome.kind() == Outcome.Kind.ADVANCE)
                    .findFirst()
                    .ifPresent(this::choose);
        }
    }

    private void choose(Outcome outcome) {
        if (names.asksForCorrection(outcome)) {
            openCorrection(outcome, List.of());
            state.changed();
        } else if (outcome.kind() == Outcome.Kind.REFUSE) {
            new SureDialog(names.label(outcome), names.whatNext(outcome), () -> complete(outcome, List.of())).open();
        } else {
            complete(outcome, List.of());
        }
    }

    private void openCorrection(Outcome outcome, List<CorrectionItem> begun) {
        correction.open(names.label(outcome), begun, () -> complete(outcome, correction.items()));
    }

    private void complete(Outcome outcome, List<CorrectionItem> items) {
        clear();
        try {
            Completed completed = parts.inbox()
                    .complete(task.row().id(), new Completion(outcome.key(), form.answers(), opinion.text(), items));
            state.givenUp();
            Notices.success(getTranslation("inbox.completed", names.led(completed)));
            goOn();
        } catch (Refusal no) {
            refused(no);
        }
    }

    private void goOn() {
        Optional<InboxRow> next = openNext.getValue() ? names.nextOfMine() : Optional.empty();
        Paths.open(next.map(InboxGrid::path).orElseGet(() -> WayBack.path(UI.getCurrent())));
    }

    private void save() {
        clear();
        state.changed();
        keepTyped();
    }

    /** Saves what was typed since it was last saved; false when it could not be, which is then told. */
    public boolean keepTyped() {
        if (!state.isChanged()) {
            return true;
        }
        try {
            savedAt = parts.inbox()
                    .saveDraft(
                            task.row().id(),
                            new Unfinished(form.answers(), opinion.text(), correction.items()),
                            savedAt);
            state.saved(savedAt);
            return true;
        } catch (Refusal no) {
            state.failed();
            lost(no);
            return false;
        }
    }

    /** What was typed and cannot be saved may be left behind, once somebody says so. */
    public void offerToLeave(Runnable leave) {
        Button go = new Button(getTranslation("inbox.leaveUnsaved"), click -> {
            state.givenUp();
            leave.run();
        });
        go.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        message.add(go);
    }

    private void release() {
        if (!keepTyped()) {
            return;
        }
        try {
            parts.inbox().release(task.row().id());
            Notices.undo(getTranslation("inbox.released", 1), () -> {
                parts.inbox().claim(task.row().id());
                Paths.open(InboxGrid.path(task.row()));
            });
            again.accept(task.row().id());
        } catch (Refusal no) {
            refused(no);
        }
    }

    private void clear() {
        errors.show(List.of());
        form.show(List.of());
        opinion.clear();
        message.setVisible(false);
    }

    private void refused(Refusal no) {
        if (no.kind() == Refusal.Kind.INVALID) {
            List<FieldError> ofForm = new ArrayList<>();
            List<ErrorSummary.Line> lines = new ArrayList<>();
            for (FieldError error : no.errors()) {
                if (error.field().equals("opinion")) {
                    lines.add(opinion.show(error));
                } else {
                    ofForm.add(error);
                }
            }
            form.show(ofForm);
            if (no.errors().isEmpty()) {
                lines.add(new ErrorSummary.Line(parts.failures().text(no, getLocale()), null));
            }
            errors.show(lines);
        } else {
            lost(no);
        }
    }

    /** Somebody was faster, or the case moved on: says so, keeps what was typed on the page, shows the way on. */
    private void lost(Refusal no) {
        tell("tone-soon", parts.failures().text(no, getLocale()));
        Button reload = new Button(getTranslation("inbox.reload"), click -> {
            state.givenUp();
            again.accept(null);
        });
        reload.addThemeVariants(ButtonVariant.LUMO_SMALL);
        message.add(reload);
        // On a phone the button was far below.
        message.getElement().executeJs("setTimeout(() => this.scrollIntoView({block: 'center'}))");
        if (no.code().equals("STALE_DRAFT")) {
            Button mine = new Button(getTranslation("inbox.keepMine"), click -> keepMine());
            mine.addThemeVariants(ButtonVariant.LUMO_SMALL);
            message.add(mine);
        }
    }

    /** Two windows of one person: this one's text replaces the other's. */
    private void keepMine() {
        message.setVisible(false);
        TaskView.Draft theirs = parts.inbox().view(task.row().id()).draft();
        savedAt = theirs == null ? null : theirs.savedAt();
        keepTyped();
    }

    private void tell(String tone, String text) {
        message.removeAll();
        message.setClassName("kq-message");
        message.addClassName(tone);
        message.getElement().setAttribute("role", "alert");
        message.add(new Paragraph(text));
        message.setVisible(true);
    }
}
