package org.keqiao.inbox.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.function.BiConsumer;
import org.keqiao.inbox.Assignments;
import org.keqiao.inbox.Assignments.Colleague;

/** Chooses the colleague who is given the selected tasks, and says why. */
class AssignDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final ComboBox<Colleague> who = new ComboBox<>();
    private final TextArea reason = new TextArea();

    /**
     * @param colleagues who may be chosen; none when the tasks have no group in common
     * @param give takes the sign-in name and the reason
     */
    AssignDialog(int count, List<Colleague> colleagues, BiConsumer<String, String> give) {
        setHeaderTitle(getTranslation("inbox.assignSome", count));
        Button cancel = new Button(getTranslation("shell.cancel"), click -> close());
        getFooter().add(cancel);
        if (colleagues.isEmpty()) {
            add(new Paragraph(getTranslation("inbox.assign.nobody")));
            return;
        }
        who.setLabel(getTranslation("inbox.assign.to"));
        who.setItems(colleagues);
        who.setItemLabelGenerator(
                colleague -> getTranslation("inbox.assign.inHand", colleague.name(), colleague.inHand()));
        who.setWidthFull();
        who.setAutofocus(true);
        reason.setLabel(getTranslation("inbox.assign.reason"));
        reason.setHelperText(getTranslation("inbox.assign.reason.hint"));
        reason.setMaxLength(Assignments.LONGEST_REASON);
        reason.setWidthFull();
        Button assign = new Button(getTranslation("inbox.assignSome", count), click -> {
            if (who.getValue() == null) {
                who.setInvalid(true);
                who.setErrorMessage(getTranslation("inbox.assign.missing"));
                who.focus();
            } else {
                close();
                give.accept(who.getValue().username(), reason.getValue());
            }
        });
        assign.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(who, reason);
        getFooter().add(assign);
    }
}
