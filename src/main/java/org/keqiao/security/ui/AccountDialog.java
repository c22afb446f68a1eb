package org.keqiao.security.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import org.keqiao.security.AccountAdministration;
import org.keqiao.security.AccountView;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.NewAccount;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;
import org.keqiao.shared.ui.Notices;
import org.springframework.lang.Nullable;

/** The system administrator's form of an account. */
class AccountDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient AccountAdministration administration;
    private final transient CurrentActor current;
    private final transient Runnable changed;

    @Nullable
    private final transient AccountView account;

    private final TextField username;
    private final TextField displayName;
    private final TextField email;
    private final TextField mobile;
    private final TextField station;
    private final TextField county;
    private final Checkbox window;

    AccountDialog(
            AccountAdministration administration,
            CurrentActor current,
            Failures failures,
            @Nullable AccountView account,
            Runnable changed) {
        this.administration = administration;
        this.current = current;
        this.account = account;
        this.changed = changed;
        setHeaderTitle(getTranslation(account == null ? "security.accounts.create" : "security.accounts.edit"));
        setCloseOnOutsideClick(false);
        ErrorSummary summary = new ErrorSummary();
        FieldMistakes mistakes = new FieldMistakes(summary, failures);
        username = mistakes.field("username", text("security.username", account == null ? "" : account.username()));
        username.setReadOnly(account != null);
        displayName = mistakes.field(
                "displayName", text("security.displayName", account == null ? "" : account.displayName()));
        email = mistakes.field("email", text("security.email", account == null ? null : account.email()));
        mobile = mistakes.field("mobile", text("security.mobile", account == null ? null : account.mobile()));
        station = text("security.station", account == null ? null : account.station());
        county = text("security.county", account == null ? null : account.county());
        window = new Checkbox(getTranslation("security.cityWindow"), account != null && account.cityWindow());
        Div form = new Div(summary, username, displayName, email, mobile, station, county, window);
        form.addClassName("kq-form");
        add(form);
        Button save = new Button(getTranslation("security.save"), click -> mistakes.attempt(getLocale(), this::save));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()));
        if (account != null) {
            getFooter().add(reset(account), enable(account));
        }
        getFooter().add(save);
    }

    private TextField text(String labelKey, @Nullable String value) {
        TextField field = new TextField(getTranslation(labelKey));
        field.setValue(value == null ? "" : value);
        return field;
    }

    private void save() {
        if (account == null) {
            AccountAdministration.Created created = administration.create(
                    current.require(),
                    new NewAccount(
                            username.getValue(),
                            displayName.getValue(),
                            empty(email),
                            empty(mobile),
                            empty(station),
                            empty(county),
                            window.getValue(),
                            null,
                            true));
            showPassword(created.oneTimePassword());
        } else {
            administration.describe(
                    current.require(),
                    account.id(),
                    displayName.getValue(),
                    empty(email),
                    empty(mobile),
                    empty(station),
                    empty(county),
                    window.getValue());
            close();
            Notices.success(getTranslation("security.saved"));
        }
        changed.run();
    }

    private Button reset(AccountView of) {
        return new Button(
                getTranslation("security.accounts.reset"),
                click -> showPassword(administration.resetPassword(current.require(), of.id())));
    }

    private Button enable(AccountView of) {
        return new Button(
                getTranslation(of.enabled() ? "security.accounts.disable" : "security.accounts.enable"), click -> {
                    administration.enable(current.require(), of.id(), !of.enabled());
                    close();
                    Notices.success(getTranslation("security.saved"));
                    changed.run();
                });
    }

    private void showPassword(String password) {
        removeAll();
        getFooter().removeAll();
        TextField shown = new TextField(getTranslation("security.accounts.oneTime"));
        shown.setValue(password);
        shown.setReadOnly(true);
        add(new Paragraph(getTranslation("security.accounts.oneTime.text")), shown);
        getFooter().add(new Button(getTranslation("shell.close"), click -> close()));
    }

    @Nullable
    private static String empty(TextField field) {
        return field.getValue().isBlank() ? null : field.getValue().strip();
    }
}
