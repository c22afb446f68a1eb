package org.keqiao.studio.ui.workbench.form;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.keqiao.form.FormProblem;
import org.keqiao.form.FormSchema;
import org.keqiao.process.Bundle;
import org.keqiao.process.Json;
import org.keqiao.process.Step.FieldPermission;
import org.keqiao.process.outline.Outline.Card;
import org.keqiao.process.outline.OutlineEdit;
import org.keqiao.security.Actor;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.Notices;
import org.keqiao.studio.draft.DraftFile;
import org.keqiao.studio.ui.StudioParts;
import org.keqiao.studio.ui.workbench.OpenFile;
import org.keqiao.studio.ui.workbench.WorkbenchView;
import org.keqiao.studio.ui.workbench.step.ChoiceField;
import org.keqiao.studio.ui.workbench.step.FieldNames;

/** 环节与字段: the steps that use a form, and what each may do with each field; a choice is written to its step at once. */
class FormSteps extends Div {

    private static final long serialVersionUID = 1L;

    private static final String FIELDS = "fields";

    private final transient OpenFile file;
    private final transient StudioParts parts;

    FormSteps(OpenFile file, StudioParts parts) {
        this.file = file;
        this.parts = parts;
        addClassName("kq-form-steps");
    }

    /** @param content the form as it is in the editor */
    void show(String content) {
        removeAll();
        FormSchema form;
        List<Card> steps;
        try {
            form = FormSchema.parse(content);
            steps = steps(form.id());
        } catch (FormProblem unready) {
            add(new Paragraph(getTranslation("studio.form.preview.unready")));
            return;
        } catch (Refusal unreadable) {
            add(new Paragraph(parts.failures().text(unreadable, getLocale())));
            return;
        }
        if (steps.isEmpty()) {
            add(new Paragraph(getTranslation("studio.form.steps.none")));
            return;
        }
        add(new Paragraph(getTranslation("studio.form.steps.about")), table(form, steps));
    }

    private Grid<String> table(FormSchema form, List<Card> steps) {
        Map<String, String> labels = new LinkedHashMap<>(FieldNames.of(form, getLocale()));
        Map<Card, Map<String, FieldPermission>> rights = new LinkedHashMap<>();
        steps.forEach(step -> rights.put(step, rights(step)));
        // What the form does not have any more can be taken away here.
        rights.values().forEach(said -> said.keySet().forEach(key -> labels.putIfAbsent(key, key)));
        labels.remove(FieldNames.ALL);
        labels.put(FieldNames.ALL, getTranslation("studio.step.fields.all"));
        Grid<String> grid = new Grid<>();
        grid.setId("form-steps");
        grid.setAllRowsVisible(true);
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.addColumn(labels::get)
                .setHeader(getTranslation("studio.step.field"))
                .setFrozen(true)
                .setFlexGrow(2);
        rights.forEach((step, said) -> grid.addComponentColumn(key -> choice(step, key, labels.get(key), said))
                .setHeader(
                        new Anchor(WorkbenchView.path(file.matter(), Bundle.PROCESS) + "&at=" + step.id(), step.name()))
                .setKey(step.id())
                .setFlexGrow(1));
        grid.setItems(List.copyOf(labels.keySet()));
        return grid;
    }

    private List<Card> steps(String form) {
        return parts.outlining()
                .outline(actor(), file.matter(), getLocale())
                .cards()
                .filter(card -> form.equals(card.values().get("formRef")))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, FieldPermission> rights(Card step) {
        Map<String, FieldPermission> rights = new TreeMap<>();
        String said = step.values().getOrDefault(FIELDS, "");
        if (!said.isBlank()) {
            ((Map<String, Object>) Json.read(said, Map.class))
                    .forEach((key, right) -> rights.put(key, FieldPermission.valueOf(String.valueOf(right))));
        }
        return rights;
    }

    private ChoiceField choice(Card step, String key, String label, Map<String, FieldPermission> said) {
        ChoiceField choice = new ChoiceField("", name -> getTranslation("studio.right." + name));
        choice.setAriaLabel(getTranslation("studio.form.steps.right", label, step.name()));
        choice.orNone(getTranslation(key.equals(FieldNames.ALL) ? "studio.right.EDIT" : "studio.right.none"));
        choice.show(
                Arrays.stream(FieldPermission.values()).map(Enum::name).toList(),
                said.containsKey(key) ? said.get(key).name() : "");
        choice.setReadOnly(file.readOnly());
        choice.addValueChangeListener(change -> {
            if (choice.chosen().isEmpty()) {
                said.remove(key);
            } else {
                said.put(key, FieldPermission.valueOf(choice.chosen()));
            }
            write(step, said);
        });
        return choice;
    }

    private void write(Card step, Map<String, FieldPermission> rights) {
        try {
            DraftFile model = parts.drafting().file(actor(), file.matter(), Bundle.PROCESS);
            String changed = parts.outlining()
                    .changed(
                            actor(),
                            file.matter(),
                            model.content(),
                            new OutlineEdit.Change(
                                    step.id(), Map.of(FIELDS, rights.isEmpty() ? "" : Json.write(rights)), null),
                            getLocale());
            if (file.saveBeside(Bundle.PROCESS, changed, model.digest())) {
                Notices.success(getTranslation("studio.form.steps.saved", step.name()));
            }
        } catch (RuntimeException e) {
            parts.failures().show(e, getLocale());
        }
    }

    private Actor actor() {
        return parts.current().require();
    }
}
