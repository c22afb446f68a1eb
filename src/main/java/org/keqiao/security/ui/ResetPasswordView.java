package org.keqiao.security.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import org.keqiao.security.PasswordResets;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.PublicLayout;

/** Where the link of a reset e-mail leads: sets a new password. Opening it uses nothing up; mail scanners open links. */
@Route(value = ResetPasswordView.ROUTE + "/:token", layout = PublicLayout.class)
@AnonymousAllowed
class ResetPasswordView extends Page implements BeforeEnterObserver {

    static final String ROUTE = "reset-password";

    private static final long serialVersionUID = 1L;

    private final transient PasswordResets resets;
    private final transient Failures failures;

    ResetPasswordView(PasswordResets resets, Failures failures) {
        super("security.reset");
        this.resets = resets;
        this.failures = failures;
        narrow();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String token = event.getRouteParameters().get("token").orElse("");
        resets.username(token).ifPresentOrElse(username -> form(token, username), this::gone);
    }

    private void form(String token, String username) {
        removeAll();
        ErrorSummary summary = new ErrorSummary();
        FieldMistakes mistakes = new FieldMistakes(summary, failures);
        TextField name = new TextField(getTranslation("security.username"));
        name.setValue(username);
        name.setReadOnly(true);
        // Password managers file the new password under it.
        name.getElement().setAttribute("autocomplete", "username");
        PasswordField password = mistakes.field("password", new PasswordField(getTranslation("security.password.new")));
        password.setHelperText(getTranslation("security.password.hint"));
        PasswordField again = mistakes.field("again", new PasswordField(getTranslation("security.password.again")));
        for (PasswordField field : List.of(password, again)) {
            field.getElement().setAttribute("autocomplete", "new-password");
        }
        Button save = new Button(getTranslation("security.reset.save"), click -> {
            if (mistakes.attempt(getLocale(), () -> save(token, password.getValue(), again.getValue()))) {
                done();
            }
        });
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.addClickShortcut(Key.ENTER);
        Div form = new Div(name, password, again, save);
        form.addClassName("kq-form");
        add(new PageHeader(getTranslation("security.reset")), summary, form);
    }

    private void save(String token, String password, String again) {
        if (!again.equals(password)) {
            throw Refusal.invalid(List.of(FieldError.of("again", "passwordsDiffer")));
        }
        resets.finish(token, password, ClientAddress.current());
    }

    private void gone() {
        removeAll();
        add(
                new PageHeader(getTranslation("security.reset")),
                new Paragraph(getTranslation("refusal.RESET_LINK_GONE")),
                new Paragraph(new Anchor(ForgotPasswordView.ROUTE, getTranslation("security.reset.another"))));
    }

    private void done() {
        removeAll();
        Paragraph told = new Paragraph(getTranslation("security.reset.done"));
        told.getElement().setAttribute("role", "status");
        add(
                new PageHeader(getTranslation("security.reset.done.title")),
                told,
                new Paragraph(new Anchor(LoginView.ROUTE, getTranslation("security.login"))));
    }
}
