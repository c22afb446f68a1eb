package org.keqiao.inbox.ui.decision;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.function.Function;
import org.keqiao.inbox.seat.Seats;
import org.keqiao.security.AccountView;
import org.keqiao.security.Role;
import org.springframework.lang.Nullable;

/** Asks of a seat whose it is to be, and why. */
class SeatDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final Select<Role> role = new Select<>();
    private final ComboBox<AccountView> who = new ComboBox<>();
    private final TextArea reason = new TextArea();

    /** What is to happen. */
    interface Act {

        /**
         * @param role null when there was none to choose
         * @param username sign-in name, null for whoever of the group takes the seat
         * @return true when it happened; otherwise the dialog stays
         */
        boolean happens(@Nullable Role role, @Nullable String username, String reason);
    }

    /**
     * @param roles to choose from; of one there is no choice, without any no person is asked for either
     * @param candidates of a role
     */
    SeatDialog(String title, String hint, List<Role> roles, Function<Role, List<AccountView>> candidates, Act act) {
        setHeaderTitle(title);
        add(new Paragraph(hint));
        if (!roles.isEmpty()) {
            whose(roles, candidates);
        }
        reason.setLabel(getTranslation("inbox.seats.reason"));
        reason.setHelperText(getTranslation("inbox.seats.reason.hint"));
        reason.setErrorMessage(getTranslation("inbox.seats.reason.missing"));
        reason.setRequiredIndicatorVisible(true);
        reason.setMaxLength(Seats.LONGEST_REASON);
        reason.setWidthFull();
        add(reason);
        Button cancel = new Button(getTranslation("shell.cancel"), click -> close());
        Button confirm = new Button(title, click -> confirm(act));
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(cancel, confirm);
    }

    private void whose(List<Role> roles, Function<Role, List<AccountView>> candidates) {
        role.setLabel(getTranslation("inbox.seats.role"));
        role.setItems(roles);
        role.setItemLabelGenerator(one -> getTranslation("inbox.role." + one));
        role.addValueChangeListener(chosen -> who.setItems(candidates.apply(chosen.getValue())));
        role.setValue(roles.get(0));
        role.setVisible(roles.size() > 1);
        role.setWidthFull();
        who.setLabel(getTranslation("inbox.seats.who"));
        who.setItemLabelGenerator(AccountView::displayName);
        who.setPlaceholder(getTranslation("inbox.seats.who.group"));
        who.setHelperText(getTranslation("inbox.seats.who.hint"));
        who.setClearButtonVisible(true);
        who.setWidthFull();
        add(role, who);
    }

    private void confirm(Act act) {
        reason.setInvalid(reason.getValue().isBlank());
        if (reason.isInvalid()) {
            reason.focus();
            return;
        }
        String username = who.getValue() == null ? null : who.getValue().username();
        if (act.happens(role.getValue(), username, reason.getValue().strip())) {
            close();
        }
    }
}
