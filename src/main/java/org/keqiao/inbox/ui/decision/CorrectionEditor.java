package org.keqiao.inbox.ui.decision;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.keqiao.casefile.CorrectionItem;
import org.keqiao.form.FieldKind;
import org.keqiao.form.FormField;
import org.keqiao.form.FormSection;
import org.keqiao.process.Matter;
import org.keqiao.shared.ui.Icons;
import org.springframework.lang.Nullable;

/**
 * One complete notice (行政许可法 32): every defect names the field or the document it is about, since only those open
 * for the applicant.
 */
class CorrectionEditor extends Div {

    private static final long serialVersionUID = 1L;

    private final transient List<Target> targets;
    private final transient Predicate<CorrectionItem> late;
    private final transient Runnable changed;
    private final Div rows = new Div();
    private final List<Row> items = new ArrayList<>();

    /**
     * @param earlier what earlier notices asked for, to be seen before it is asked again
     * @param late whether an earlier notice should have named it
     * @param begun items that were left unfinished
     * @param changed told after each change
     */
    CorrectionEditor(
            List<String> earlier,
            Predicate<CorrectionItem> late,
            @Nullable Matter matter,
            List<CorrectionItem> begun,
            Runnable changed) {
        this.late = late;
        this.changed = changed;
        addClassName("kq-correction");
        targets = matter == null ? List.of() : targets(matter);
        add(new H3(getTranslation("inbox.correction")), new Paragraph(getTranslation("inbox.correction.hint")));
        if (!earlier.isEmpty()) {
            UnorderedList asked = new UnorderedList();
            earlier.forEach(item -> asked.add(new ListItem(item)));
            Div again = new Div(new Paragraph(getTranslation("inbox.correction.again")), asked);
            again.addClassNames("kq-message", "tone-soon");
            add(again);
        }
        Button more = new Button(
                getTranslation("inbox.correction.add"), Icons.decorative(VaadinIcon.PLUS), click -> addRow());
        more.addThemeVariants(ButtonVariant.LUMO_SMALL);
        add(rows, more);
        begun.forEach(item -> addRow().fill(item));
        if (items.isEmpty()) {
            addRow();
        }
    }

    private List<Target> targets(Matter matter) {
        List<Target> all = new ArrayList<>();
        for (FormSection section : matter.startForm().sections()) {
            collect(section, section.label().in(getLocale()), all);
        }
        matter.documentKinds()
                .forEach(kind -> all.add(new Target(
                        null,
                        kind.kind(),
                        getTranslation("inbox.correction.document", kind.name().in(getLocale())))));
        return all;
    }

    private void collect(FormSection section, String trail, List<Target> all) {
        section.elements().forEach(element -> {
            if (element instanceof FormField field && field.kind() != FieldKind.FILE) {
                all.add(new Target(
                        field.path(), null, label(trail, field.label().in(getLocale()))));
            } else if (element instanceof org.keqiao.form.FormList list) {
                all.add(new Target(list.key(), null, label(trail, list.label().in(getLocale()))));
            } else if (element instanceof FormSection inner) {
                collect(inner, label(trail, inner.label().in(getLocale())), all);
            }
        });
    }

    private static String label(String trail, String name) {
        return trail.isBlank() || name.isBlank() ? trail + name : trail + " / " + name;
    }

    private Row addRow() {
        Row row = new Row();
        items.add(row);
        rows.add(row);
        return row;
    }

    /** What was filled in; rows without words and target are left out. */
    List<CorrectionItem> items() {
        return items.stream()
                .filter(row -> !row.isEmpty())
                .map(row -> new CorrectionItem(
                        row.target.getValue() == null
                                ? null
                                : row.target.getValue().field(),
                        row.target.getValue() == null
                                ? null
                                : row.target.getValue().document(),
                        row.text.getValue().strip()))
                .toList();
    }

    /** Marks what is missing; true when there is at least one item and each is complete. */
    boolean check() {
        List<Row> filled = items.stream().filter(row -> !row.isEmpty()).collect(Collectors.toList());
        if (filled.isEmpty()) {
            filled = items.subList(0, Math.min(1, items.size()));
        }
        boolean complete = !filled.isEmpty();
        for (Row row : filled) {
            boolean right = row.check();
            if (complete && !right) {
                row.focus();
            }
            complete &= right;
        }
        return complete;
    }

    /**
     * @param field answer key, null for documents
     * @param document kind, null for fields
     */
    private record Target(@Nullable String field, @Nullable String document, String label) {}

    private final class Row extends Div {

        private static final long serialVersionUID = 1L;

        private final ComboBox<Target> target = new ComboBox<>();
        private final TextArea text = new TextArea();

        Row() {
            addClassName("kq-correction-row");
            target.setLabel(getTranslation("inbox.correction.about"));
            target.setItems(targets);
            target.setItemLabelGenerator(Target::label);
            target.setErrorMessage(getTranslation("inbox.correction.aboutMissing"));
            target.setWidthFull();
            target.addValueChangeListener(chosen -> {
                warn(chosen.getValue());
                changed.run();
            });
            text.setLabel(getTranslation("inbox.correction.text"));
            text.setMaxLength(500);
            text.setErrorMessage(getTranslation("inbox.correction.textMissing"));
            text.setWidthFull();
            text.setValueChangeMode(ValueChangeMode.LAZY);
            text.addValueChangeListener(typed -> changed.run());
            Button remove = new Button(Icons.decorative(VaadinIcon.TRASH), click -> {
                items.remove(this);
                rows.remove(this);
                if (items.isEmpty()) {
                    addRow();
                }
                changed.run();
            });
            remove.setAriaLabel(getTranslation("inbox.correction.remove"));
            remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
            add(target, text, remove);
        }

        void fill(CorrectionItem item) {
            targets.stream()
                    .filter(one -> Objects.equals(one.field(), item.field())
                            && Objects.equals(one.document(), item.document()))
                    .findFirst()
                    .ifPresent(target::setValue);
            text.setValue(item.text());
        }

        /** Named all the same, but knowingly: the head is told. */
        private void warn(@Nullable Target chosen) {
            boolean warned = chosen != null && late.test(new CorrectionItem(chosen.field(), chosen.document(), ""));
            target.setHelperText(warned ? getTranslation("inbox.correction.late") : null);
        }

        boolean isEmpty() {
            return target.getValue() == null && text.getValue().isBlank();
        }

        /** The cursor stands in the first field that misses something. */
        void focus() {
            if (target.isInvalid()) {
                target.focus();
            } else {
                text.focus();
            }
        }

        boolean check() {
            target.setInvalid(target.getValue() == null);
            text.setInvalid(text.getValue().isBlank());
            return !target.isInvalid() && !text.isInvalid();
        }
    }
}
