package org.keqiao.security.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.keqiao.security.AccountAdministration;
import org.keqiao.security.AccountView;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.NewAccount;
import org.keqiao.security.Office;
import org.keqiao.security.OfficeKind;
import org.keqiao.security.RoleFamily;
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
    private final ComboBox<Office> station;
    private final ComboBox<Office> county;
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
        station = mistakes.field(
                "station", office("security.station", OfficeKind.STATION, account == null ? null : account.station()));
        county = mistakes.field(
                "county", office("security.county", OfficeKind.COUNTY, account == null ? null : account.county()));
        window = new Checkbox(getTranslation("security.cityWindow"), account != null && account.cityWindow());
        Div form = new Div(summary, username, displayName, email, mobile, station, county, window);
        form.addClassName("kq-form");
        form.addClassName("kq-form-dialog");
        add(form);
        Button save = new Button(getTranslation("security.save"), click -> mistakes.attempt(getLocale(), this::save));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()));
        if (account != null && administers(account)) {
            email.setReadOnly(true);
            email.setHelperText(getTranslation("refusal.ADMINISTRATORS_ACCOUNT"));
        } else if (account != null) {
            getFooter().add(reset(account));
        }
        if (account != null && (account.enabled() || !administers(account))) {
            getFooter().add(enable(account));
        }
        getFooter().add(save);
    }

    private static boolean administers(AccountView account) {
        return account.roles().stream().anyMatch(role -> RoleFamily.of(role) == RoleFamily.ADMIN);
    }

    private TextField text(String labelKey, @Nullable String value) {
        TextField field = new TextField(getTranslation(labelKey));
        field.setValue(value == null ? "" : value);
        return field;
    }

    private ComboBox<Office> office(String labelKey, OfficeKind kind, @Nullable String code) {
        ComboBox<Office> field = new ComboBox<>(getTranslation(labelKey));
        List<Office> offices = administration.offices(kind);
        field.setItems(offices);
        field.setItemLabelGenerator(office -> office.name().in(getLocale()));
        field.setClearButtonVisible(true);
        offices.stream()
                .filter(office -> office.code().equals(code))
                .findFirst()
                .ifPresent(field::setValue);
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
                            code(station),
                            code(county),
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
                    code(station),
                    code(county),
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

    @Nullable
    private static String code(ComboBox<Office> field) {
        return field.getValue() == null ? null : field.getValue().code();
    }
}
