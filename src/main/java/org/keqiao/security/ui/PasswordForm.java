package org.keqiao.security.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.PasswordField;
import java.util.List;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.OwnAccount;
import org.keqiao.security.SignedIn;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;
import org.keqiao.shared.ui.Notices;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Changes the own password; this session goes on, all others end. */
class PasswordForm extends Div {

    private static final long serialVersionUID = 1L;

    private final PasswordField present = new PasswordField();
    private final PasswordField password = new PasswordField();
    private final PasswordField again = new PasswordField();

    PasswordForm(OwnAccount ownAccount, CurrentActor current, Failures failures, Runnable changed) {
        ErrorSummary summary = new ErrorSummary();
        FieldMistakes mistakes = new FieldMistakes(summary, failures);
        present.setLabel(getTranslation("security.password.present"));
        password.setLabel(getTranslation("security.password.new"));
        password.setHelperText(getTranslation("security.password.hint"));
        again.setLabel(getTranslation("security.password.again"));
        present.getElement().setAttribute("autocomplete", "current-password");
        password.getElement().setAttribute("autocomplete", "new-password");
        again.getElement().setAttribute("autocomplete", "new-password");
        mistakes.field("current", present);
        mistakes.field("password", password);
        mistakes.field("again", again);
        Button save = new Button(getTranslation("security.password.change"), click -> {
            boolean done = mistakes.attempt(getLocale(), () -> {
                if (!again.getValue().equals(password.getValue())) {
                    throw Refusal.invalid(List.of(FieldError.of("again", "passwordsDiffer")));
                }
                renew(ownAccount.changePassword(
                        current.require(), present.getValue(), password.getValue(), ClientAddress.current()));
            });
            if (done) {
                present.clear();
                password.clear();
                again.clear();
                Notices.success(getTranslation("security.password.changed"));
                changed.run();
            }
        });
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setDisableOnClick(false);
        addClassName("kq-form");
        add(summary, present, password, again, save);
    }

    /** The change ended all sessions of the account; this one carries the new stamp. */
    private static void renew(SignedIn principal) {
        var context = SecurityContextHolder.getContext();
        var before = context.getAuthentication();
        if (before != null) {
            context.setAuthentication(
                    UsernamePasswordAuthenticationToken.authenticated(principal, null, before.getAuthorities()));
        }
    }
}
