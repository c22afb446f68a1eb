package org.keqiao.studio.ui.workbench.step;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.keqiao.form.FormSchema;
import org.keqiao.process.Step.FieldPermission;

/** What a step may do with each field of its form; the table is there once it is opened. */
final class FieldRights extends Details {

    private static final long serialVersionUID = 1L;

    private static final String ALL = FieldNames.ALL;

    private final transient StepWords words;
    private final Runnable changed;
    private final Map<String, FieldPermission> rights = new TreeMap<>();
    private Map<String, String> labels = Map.of();
    private boolean readOnly;

    FieldRights(StepWords words, Runnable changed) {
        this.words = words;
        this.changed = changed;
        addClassName("kq-step-fields");
        addOpenedChangeListener(change -> fill());
    }

    void show(String form, Map<String, FieldPermission> permissions, boolean closed) {
        readOnly = closed;
        rights.clear();
        rights.putAll(permissions);
        labels = words.schema(form).map(this::labels).orElseGet(LinkedHashMap::new);
        // What the form does not have any more can be taken away here, and nowhere else.
        permissions.keySet().forEach(key -> labels.putIfAbsent(key, key));
        setVisible(!labels.isEmpty());
        summary();
        fill();
    }

    /** Another form: what it has no field for is no longer said. */
    void changeTo(String form) {
        Map<String, FieldPermission> kept = new TreeMap<>(rights);
        words.schema(form)
                .ifPresent(schema -> kept.keySet().retainAll(labels(schema).keySet()));
        show(form, kept, readOnly);
    }

    Map<String, FieldPermission> rights() {
        return Map.copyOf(rights);
    }

    private Map<String, String> labels(FormSchema form) {
        Map<String, String> found = new LinkedHashMap<>();
        found.put(ALL, getTranslation("studio.step.fields.all"));
        found.putAll(FieldNames.of(form, words.locale()));
        return found;
    }

    private void summary() {
        setSummaryText(
                rights.isEmpty()
                        ? getTranslation("studio.step.fields.none")
                        : getTranslation("studio.step.fields.some", rights.size()));
    }

    private void fill() {
        removeAll();
        if (!isOpened()) {
            return;
        }
        Grid<String> grid = new Grid<>();
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.addColumn(labels::get)
                .setHeader(getTranslation("studio.step.field"))
                .setFlexGrow(3);
        grid.addComponentColumn(this::choice)
                .setHeader(getTranslation("studio.step.right"))
                .setFlexGrow(2);
        grid.setItems(new ArrayList<>(labels.keySet()));
        add(new Span(getTranslation("studio.step.fields.about")), grid);
    }

    private ChoiceField choice(String key) {
        ChoiceField choice = new ChoiceField("", name -> getTranslation("studio.right." + name));
        choice.setAriaLabel(getTranslation("studio.step.right.of", labels.get(key)));
        choice.orNone(getTranslation(key.equals(ALL) ? "studio.right.EDIT" : "studio.right.none"));
        List<String> all =
                Arrays.stream(FieldPermission.values()).map(Enum::name).toList();
        choice.show(all, rights.containsKey(key) ? rights.get(key).name() : "");
        choice.setReadOnly(readOnly);
        choice.addValueChangeListener(change -> {
            if (choice.chosen().isEmpty()) {
                rights.remove(key);
            } else {
                rights.put(key, FieldPermission.valueOf(choice.chosen()));
            }
            summary();
            changed.run();
        });
        return choice;
    }
}
