package org.keqiao.studio.ui.workbench.table;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.keqiao.shared.ui.Icons;

/** What can be done with the rows and columns of a table. */
final class TableTools extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Consumer<String> act;
    private final Button undo;
    private final Button redo;
    private final List<Button> ofRow = new ArrayList<>();
    private final List<Button> ofColumn = new ArrayList<>();

    /** @param several true when a table may have more than one result */
    TableTools(boolean several, Consumer<String> act) {
        this.act = act;
        addClassNames("kq-row", "kq-diagram-tools");
        getElement().setAttribute("role", "toolbar");
        getElement().setAttribute("aria-label", getTranslation("studio.table.tools"));
        named("addRow");
        undo = icon(VaadinIcon.ARROW_BACKWARD, "undo");
        redo = icon(VaadinIcon.ARROW_FORWARD, "redo");
        ofRow.add(icon(VaadinIcon.COPY_O, "copyRow"));
        ofRow.add(icon(VaadinIcon.ARROW_UP, "rowUp"));
        ofRow.add(icon(VaadinIcon.ARROW_DOWN, "rowDown"));
        ofRow.add(icon(VaadinIcon.TRASH, "removeRow"));
        named("addInput");
        if (several) {
            named("addOutput");
        }
        ofColumn.add(icon(VaadinIcon.ARROW_LEFT, "columnLeft"));
        ofColumn.add(icon(VaadinIcon.ARROW_RIGHT, "columnRight"));
        ofColumn.add(icon(VaadinIcon.CLOSE_SMALL, "removeColumn"));
    }

    private void named(String action) {
        Button button = new Button(
                getTranslation("studio.table." + action),
                Icons.decorative(VaadinIcon.PLUS),
                click -> act.accept(action));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        button.setId("table-" + action);
        add(button);
    }

    private Button icon(VaadinIcon icon, String action) {
        Button button = new Button(Icons.decorative(icon), click -> act.accept(action));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        String name = getTranslation("studio.table." + action);
        button.setAriaLabel(name);
        button.setTooltipText(name);
        button.setEnabled(false);
        add(button);
        return button;
    }

    /** Offers what is possible now. */
    void show(TableCanvas.State state) {
        undo.setEnabled(state.undo());
        redo.setEnabled(state.redo());
        ofRow.forEach(button -> button.setEnabled(state.row() > 0));
        ofColumn.forEach(button -> button.setEnabled(state.column() != null));
    }
}
