package org.keqiao.intermediary.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Consumer;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FormDialog;

/** Asks why results are rejected, or a certificate is annulled. */
class TrainingReasonDialog extends FormDialog {

    private static final long serialVersionUID = 1L;

    /**
     * @param title key of a text
     * @param send key of the text of the button
     * @param work told the reason
     */
    TrainingReasonDialog(String title, String send, Consumer<String> work, Failures failures, Runnable done) {
        super(failures);
        setHeaderTitle(getTranslation(title));
        TextArea reason = field("reason", new TextArea(getTranslation("training.reason")));
        show(reason);
        offer(getTranslation(send), () -> work.accept(reason.getValue()), done);
    }

    /** @param key of the text that says what comes of it */
    TrainingReasonDialog about(String key) {
        addComponentAsFirst(new Paragraph(getTranslation(key)));
        return this;
    }
}
