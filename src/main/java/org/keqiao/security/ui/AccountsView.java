package org.keqiao.security.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keqiao.security.AccountAdministration;
import org.keqiao.security.AccountView;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.OfficeKind;
import org.keqiao.security.Role;
import org.keqiao.security.SecondFactor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.PhoneCard;
import org.keqiao.shared.ui.PhoneCards;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.springframework.lang.Nullable;

/** Accounts and their roles, for the separated administrators: each sees the acts that are theirs. */
@Route(value = AccountsView.ROUTE, layout = MainLayout.class)
@RolesAllowed({"SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDITOR"})
class AccountsView extends Page {

    static final String ROUTE = "accounts";

    private static final long serialVersionUID = 1L;
    private static final int LIMIT = 100;

    private final transient AccountAdministration administration;
    private final transient SecondFactor secondFactor;
    private final transient CurrentActor current;
    private final transient Failures failures;
    private final TextField search = new TextField();
    private final ComboBox<Role> role = new ComboBox<>();
    private final Grid<AccountView> grid = new Grid<>();
    private final Button more = new Button();
    private final transient List<AccountView> shown = new ArrayList<>();

    @Nullable
    private String next;

    AccountsView(
            AccountAdministration administration, SecondFactor secondFactor, CurrentActor current, Failures failures) {
        super("security.accounts");
        this.administration = administration;
        this.secondFactor = secondFactor;
        this.current = current;
        this.failures = failures;
        full();
        PageHeader header = new PageHeader(getTranslation("security.accounts"));
        boolean system = current.require().has(Role.SYSTEM_ADMIN);
        if (system) {
            Button create = new Button(getTranslation("security.accounts.create"), click -> edit(null));
            create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            header.actions(create);
        }
        add(header, filter(), grid(system), more);
        more.setText(getTranslation("security.more"));
        more.addClickListener(click -> load());
        reload();
    }

    private Div filter() {
        search.setPlaceholder(getTranslation("security.accounts.search"));
        search.setAriaLabel(getTranslation("security.accounts.search"));
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> reload());
        role.setPlaceholder(getTranslation("security.roles"));
        role.setAriaLabel(getTranslation("security.roles"));
        role.setItems(Role.values());
        role.setItemLabelGenerator(this::label);
        role.setClearButtonVisible(true);
        role.addValueChangeListener(change -> reload());
        search.addClassName("kq-search");
        Div row = new Div(search, role);
        row.addClassName("kq-row");
        return row;
    }

    private Grid<AccountView> grid(boolean system) {
        grid.addColumn(AccountView::username).setHeader(getTranslation("security.username"));
        grid.addColumn(AccountView::displayName).setHeader(getTranslation("security.displayName"));
        grid.addColumn(this::roles).setHeader(getTranslation("security.roles")).setFlexGrow(2);
        grid.addColumn(this::office).setHeader(getTranslation("security.office"));
        grid.addComponentColumn(this::state).setHeader(getTranslation("security.state"));
        boolean security = current.require().has(Role.SECURITY_ADMIN);
        if (system || security) {
            grid.addComponentColumn(account -> opening(account, system));
        }
        grid.getColumns().forEach(column -> column.setAutoWidth(true));
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setEmptyStateText(getTranslation("security.accounts.none"));
        PhoneCards.of(grid, getTranslation("security.accounts"), account -> {
            PhoneCard card = new PhoneCard(new Span(account.displayName()))
                    .line(account.username(), office(account))
                    .line(roles(account));
            return system || security ? card.line(state(account), opening(account, system)) : card.line(state(account));
        });
        return grid;
    }

    private StatusBadge state(AccountView account) {
        return account.enabled()
                ? new StatusBadge(getTranslation("security.enabled"), Tone.GOOD)
                : new StatusBadge(getTranslation("security.disabled"), Tone.PAUSED);
    }

    private String roles(AccountView account) {
        return account.roles().stream().sorted().map(this::label).collect(Collectors.joining("、"));
    }

    private Button opening(AccountView account, boolean system) {
        Button open = new Button(
                getTranslation(system ? "security.accounts.edit" : "security.accounts.roles"),
                click -> open(account, system));
        open.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        // Nobody changes an own right.
        open.setEnabled(!account.id().equals(current.require().accountId()));
        return open;
    }

    private String office(AccountView account) {
        return Stream.concat(
                        administration.offices(OfficeKind.STATION).stream(),
                        administration.offices(OfficeKind.COUNTY).stream())
                .filter(office ->
                        office.code().equals(account.station()) || office.code().equals(account.county()))
                .map(office -> office.name().in(getLocale()))
                .collect(Collectors.joining("、"));
    }

    private void open(AccountView account, boolean system) {
        if (system) {
            edit(account);
        } else {
            new RolesDialog(administration, secondFactor, current, failures, account, this::reload).open();
        }
    }

    private void edit(@Nullable AccountView account) {
        new AccountDialog(administration, current, failures, account, this::reload).open();
    }

    private String label(Role of) {
        return getTranslation("security.role." + of.name());
    }

    private void reload() {
        shown.clear();
        next = null;
        load();
    }

    private void load() {
        CursorPage<AccountView> page =
                administration.list(current.require(), search.getValue(), role.getValue(), next, LIMIT);
        shown.addAll(page.items());
        next = page.next();
        grid.setItems(List.copyOf(shown));
        more.setVisible(next != null);
    }
}
