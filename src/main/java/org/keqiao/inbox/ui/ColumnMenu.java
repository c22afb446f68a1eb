package org.keqiao.inbox.ui;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which columns of the inbox are shown. */
class ColumnMenu extends MenuBar {

    private static final long serialVersionUID = 1L;

    ColumnMenu(InboxGrid grid) {
        addClassName("kq-column-menu");
        addThemeVariants(MenuBarVariant.LUMO_TERTIARY);
        MenuItem root = addItem(getTranslation("inbox.columns"));
        Map<String, MenuItem> items = new LinkedHashMap<>();
        for (String key : grid.columns()) {
            MenuItem item = root.getSubMenu().addItem(getTranslation("inbox.column." + key));
            item.setCheckable(true);
            item.setKeepOpen(true);
            item.setChecked(true);
            item.addClickListener(click -> grid.setShown(key, item.isChecked()));
            items.put(key, item);
        }
        grid.onColumnsKnown(() -> items.forEach((key, item) -> item.setChecked(grid.isShown(key))));
    }
}
