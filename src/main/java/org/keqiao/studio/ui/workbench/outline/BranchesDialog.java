package org.keqiao.studio.ui.workbench.outline;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;

/** Names what would go with a card before it goes. */
final class BranchesDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    BranchesDialog(String reason, Runnable all) {
        setHeaderTitle(getTranslation("studio.steps.branches"));
        add(new Paragraph(reason));
        Button remove = new Button(getTranslation("studio.steps.branches.remove"), click -> {
            close();
            all.run();
        });
        remove.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_ERROR);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), remove);
    }
}
