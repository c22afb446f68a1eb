package org.keqiao.studio.ui.workbench.diagram;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.keqiao.shared.ui.Icons;

/** What can be done with the drawing, for those who do not know its keys. */
final class DiagramTools extends Div {

    private static final long serialVersionUID = 1L;

    private static final List<String> ALIGNING = List.of(
            "align.left",
            "align.center",
            "align.right",
            "align.top",
            "align.middle",
            "align.bottom",
            "distribute.horizontal",
            "distribute.vertical");

    private final transient Consumer<String> act;
    private final List<Button> drawing = new ArrayList<>();
    private final Button walk;
    private Button undo = new Button();
    private Button redo = new Button();
    private Button remove = new Button();
    private Button copy = new Button();
    private MenuBar align = new MenuBar();
    private boolean walking;

    DiagramTools(boolean readOnly, Consumer<String> act) {
        this.act = act;
        addClassNames("kq-row", "kq-diagram-tools");
        getElement().setAttribute("role", "toolbar");
        getElement().setAttribute("aria-label", getTranslation("studio.diagram.tools"));
        if (!readOnly) {
            Button more = new Button(
                    getTranslation("studio.diagram.add"),
                    Icons.decorative(VaadinIcon.PLUS),
                    click -> act.accept("add"));
            more.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
            more.setId("diagram-add");
            drawing.add(more);
            add(more);
            undo = draw(VaadinIcon.ARROW_BACKWARD, "undo");
            redo = draw(VaadinIcon.ARROW_FORWARD, "redo");
            copy = draw(VaadinIcon.COPY_O, "copy");
            draw(VaadinIcon.PASTE, "paste");
            remove = draw(VaadinIcon.TRASH, "remove");
            align = aligning();
            add(align);
        }
        tool(VaadinIcon.SEARCH, "find");
        tool(VaadinIcon.PLUS_CIRCLE_O, "zoomIn");
        tool(VaadinIcon.MINUS_CIRCLE_O, "zoomOut");
        tool(VaadinIcon.EXPAND_SQUARE, "fit");
        tool(VaadinIcon.MAP_MARKER, "minimap");
        walk = new Button(
                getTranslation("studio.diagram.walk"),
                Icons.decorative(VaadinIcon.PLAY_CIRCLE_O),
                click -> act.accept("walk"));
        walk.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        Button keys = new Button(
                getTranslation("studio.diagram.keys"),
                Icons.decorative(VaadinIcon.KEYBOARD_O),
                click -> new KeysDialog(readOnly).open());
        keys.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        add(walk, keys);
    }

    private Button draw(VaadinIcon icon, String action) {
        Button button = tool(icon, action);
        drawing.add(button);
        return button;
    }

    private Button tool(VaadinIcon icon, String action) {
        Button button = new Button(Icons.decorative(icon), click -> act.accept(action));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        String name = getTranslation("studio.diagram." + action);
        button.setAriaLabel(name);
        button.setTooltipText(name);
        add(button);
        return button;
    }

    private MenuBar aligning() {
        MenuBar bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.LUMO_SMALL, MenuBarVariant.LUMO_TERTIARY);
        MenuItem item = bar.addItem(getTranslation("studio.diagram.align"));
        ALIGNING.forEach(
                how -> item.getSubMenu().addItem(getTranslation("studio.diagram." + how), click -> act.accept(how)));
        return bar;
    }

    /** Offers what is possible now. */
    void show(ProcessCanvas.State state) {
        undo.setEnabled(state.undo() && !walking);
        redo.setEnabled(state.redo() && !walking);
        remove.setEnabled(state.selected() > 0 && !walking);
        copy.setEnabled(state.selected() > 0 && !walking);
        align.setEnabled(state.selected() > 1 && !walking);
    }

    /** While the flow is walked through nothing is drawn. */
    void walking(boolean on) {
        walking = on;
        drawing.forEach(button -> button.setEnabled(!on));
        align.setEnabled(false);
        walk.setText(getTranslation(on ? "studio.diagram.walk.end" : "studio.diagram.walk"));
        walk.getElement().setAttribute("aria-pressed", String.valueOf(on));
    }
}
