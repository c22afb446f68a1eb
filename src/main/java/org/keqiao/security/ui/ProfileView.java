package org.keqiao.security.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.function.SerializableFunction;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.keqiao.security.AccountView;
import org.keqiao.security.ApiTokens;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.OwnAccount;
import org.keqiao.security.OwnSecondFactor;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.Languages;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Notices;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.PhoneCard;
import org.keqiao.shared.ui.PhoneCards;

/** One's own account: who I am here, language, password, second factor, tokens. */
@Route(value = ProfileView.ROUTE, layout = MainLayout.class)
@PermitAll
class ProfileView extends Page {

    static final String ROUTE = "profile";

    private static final long serialVersionUID = 1L;

    private final transient OwnAccount ownAccount;
    private final transient ApiTokens tokens;
    private final transient CurrentActor current;

    ProfileView(
            OwnAccount ownAccount,
            OwnSecondFactor secondFactor,
            ApiTokens tokens,
            CurrentActor current,
            Failures failures) {
        super("security.profile");
        this.ownAccount = ownAccount;
        this.tokens = tokens;
        this.current = current;
        narrow();
        AccountView account = ownAccount.view(current.require());
        add(
                new PageHeader(getTranslation("security.profile")),
                section("security.profile.who", who(account)),
                section(
                        "security.profile.contact",
                        new Paragraph(getTranslation("security.profile.contact.text")),
                        new ContactForm(account, ownAccount, current, failures)),
                section("security.profile.language", language(account)),
                section("security.password.change", new PasswordForm(ownAccount, current, failures, () -> {})),
                section("security.second.title", new SecondFactorPanel(secondFactor, ownAccount, current, failures)),
                section("security.tokens", new Paragraph(getTranslation("security.tokens.text")), tokenList()));
    }

    private Section section(String titleKey, Component... content) {
        Section section = new Section(new H2(getTranslation(titleKey)));
        section.addClassName("kq-section");
        section.add(content);
        return section;
    }

    private Component who(AccountView account) {
        FactList facts = new FactList();
        facts.fact(getTranslation("security.displayName"), account.displayName());
        facts.fact(getTranslation("security.username"), account.username());
        facts.fact(
                getTranslation("security.roles"),
                account.roles().isEmpty()
                        ? getTranslation("security.roles.none")
                        : account.roles().stream()
                                .sorted()
                                .map(role -> getTranslation("security.role." + role.name()))
                                .collect(Collectors.joining("、")));
        return facts;
    }

    private Component language(AccountView account) {
        RadioButtonGroup<Locale> choice = new RadioButtonGroup<>();
        choice.setAriaLabel(getTranslation("security.profile.language"));
        choice.setItems(Languages.ALL);
        choice.setItemLabelGenerator(
                locale -> getTranslation("security.language." + (Languages.isChinese(locale) ? "zh" : "en")));
        choice.setValue(account.locale() == null ? getLocale() : Languages.of(account.locale()));
        choice.addValueChangeListener(change -> {
            ownAccount.speak(current.require(), change.getValue());
            getUI().ifPresent(ui -> {
                ui.getSession().setLocale(change.getValue());
                choice.getElement().executeJs("window.keqiaoAppearance.language($0)", Languages.tag(change.getValue()));
            });
        });
        return choice;
    }

    private Component tokenList() {
        Grid<ApiTokens.TokenView> grid = new Grid<>();
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setAllRowsVisible(true);
        grid.addComponentColumn(token -> DateText.minute(token.createdAt()))
                .setHeader(getTranslation("security.tokens.created"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(token -> DateText.minute(token.expiresAt()))
                .setHeader(getTranslation("security.tokens.expires"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(token -> token.address() == null ? "" : token.address())
                .setHeader(getTranslation("security.address"));
        grid.addColumn(token -> token.agent() == null ? "" : token.agent())
                .setHeader(getTranslation("security.tokens.agent"));
        Paragraph none = new Paragraph(getTranslation("security.tokens.none"));
        none.addClassName("kq-quiet");
        SerializableFunction<ApiTokens.TokenView, Button> revoke =
                token -> new Button(getTranslation("security.tokens.revoke"), click -> {
                    tokens.revoke(current.require(), token.id());
                    show(grid, none);
                    Notices.success(getTranslation("security.tokens.revoked"));
                });
        grid.addComponentColumn(revoke::apply).setAutoWidth(true).setFlexGrow(0);
        PhoneCards.of(grid, getTranslation("security.tokens"), token -> new PhoneCard(
                        new Span(token.agent() == null ? "" : token.agent()))
                .line(
                        getTranslation("security.tokens.created"),
                        DateText.minuteText(token.createdAt()),
                        token.address())
                .line(getTranslation("security.tokens.expires"), DateText.minuteText(token.expiresAt()))
                .line(revoke.apply(token)));
        show(grid, none);
        return new Div(grid, none);
    }

    /** No table without rows. */
    private void show(Grid<ApiTokens.TokenView> grid, Paragraph none) {
        List<ApiTokens.TokenView> found = tokens.list(current.require());
        grid.setItems(found);
        grid.setVisible(!found.isEmpty());
        none.setVisible(found.isEmpty());
    }
}
