package org.keqiao.inbox.ui.file;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.keqiao.inbox.CaseLooks.Look;
import org.keqiao.inbox.ui.SubmissionChanges;
import org.keqiao.shared.ui.DateText;
import org.springframework.lang.Nullable;

/** What is new in the file: since the reader last looked, or else since the submission before. */
public class SinceNote extends Div {

    private static final long serialVersionUID = 1L;

    SinceNote() {
        addClassName("kq-message");
        setVisible(false);
    }

    /** The applicant has answered since the reader's last look. */
    void answered(Look look, SubmissionChanges changes, Runnable open) {
        line(
                getTranslation(
                        "inbox.since.changed",
                        DateText.minuteText(look.at()),
                        changes.fields().size(),
                        changes.documents().size()),
                "inbox.changed.look",
                open);
    }

    /** The reader has seen the newest submission, or never looked: how it differs from the one before. */
    void differs(int submission, SubmissionChanges changes, Runnable open) {
        line(
                getTranslation(
                        "inbox.changed",
                        submission,
                        changes.fields().size(),
                        changes.documents().size()),
                "inbox.changed.look",
                open);
    }

    /** Others have worked on the case since the reader's last look. */
    void moved(@Nullable Look look, Runnable open) {
        if (look != null && look.acts() > 0) {
            line(
                    getTranslation("inbox.since.acts", DateText.minuteText(look.at()), look.acts()),
                    "inbox.since.record",
                    open);
        }
    }

    private void line(String text, String openKey, Runnable open) {
        Button look = new Button(getTranslation(openKey), click -> open.run());
        look.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
        Div line = new Div(new Span(text), look);
        line.addClassName("kq-row");
        add(line);
        setVisible(true);
    }
}
