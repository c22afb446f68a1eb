package org.keqiao.inbox.ui.decision;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/** Asks once more before an outcome that refuses somebody something. */
class SureDialog extends ConfirmDialog {

    private static final long serialVersionUID = 1L;

    /**
     * @param outcome what it is called
     * @param consequence what comes next
     */
    SureDialog(String outcome, String consequence, Runnable yes) {
        setHeader(getTranslation("inbox.sure", outcome));
        setText(consequence);
        setConfirmText(outcome);
        setConfirmButtonTheme("error primary");
        setCancelable(true);
        setCancelText(getTranslation("shell.cancel"));
        addConfirmListener(confirmed -> yes.run());
    }
}
