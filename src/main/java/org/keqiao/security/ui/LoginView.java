package org.keqiao.security.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.IdentityProviders;
import org.keqiao.shared.DemoMode;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.PublicLayout;

/** The first step of signing in; the form posts to the security filter. */
@Route(value = LoginView.ROUTE, layout = PublicLayout.class)
@AnonymousAllowed
class LoginView extends Page implements BeforeEnterObserver {

    static final String ROUTE = "login";

    private static final long serialVersionUID = 1L;

    private final transient CurrentActor current;
    private final LoginForm form = new LoginForm();

    LoginView(CurrentActor current, IdentityProviders providers, DemoMode demo) {
        super("security.login");
        this.current = current;
        narrow();
        addClassName("kq-login");
        form.setAction(ROUTE);
        form.addForgotPasswordListener(forgotten -> getUI().ifPresent(ui -> ui.navigate(ForgotPasswordView.class)));
        form.setI18n(texts("wrong"));
        add(new PageHeader(getTranslation("security.login")), form);
        if (!providers.list().isEmpty()) {
            Div others = new Div();
            others.addClassName("kq-row");
            providers.list().forEach(provider -> {
                Anchor link = new Anchor(provider.path(), getTranslation("security.login.with", provider.name()));
                link.setRouterIgnore(true);
                link.addClassName("kq-login-provider");
                others.add(link);
            });
            add(others);
        }
        Anchor register = new Anchor("register", getTranslation("security.login.register"));
        add(new Paragraph(register));
        if (demo.active()) {
            add(new Paragraph(getTranslation("security.login.demo")));
        }
    }

    private LoginI18n texts(String error) {
        LoginI18n texts = LoginI18n.createDefault();
        texts.getForm().setTitle("");
        texts.getForm().setUsername(getTranslation("security.username"));
        texts.getForm().setPassword(getTranslation("security.password"));
        texts.getForm().setSubmit(getTranslation("security.login"));
        texts.getForm().setForgotPassword(getTranslation("security.forgot.link"));
        texts.getErrorMessage().setTitle(getTranslation("security.login." + error));
        texts.getErrorMessage().setMessage(getTranslation("security.login." + error + ".hint"));
        texts.getErrorMessage().setUsername(getTranslation("security.username.missing"));
        texts.getErrorMessage().setPassword(getTranslation("security.password.missing"));
        return texts;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (current.find().isPresent()) {
            event.forwardTo("");
            return;
        }
        // Whoever is asked to sign in is signed in nowhere in this browser.
        getElement().executeJs("window.keqiaoSession && window.keqiaoSession.signedOut()");
        var parameters = event.getLocation().getQueryParameters().getParameters();
        if (parameters.containsKey("locked")) {
            form.setI18n(texts("locked"));
            form.setError(true);
        } else if (parameters.containsKey("error")) {
            form.setError(true);
        }
    }
}
