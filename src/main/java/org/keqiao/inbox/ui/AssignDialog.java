package org.keqiao.inbox.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.ArrayList;
import java.util.List;
import org.keqiao.inbox.Assignments;
import org.keqiao.inbox.Assignments.Colleague;
import org.springframework.lang.Nullable;

/**
 * Chooses the colleague who is given the selected tasks, and says why. The head of the office also chooses the group: what
 * somebody has is then anybody's to claim.
 */
public class AssignDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private static final Colleague GROUP = new Colleague("", "", 0);

    private final ComboBox<Colleague> who = new ComboBox<>();
    private final TextArea reason = new TextArea();

    /** What becomes of the tasks. */
    public interface Give {
        /**
         * @param username sign-in name, null for the group
         */
        void to(@Nullable String username, String reason);
    }

    /**
     * @param colleagues who may be chosen; none when the tasks have no group in common
     * @param taking true when some are taken from whoever has them, which needs a reason
     */
    public AssignDialog(int count, List<Colleague> colleagues, boolean taking, Give give) {
        String title = count == 1
                ? getTranslation(taking ? "inbox.reassign" : "inbox.assign")
                : getTranslation("inbox.assignSome", count);
        setHeaderTitle(title);
        Button cancel = new Button(getTranslation("shell.cancel"), click -> close());
        getFooter().add(cancel);
        List<Colleague> choices = new ArrayList<>(colleagues);
        if (taking) {
            choices.add(GROUP);
        }
        if (choices.isEmpty()) {
            add(new Paragraph(getTranslation("inbox.assign.nobody")));
            return;
        }
        who.setLabel(getTranslation("inbox.assign.to"));
        who.setItems(choices);
        who.setItemLabelGenerator(choice -> choice == GROUP
                ? getTranslation("inbox.assign.group")
                : getTranslation("inbox.assign.inHand", choice.name(), choice.inHand()));
        who.setWidthFull();
        who.setAutofocus(true);
        reason.setLabel(getTranslation("inbox.assign.reason"));
        reason.setHelperText(getTranslation(taking ? "inbox.assign.reason.taking" : "inbox.assign.reason.hint"));
        reason.setMaxLength(Assignments.LONGEST_REASON);
        reason.setWidthFull();
        reason.setRequiredIndicatorVisible(taking);
        Button assign = new Button(title, click -> {
            if (who.getValue() == null) {
                who.setInvalid(true);
                who.setErrorMessage(getTranslation("inbox.assign.missing"));
                who.focus();
            } else if (taking && reason.getValue().isBlank()) {
                reason.setInvalid(true);
                reason.setErrorMessage(getTranslation("inbox.assign.reason.missing"));
                reason.focus();
            } else {
                close();
                give.to(who.getValue() == GROUP ? null : who.getValue().username(), reason.getValue());
            }
        });
        assign.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(who, reason);
        getFooter().add(assign);
    }
}
