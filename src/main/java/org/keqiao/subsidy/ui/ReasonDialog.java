package org.keqiao.subsidy.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Consumer;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FormDialog;

/** Asks a second person why something is not agreed to. */
class ReasonDialog extends FormDialog {

    private static final long serialVersionUID = 1L;

    /**
     * @param what is done, as title and button say it
     * @param about what it is done to
     * @param act told what was typed; the dialog stays open when it refuses
     */
    ReasonDialog(String what, String about, Failures failures, Consumer<String> act, Runnable done) {
        super(failures);
        setHeaderTitle(what);
        TextArea reason = field("reason", new TextArea(getTranslation("subsidy.reason")));
        show(new Paragraph(about), reason);
        offer(what, () -> act.accept(reason.getValue()), done);
    }
}
