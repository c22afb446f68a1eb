package org.keqiao.studio.ui.policy;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.keqiao.policy.change.PolicyDraft;
import org.keqiao.process.BundleRefused;
import org.keqiao.process.Finding;
import org.keqiao.security.Actor;
import org.keqiao.security.Role;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.DayNames;
import org.keqiao.shared.ui.Notices;
import org.keqiao.studio.ui.ReasonDialog;
import org.keqiao.studio.ui.SentBack;

/** The way of a change into force: one hands it in, another decides. */
class JudgingPanel extends Div {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 2000;

    private final String key;
    private final transient PolicyParts parts;
    private final transient Consumer<Runnable> flush;
    private final transient Consumer<List<Finding>> refused;
    private final transient Runnable done;
    private final TextArea note = new TextArea();
    private final DatePicker from = new DatePicker();

    /**
     * @param flush saves what waits to be saved, and then does what it is given
     * @param refused shows what keeps it from being handed in or from coming into force
     * @param done something was done: everything is to be shown anew
     */
    JudgingPanel(
            String key,
            PolicyDraft draft,
            List<Finding> findings,
            PolicyParts parts,
            Consumer<Runnable> flush,
            Consumer<List<Finding>> refused,
            Runnable done) {
        this.key = key;
        this.parts = parts;
        this.flush = flush;
        this.refused = refused;
        this.done = done;
        if (draft.reason() != null) {
            add(new Paragraph(
                    getTranslation("policies.reason", SentBack.words(draft.reason(), parts.texts(), getLocale()))));
        }
        switch (draft.state()) {
            case EDITING -> editing(draft, findings);
            case SUBMITTED -> submitted(draft);
            case APPROVED -> add(submission(draft), new Paragraph(getTranslation("policies.waitsForDay")));
            case PUBLISHED, DISCARDED -> {}
        }
    }

    private Actor actor() {
        return parts.current().require();
    }

    private void editing(PolicyDraft draft, List<Finding> findings) {
        if (!actor().has(Role.FLOW_DESIGNER)) {
            add(new Paragraph(
                    getTranslation("policies.stillEdited", parts.people().named(draft.changedBy()))));
            return;
        }
        from.setLabel(getTranslation("policies.validFrom"));
        from.setHelperText(getTranslation("policies.validFrom.help"));
        DayNames.speak(from, getLocale());
        from.setValue(draft.validFrom());
        note.setLabel(getTranslation("studio.note"));
        note.setMaxLength(LONGEST);
        note.setWidthFull();
        note.setValue(draft.note() == null ? "" : draft.note());
        note.setRequired(!findings.isEmpty());
        Button submit = new Button(getTranslation("studio.submit"), click -> submit());
        submit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        submit.setEnabled(findings.stream().noneMatch(Finding::isError));
        Button discard = button("policies.discard", "policies.discard.done", () -> parts.drafting()
                .discard(actor(), key));
        add(new Div(from), note, row(submit, discard));
    }

    /** What was typed here before the table was saved again. */
    void keep(JudgingPanel before) {
        note.setValue(before.note.getValue());
        from.setValue(before.from.getValue());
    }

    private void submit() {
        String said = note.getValue().strip();
        if (said.isEmpty() && note.isRequired()) {
            note.setErrorMessage(getTranslation("policies.note.required"));
            note.setInvalid(true);
            note.focus();
            return;
        }
        if (from.isInvalid()) {
            // Taken for none, the change would hold at once.
            from.focus();
            return;
        }
        LocalDate day = from.getValue();
        flush.accept(() -> act(
                "studio.submit.done", () -> parts.approving().submit(actor(), key, said.isEmpty() ? null : said, day)));
    }

    private void submitted(PolicyDraft draft) {
        add(submission(draft));
        if (actor().has(Role.FLOW_PUBLISHER) && !draft.isBy(actor().username())) {
            Button approve = primary("studio.approve", "studio.approve.done", () -> parts.approving()
                    .approve(actor(), key));
            Button reject = new Button(getTranslation("studio.reject"), click -> new ReasonDialog(reason ->
                            act("studio.reject.done", () -> parts.approving().reject(actor(), key, reason)))
                    .open());
            add(row(approve, reject));
        } else {
            add(new Paragraph(getTranslation("publishing.waits", parts.people().named(draft.submittedBy()))));
        }
        if (actor().has(Role.FLOW_DESIGNER)) {
            add(row(button("policies.takeBack", "policies.takeBack.done", () -> parts.approving()
                    .takeBack(actor(), key))));
        }
    }

    private Div submission(PolicyDraft draft) {
        Div said = new Div();
        if (draft.submittedBy() != null && draft.submittedAt() != null) {
            said.add(new Paragraph(getTranslation(
                    "publishing.submitted",
                    parts.people().named(draft.submittedBy()),
                    DateText.minuteText(draft.submittedAt()))));
        }
        said.add(new Paragraph(
                draft.validFrom() == null
                        ? getTranslation("publishing.atOnce")
                        : getTranslation("policies.validFromIs", DateText.longDay(draft.validFrom(), getLocale()))));
        if (draft.note() != null) {
            said.add(new Paragraph(getTranslation("studio.noteIs", draft.note())));
        }
        return said;
    }

    private Button primary(String textKey, String doneKey, Runnable work) {
        Button button = button(textKey, doneKey, work);
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return button;
    }

    private Button button(String textKey, String doneKey, Runnable work) {
        return new Button(getTranslation(textKey), click -> act(doneKey, work));
    }

    private static Div row(Component... parts) {
        Div row = new Div(parts);
        row.addClassName("kq-row");
        return row;
    }

    private void act(String doneKey, Runnable work) {
        try {
            work.run();
            Notices.success(getTranslation(doneKey));
        } catch (BundleRefused no) {
            // Some things are wrong only on the day that was asked for: the check of the page does not know it.
            Notices.error(getTranslation("policies.refused"));
            refused.accept(no.findings());
            return;
        } catch (RuntimeException e) {
            parts.failures().show(e, getLocale());
        }
        done.run();
    }
}
