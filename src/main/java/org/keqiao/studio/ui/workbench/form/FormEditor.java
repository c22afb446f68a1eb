package org.keqiao.studio.ui.workbench.form;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.keqiao.form.CodeTables;
import org.keqiao.process.Bundle;
import org.keqiao.process.Fact;
import org.keqiao.process.Json;
import org.keqiao.shared.ui.Icons;
import org.keqiao.shared.ui.Notices;
import org.keqiao.studio.ui.StudioParts;
import org.keqiao.studio.ui.workbench.CanvasEditor;
import org.keqiao.studio.ui.workbench.DrawnEditor;
import org.keqiao.studio.ui.workbench.OpenFile;

/** A form: its components on the canvas, what the selected one says beside it, and how people will see it. */
public final class FormEditor extends DrawnEditor {

    private final FormCanvas canvas = new FormCanvas();
    private final OpenFile file;
    private final StudioParts parts;
    private final CanvasEditor editor;
    private final FieldPanel panel;
    private final FormPreview preview;
    private final FormSteps steps;
    private final Div work;

    public FormEditor(OpenFile file, StudioParts parts) {
        this.file = file;
        this.parts = parts;
        editor = new CanvasEditor(file, canvas);
        List<String> facts =
                parts.facts().of(file.matter()).stream().map(Fact::key).toList();
        panel = new FieldPanel(file.readOnly(), facts);
        preview = new FormPreview(LocalDate.now(parts.clock()), sample(), file.readOnly() ? null : this::keepSample);
        preview.setVisible(false);
        steps = new FormSteps(file, parts);
        steps.setVisible(false);
        canvas.onSelected(
                component -> panel.show(component == null ? null : new Edits(component, canvas::edit), component));
        work = new Div(editor.component(), panel);
        work.addClassName("kq-form-work");
        place.addClassName("kq-form-editor");
        place.add(bar(), work, preview, steps);
        canvas.onContent(content -> {
            if (preview.isVisible()) {
                preview.show(content);
            } else if (steps.isVisible()) {
                steps.show(content);
            }
        });
    }

    private Div bar() {
        Div bar = new Div();
        bar.addClassNames("kq-row", "kq-editor-bar");
        if (!file.readOnly()) {
            bar.add(
                    blocks(),
                    tool(VaadinIcon.ARROW_UP, "studio.form.up", () -> canvas.shift(-1)),
                    tool(VaadinIcon.ARROW_DOWN, "studio.form.down", () -> canvas.shift(1)),
                    tool(VaadinIcon.TRASH, "studio.form.drop", () -> canvas.command("drop")),
                    tool(VaadinIcon.ARROW_BACKWARD, "studio.form.undo", () -> canvas.command("undo")),
                    tool(VaadinIcon.ARROW_FORWARD, "studio.form.redo", () -> canvas.command("redo")));
        }
        Button look = new Button(place.getTranslation("studio.form.preview"));
        Button uses = new Button(place.getTranslation("studio.form.steps"));
        look.addClickListener(click -> {
            boolean on = !preview.isVisible();
            if (on) {
                canvas.flush();
                preview.show(file.content());
            }
            turnTo(on ? preview : work, look, uses);
        });
        uses.addClickListener(click -> {
            boolean on = !steps.isVisible();
            if (on) {
                canvas.flush();
                steps.show(file.content());
            }
            turnTo(on ? steps : work, look, uses);
        });
        bar.add(look, uses);
        return bar;
    }

    /** One at a time: the canvas, the preview, or the steps. */
    private void turnTo(Div shown, Button look, Button uses) {
        List.of(work, preview, steps).forEach(each -> each.setVisible(each == shown));
        look.setText(place.getTranslation(shown == preview ? "studio.form.edit" : "studio.form.preview"));
        uses.setText(place.getTranslation(shown == steps ? "studio.form.edit" : "studio.form.steps"));
    }

    private String samplePath() {
        String name = file.path().substring(Bundle.FORMS.length()).replaceFirst("\\.form$", "");
        return Bundle.SAMPLES + name + ".json";
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> sample() {
        String kept = parts.drafting()
                .bundle(parts.current().require(), file.matter())
                .file(samplePath())
                .orElse("{}");
        try {
            return Json.read(kept, Map.class);
        } catch (IllegalArgumentException unreadable) {
            return Map.of();
        }
    }

    private void keepSample(Map<String, Object> answers) {
        if (file.saveBeside(samplePath(), Json.writeForPeople(answers), null)) {
            Notices.success(place.getTranslation("studio.form.sample.kept"));
        }
    }

    private MenuBar blocks() {
        MenuBar bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.LUMO_PRIMARY);
        MenuItem add = bar.addItem(place.getTranslation("studio.form.add"));
        SubMenu menu = add.getSubMenu();
        String table = CodeTables.shipped().names().iterator().next();
        for (FieldBlock block : FieldBlock.values()) {
            menu.addItem(
                    place.getTranslation(block.textKey()),
                    click -> canvas.insert(block.component(parts.texts(), table)));
        }
        return bar;
    }

    private Button tool(VaadinIcon icon, String textKey, Runnable work) {
        Button button = new Button(Icons.decorative(icon), click -> work.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        button.setAriaLabel(place.getTranslation(textKey));
        button.setTooltipText(place.getTranslation(textKey));
        return button;
    }

    @Override
    protected CanvasEditor editor() {
        return editor;
    }
}
