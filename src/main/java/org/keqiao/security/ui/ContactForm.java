package org.keqiao.security.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import org.keqiao.security.AccountView;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.OwnAccount;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;
import org.keqiao.shared.ui.Notices;
import org.springframework.lang.Nullable;

/** Where messages reach the person: e-mail address and mobile number. */
class ContactForm extends Div {

    private static final long serialVersionUID = 1L;

    ContactForm(AccountView account, OwnAccount ownAccount, CurrentActor current, Failures failures) {
        ErrorSummary summary = new ErrorSummary();
        FieldMistakes mistakes = new FieldMistakes(summary, failures);
        EmailField email = mistakes.field("email", new EmailField(getTranslation("security.email")));
        email.setValue(account.email() == null ? "" : account.email());
        email.getElement().setAttribute("autocomplete", "email");
        TextField mobile = mistakes.field("mobile", new TextField(getTranslation("security.mobile")));
        mobile.setValue(account.mobile() == null ? "" : account.mobile());
        mobile.getElement().setAttribute("autocomplete", "tel");
        PasswordField password =
                mistakes.field("current", new PasswordField(getTranslation("security.password.present")));
        password.getElement().setAttribute("autocomplete", "current-password");
        password.setVisible(ownAccount.hasPassword(current.require()));
        Button save = new Button(getTranslation("security.save"), click -> {
            boolean done = mistakes.attempt(
                    getLocale(),
                    () -> ownAccount.reachAt(
                            current.require(),
                            empty(email.getValue()),
                            empty(mobile.getValue()),
                            password.getValue(),
                            ClientAddress.current()));
            if (done) {
                password.clear();
                Notices.success(getTranslation("security.saved"));
            }
        });
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        addClassName("kq-form");
        add(summary, email, mobile, password, save);
    }

    @Nullable
    private static String empty(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
