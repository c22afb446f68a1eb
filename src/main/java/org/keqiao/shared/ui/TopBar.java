package org.keqiao.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Locale;
import org.keqiao.shared.ui.Navigation.Item;
import org.keqiao.shared.ui.Navigation.Place;
import org.keqiao.shared.ui.Visitors.Visitor;
import org.springframework.lang.Nullable;

/** The bar on top of every page: bureau, search, help, notifications, language, person. */
class TopBar extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Surroundings surroundings;
    private final Span unread = new Span();

    @Nullable
    private TextField search;

    TopBar(Surroundings surroundings, @Nullable Visitor visitor) {
        this.surroundings = surroundings;
        addClassName("kq-topbar");
        add(brand());
        if (visitor != null && surroundings.canSearch()) {
            add(searchForm());
        }
        Div end = new Div();
        end.addClassName("kq-topbar-end");
        Anchor help = new Anchor("help", getTranslation("shell.help"));
        help.addClassName("kq-wide-only");
        end.add(help);
        if (visitor != null) {
            surroundings.bell().ifPresent(bell -> end.add(bell(bell)));
        }
        end.add(language(), visitor == null ? signIn() : person(visitor));
        add(end);
    }

    private Anchor brand() {
        Anchor home = new Anchor("", "");
        home.addClassName("kq-brand");
        String product = getTranslation("shell.product");
        home.add(new Text(surroundings.bureau(getLocale()).orElse(product)));
        surroundings.bureau(getLocale()).ifPresent(bureau -> {
            com.vaadin.flow.dom.Element small = new com.vaadin.flow.dom.Element("small");
            small.setText(getTranslation("shell.productLong"));
            home.getElement().appendChild(small);
        });
        return home;
    }

    private Component searchForm() {
        TextField field = new TextField();
        field.addClassName("kq-topbar-search");
        field.setPlaceholder(getTranslation("shell.search"));
        field.setAriaLabel(getTranslation("shell.search"));
        field.setPrefixComponent(Icons.decorative(VaadinIcon.SEARCH));
        field.setClearButtonVisible(true);
        field.setMaxLength(100);
        field.getElement().setAttribute("role", "search");
        field.addValueChangeListener(change -> {
            if (change.isFromClient() && !change.getValue().isBlank()) {
                surroundings.searchPath(change.getValue().strip()).ifPresent(Paths::open);
            }
        });
        search = field;
        return field;
    }

    void focusSearch() {
        if (search != null) {
            search.focus();
        }
    }

    private Component bell(Bell bell) {
        Anchor link = new Anchor(bell.path(), Icons.decorative(VaadinIcon.BELL_O), unread);
        link.addClassName("kq-bell");
        unread.addClassName("kq-count");
        refresh();
        return link;
    }

    /** Asks for the count again. */
    void refresh() {
        surroundings.bell().ifPresent(bell -> {
            long count = bell.unread();
            unread.setText(count == 0 ? "" : count > 99 ? "99+" : String.valueOf(count));
            unread.getParent().ifPresent(link -> link.getElement()
                    .setAttribute("aria-label", getTranslation("shell.notifications", count)));
        });
    }

    private Component language() {
        Locale other = Languages.other(getLocale());
        Button button = new Button(getTranslation("shell.otherLanguage"));
        button.addClassName("kq-language");
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        button.getElement().setAttribute("lang", Languages.tag(other));
        button.addClickListener(click -> {
            UI ui = UI.getCurrent();
            if (!KeepsTyped.all(ui)) {
                return;
            }
            ui.getSession().setLocale(other);
            button.getElement().executeJs("window.keqiaoAppearance.language($0)", Languages.tag(other));
        });
        return button;
    }

    private Component signIn() {
        Anchor link = new Anchor("login", getTranslation("shell.signIn"));
        link.setRouterIgnore(true);
        return link;
    }

    private Component person(Visitor visitor) {
        MenuBar bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.LUMO_TERTIARY_INLINE);
        Avatar avatar = new Avatar(visitor.name());
        avatar.getElement().setAttribute("aria-hidden", "true");
        avatar.getElement().setAttribute("tabindex", "-1");
        MenuItem person = bar.addItem(avatar);
        person.setAriaLabel(getTranslation("shell.person", visitor.name()));
        SubMenu menu = person.getSubMenu();
        MenuItem name = menu.addItem(visitor.name() + " (" + visitor.username() + ")");
        name.setEnabled(false);
        for (Item item : surroundings.items(Place.PERSON)) {
            menu.addItem(getTranslation(item.key()), click -> Paths.open(item.path()));
        }
        menu.addItem(getTranslation("shell.help"), click -> Paths.open("help"));
        menu.addItem(getTranslation("shell.signOut"), click -> surroundings.signOut());
        return bar;
    }
}
