package org.keqiao.integrity.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.UUID;
import org.keqiao.integrity.IntegrityRecord;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FormDialog;

/** Asks why a record is rejected, or is to be lifted. */
class IntegrityReasonDialog extends FormDialog {

    private static final long serialVersionUID = 1L;

    /** What is done with the reason. */
    @FunctionalInterface
    interface Decision {
        IntegrityRecord apply(UUID record, String reason);
    }

    IntegrityReasonDialog(String what, IntegrityRecord record, Failures failures, Decision decision, Runnable decided) {
        super(failures);
        setHeaderTitle(getTranslation(what));
        TextArea reason = field("reason", new TextArea(getTranslation("integrity.reason")));
        show(
                new Paragraph(getTranslation(
                        "integrity.of", record.name(), getTranslation("integrity.kind." + record.kind()))),
                reason);
        offer(getTranslation(what), () -> decision.apply(record.id(), reason.getValue()), decided);
    }
}
