package org.keqiao.organization.ui;

import com.vaadin.flow.component.HasValueAndElement;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.Duration;
import java.util.List;
import org.keqiao.organization.CityProfiles;
import org.keqiao.organization.OrganisationRegistration;
import org.keqiao.security.AddressLimits;
import org.keqiao.security.NewAccount;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.PublicLayout;
import org.springframework.lang.Nullable;

/** 自助注册: an account and its organisation on one page, whose mistakes are all named at once. */
@Route(value = "register", layout = PublicLayout.class)
@AnonymousAllowed
class RegisterView extends Page {

    private static final long serialVersionUID = 1L;
    private static final int REGISTRATIONS = 20;
    private static final Duration PER = Duration.ofHours(1);

    private final transient OrganisationRegistration registration;
    private final transient AddressLimits limits;
    private final TextField username;
    private final TextField displayName;
    private final EmailField email;
    private final TextField mobile;
    private final PasswordField password;
    private final PasswordField again;
    private final OrganisationFields organisation;

    RegisterView(OrganisationRegistration registration, AddressLimits limits, CityProfiles cities, Failures failures) {
        super("organization.register");
        this.registration = registration;
        this.limits = limits;
        narrow();
        ErrorSummary summary = new ErrorSummary();
        FieldMistakes mistakes = new FieldMistakes(summary, failures);
        username = mistakes.field("username", new TextField(getTranslation("security.username")));
        username.getElement().setAttribute("autocomplete", "username");
        displayName = mistakes.field("displayName", new TextField(getTranslation("security.displayName")));
        displayName.getElement().setAttribute("autocomplete", "name");
        email = mistakes.field("email", new EmailField(getTranslation("security.email")));
        mobile = mistakes.field("mobile", new TextField(getTranslation("security.mobile")));
        mobile.getElement().setAttribute("autocomplete", "tel");
        password = mistakes.field("password", new PasswordField(getTranslation("security.password")));
        password.setHelperText(getTranslation("security.password.hint"));
        again = mistakes.field("again", new PasswordField(getTranslation("organization.passwordAgain")));
        for (PasswordField field : List.of(password, again)) {
            field.getElement().setAttribute("autocomplete", "new-password");
        }
        for (HasValueAndElement<?, ?> field : List.of(username, displayName, password, again)) {
            field.setRequiredIndicatorVisible(true);
        }
        organisation = new OrganisationFields(cities, mistakes);
        Div account = new Div(username, displayName, email, mobile, password, again);
        account.addClassName("kq-form");
        Button submit = new Button(getTranslation("organization.register.submit"), click -> {
            if (mistakes.attempt(getLocale(), this::register)) {
                done();
            }
        });
        submit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(
                new PageHeader(getTranslation("organization.register")),
                new Paragraph(getTranslation("organization.register.text")),
                summary,
                section("organization.register.account", account),
                section("organization.register.organisation", organisation),
                submit);
    }

    private Section section(String titleKey, Div content) {
        Section section = new Section(new H2(getTranslation(titleKey)), content);
        section.addClassName("kq-section");
        return section;
    }

    private void register() {
        if (!again.getValue().equals(password.getValue())) {
            throw Refusal.invalid(List.of(FieldError.of("again", "passwordsDiffer")));
        }
        VaadinRequest request = VaadinRequest.getCurrent();
        limits.take("registration", request == null ? "unknown" : request.getRemoteAddr(), REGISTRATIONS, PER);
        registration.register(
                NewAccount.ofApplicant(
                        username.getValue(), displayName.getValue(), empty(email.getValue()), empty(mobile.getValue())),
                password.getValue(),
                organisation.input());
    }

    private void done() {
        removeAll();
        add(
                new PageHeader(getTranslation("organization.registered")),
                new Paragraph(getTranslation("organization.registered.text")),
                new Anchor("login", getTranslation("security.login")));
    }

    @Nullable
    private static String empty(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
