package org.keqiao.inbox.ui;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBar.MenuBarI18n;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import java.util.List;
import java.util.function.Consumer;
import org.keqiao.inbox.SavedFilter;
import org.keqiao.inbox.SavedFilters;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.Icons;

/** The funnel: saved filters, and what can be done with them. */
class FilterMenu extends MenuBar {

    private static final long serialVersionUID = 1L;

    private final transient SavedFilters filters;
    private final transient Failures failures;
    private final transient Consumer<InboxState> go;
    private final transient Runnable changed;
    private final MenuItem root;
    private final SubMenu menu;

    /**
     * @param go shows the inbox through a filter
     * @param changed runs when a filter was saved, changed or deleted
     */
    FilterMenu(SavedFilters filters, Failures failures, Consumer<InboxState> go, Runnable changed) {
        this.filters = filters;
        this.failures = failures;
        this.go = go;
        this.changed = changed;
        setI18n(new MenuBarI18n().setMoreOptions(getTranslation("inbox.more")));
        addThemeVariants(MenuBarVariant.LUMO_TERTIARY);
        root = addItem(Icons.decorative(VaadinIcon.FILTER));
        root.add(new Span(getTranslation("inbox.filters")));
        menu = root.getSubMenu();
    }

    void show(InboxState state, List<SavedFilter> saved) {
        // The filled funnel says that something is filtered; the chips say what.
        root.getElement().getClassList().set("kq-filtered", state.isNarrowed());
        menu.removeAll();
        for (SavedFilter filter : saved) {
            InboxState wanted = InboxState.ofQuery(filter.query());
            MenuItem item = menu.addItem(name(filter), click -> go.accept(wanted));
            item.setCheckable(true);
            item.setChecked(wanted.equals(state.after(null)));
        }
        if (!saved.isEmpty()) {
            menu.addSeparator();
        }
        menu.addItem(
                getTranslation("inbox.filters.save"),
                click -> new SaveFilterDialog(filters, failures, state.after(null), changed).open());
        if (!saved.isEmpty()) {
            menu.addItem(getTranslation("inbox.filters.manage"), click -> new FilterDialog(filters, failures, changed)
                    .open());
        }
    }

    private String name(SavedFilter filter) {
        return filter.own() ? filter.name() : getTranslation("inbox.filters.of", filter.name(), filter.owner());
    }
}
