package org.keqiao.security.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.keqiao.security.PasswordResets;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.PublicLayout;

/** 找回密码: asks for a link; the answer is the same whether or not there is such an account. */
@Route(value = ForgotPasswordView.ROUTE, layout = PublicLayout.class)
@AnonymousAllowed
class ForgotPasswordView extends Page {

    static final String ROUTE = "forgot-password";

    private static final long serialVersionUID = 1L;

    ForgotPasswordView(PasswordResets resets, Failures failures) {
        super("security.forgot");
        narrow();
        ErrorSummary summary = new ErrorSummary();
        FieldMistakes mistakes = new FieldMistakes(summary, failures);
        TextField account = mistakes.field("account", new TextField(getTranslation("security.forgot.account")));
        account.getElement().setAttribute("autocomplete", "username");
        account.setAutofocus(true);
        Button send = new Button(getTranslation("security.forgot.send"), click -> {
            if (mistakes.attempt(getLocale(), () -> resets.ask(account.getValue(), ClientAddress.current()))) {
                sent();
            }
        });
        send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        send.addClickShortcut(Key.ENTER);
        Div form = new Div(account, send);
        form.addClassName("kq-form");
        add(
                new PageHeader(getTranslation("security.forgot")),
                new Paragraph(getTranslation("security.forgot.text")),
                summary,
                form,
                new Paragraph(new Anchor(LoginView.ROUTE, getTranslation("security.second.back"))));
    }

    private void sent() {
        removeAll();
        Paragraph told = new Paragraph(getTranslation("security.forgot.sent"));
        told.getElement().setAttribute("role", "status");
        add(
                new PageHeader(getTranslation("security.forgot.sent.title")),
                told,
                new Paragraph(getTranslation("security.forgot.sent.hint")),
                new Paragraph(new Anchor(LoginView.ROUTE, getTranslation("security.second.back"))));
    }
}
