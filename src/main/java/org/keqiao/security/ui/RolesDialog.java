package org.keqiao.security.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import java.util.EnumSet;
import java.util.Set;
import org.keqiao.security.AccountAdministration;
import org.keqiao.security.AccountView;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.security.SecondFactor;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;
import org.keqiao.shared.ui.Notices;

/** The security administrator's form of an account's roles. */
class RolesDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    RolesDialog(
            AccountAdministration administration,
            SecondFactor secondFactor,
            CurrentActor current,
            Failures failures,
            AccountView account,
            Runnable changed) {
        setHeaderTitle(getTranslation("security.accounts.rolesOf", account.displayName()));
        setCloseOnOutsideClick(false);
        ErrorSummary summary = new ErrorSummary();
        FieldMistakes mistakes = new FieldMistakes(summary, failures);
        CheckboxGroup<Role> roles = new CheckboxGroup<>();
        roles.setLabel(getTranslation("security.roles"));
        roles.setItems(Role.values());
        roles.setItemLabelGenerator(role -> getTranslation("security.role." + role.name()));
        roles.setValue(account.roles());
        add(new Paragraph(getTranslation("security.accounts.roles.text")), summary, roles);
        Button save = new Button(getTranslation("security.save"), click -> {
            if (mistakes.attempt(getLocale(), () -> apply(administration, current, account, roles.getValue()))) {
                close();
                Notices.success(getTranslation("security.saved"));
            }
            changed.run();
        });
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()));
        if (account.secondFactor()) {
            getFooter().add(new Button(getTranslation("security.second.removeFor"), click -> {
                secondFactor.removeFor(current.require(), account.id());
                close();
                Notices.success(getTranslation("security.second.removed"));
                changed.run();
            }));
        }
        getFooter().add(save);
    }

    /** Takes first, so that an exchange of roles that must not meet goes through. */
    private static void apply(
            AccountAdministration administration, CurrentActor current, AccountView account, Set<Role> wanted) {
        Set<Role> taken = EnumSet.noneOf(Role.class);
        taken.addAll(account.roles());
        taken.removeAll(wanted);
        taken.forEach(role -> administration.revoke(current.require(), account.id(), role));
        wanted.stream()
                .filter(role -> !account.roles().contains(role))
                .forEach(role -> administration.grant(current.require(), account.id(), role));
    }
}
