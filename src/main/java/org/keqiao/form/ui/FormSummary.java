package org.keqiao.form.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.keqiao.form.FieldKind;
import org.keqiao.form.FormContext;
import org.keqiao.form.FormDiff;
import org.keqiao.form.FormElement;
import org.keqiao.form.FormField;
import org.keqiao.form.FormList;
import org.keqiao.form.FormSchema;
import org.keqiao.form.FormSection;
import org.keqiao.form.FormVisibility;
import org.springframework.lang.Nullable;

/**
 * Answers to read and check: a table a section, what is not filled in said so, what was changed marked with its earlier
 * value. Hidden fields are left out.
 */
public class FormSummary extends Div {

    private static final long serialVersionUID = 1L;

    /** Lists with more fields are shown row by row. */
    private static final int WIDEST_TABLE = 9;

    private final transient FormSchema schema;
    private final transient Map<String, Object> answers;
    private transient FormContext context;
    private transient Map<String, FormDiff.Change> changes = Map.of();
    private transient Set<String> missing = Set.of();

    @Nullable
    private transient FileSlot files;

    @Nullable
    private transient Consumer<FormSection> editor;

    private transient Predicate<FormSection> editable = section -> true;
    private transient SummaryCells cells = new SummaryCells(this, missing, changes);

    public FormSummary(FormSchema schema, Map<String, Object> answers) {
        this.schema = schema;
        this.answers = answers;
        // The day matters for nothing that a summary shows; conditions on it are about filing.
        this.context = FormContext.of(java.time.LocalDate.EPOCH, FormContext.Mode.DRAFT);
        addClassName("kq-summary");
        build();
    }

    /** Leaves out what the reader may not see; its day and facts serve the conditions. */
    public FormSummary under(FormContext other) {
        context = other;
        build();
        return this;
    }

    /** Marks what changed. */
    public FormSummary marking(List<FormDiff.Change> found) {
        changes = new HashMap<>();
        found.forEach(change -> changes.put(change.path(), change));
        build();
        return this;
    }

    /**
     * Tells what has to be filled in from what may stay empty.
     *
     * @param paths answer keys of what is missing
     */
    public FormSummary missing(Collection<String> paths) {
        missing = Set.copyOf(paths);
        build();
        return this;
    }

    /** Lists the documents too. */
    public FormSummary listing(FileSlot slot) {
        files = slot;
        build();
        return this;
    }

    /** Gives each section a link that leads back to its fields. */
    public FormSummary editing(Consumer<FormSection> opener) {
        return editing(section -> true, opener);
    }

    /** Gives the sections that may be changed a link that leads back to their fields. */
    public FormSummary editing(Predicate<FormSection> open, Consumer<FormSection> opener) {
        editable = open;
        editor = opener;
        build();
        return this;
    }

    private void build() {
        removeAll();
        cells = new SummaryCells(this, missing, changes);
        Set<String> hidden = new FormVisibility(schema, context).hidden(answers);
        schema.sections().forEach(section -> section(section, hidden));
    }

    private void section(FormSection section, Set<String> hidden) {
        if (isHidden(section, "", section.path(), hidden)) {
            return;
        }
        Div box = new Div();
        box.addClassName("kq-summary-section");
        Div head = new Div();
        head.addClassName("kq-summary-head");
        String title = section.label().in(AnswerText.locale(this));
        if (!title.isEmpty()) {
            head.add(new H2(title));
        }
        Consumer<FormSection> opener = editor;
        if (opener != null && editable.test(section)) {
            Button edit = new Button(getTranslation("form.edit"), click -> opener.accept(section));
            edit.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
            edit.setAriaLabel(getTranslation("form.edit") + " " + title);
            head.add(edit);
        }
        box.add(head);
        boolean own = !section.key().isEmpty();
        elements(
                section.elements(),
                own ? ListNode.map(answers.get(section.key())) : answers,
                own ? section.key() + "." : "",
                hidden,
                box);
        add(box);
    }

    private void elements(
            List<FormElement> elements, Map<String, Object> values, String prefix, Set<String> hidden, Div box) {
        DescriptionList list = null;
        for (FormElement element : elements) {
            if (element instanceof FormField field) {
                String path = field.kind() == FieldKind.FILE ? field.path() : prefix + field.key();
                if (isHidden(field, prefix, path, hidden) || field.kind() == FieldKind.FILE && files == null) {
                    continue;
                }
                if (list == null) {
                    list = new DescriptionList();
                    list.addClassName("kq-answers");
                    box.add(list);
                }
                row(list, field, path, values.get(field.key()));
            } else if (element instanceof FormSection group && !isHidden(group, prefix, group.path(), hidden)) {
                list = null;
                boolean own = !group.key().isEmpty();
                if (!group.label().isEmpty()) {
                    box.add(SectionNode.heading(3, group.label().in(AnswerText.locale(this))));
                }
                elements(
                        group.elements(),
                        own ? ListNode.map(values.get(group.key())) : values,
                        own ? prefix + group.key() + "." : prefix,
                        hidden,
                        box);
            } else if (element instanceof FormList rows && !isHidden(rows, prefix, prefix + rows.key(), hidden)) {
                list = null;
                rows(rows, values.get(rows.key()), prefix, hidden, box);
            }
        }
    }

    private void row(DescriptionList list, FormField field, String path, @Nullable Object value) {
        DescriptionList.Term term = new DescriptionList.Term(field.label().in(AnswerText.locale(this)));
        DescriptionList.Description description = new DescriptionList.Description();
        if (field.kind() == FieldKind.FILE && files != null) {
            List<FileSlot.Stored> stored = files.list(java.util.Objects.requireNonNull(field.document()));
            stored.forEach(file -> description.add(new Div(FileBox.link(file), FileBox.size(file.bytes()))));
            if (stored.isEmpty()) {
                description.add(cells.blank(path));
            }
        } else {
            description.add(cells.answer(field, value, path, AnswerText.of(field, value, this)));
            cells.mark(description.getElement().getComponent().orElseThrow(), field, path);
        }
        list.add(term, description);
    }

    private void rows(FormList list, @Nullable Object value, String prefix, Set<String> hidden, Div box) {
        String name = list.label().in(AnswerText.locale(this));
        List<?> given = value instanceof List<?> rows ? rows : List.of();
        if (given.isEmpty()) {
            box.add(SectionNode.heading(3, name), new Paragraph(cells.blank(prefix + list.key())));
            return;
        }
        List<FormField> fields = list.elements().stream()
                .filter(FormField.class::isInstance)
                .map(FormField.class::cast)
                .toList();
        boolean table = fields.size() == list.elements().size() && fields.size() <= WIDEST_TABLE;
        if (table) {
            String path = prefix + list.key();
            box.add(
                    SectionNode.heading(3, name),
                    new SummaryTable(
                            name,
                            fields,
                            path,
                            given,
                            cells,
                            (row, field) -> isHidden(field, row, row + field.key(), hidden)));
            return;
        }
        for (int i = 0; i < given.size(); i++) {
            String path = prefix + list.key() + "[" + i + "]";
            Component heading = SectionNode.heading(3, getTranslation("form.row", name, i + 1));
            if (cells.isChanged(path)) {
                heading.addClassName("kq-changed");
            }
            box.add(heading);
            elements(list.elements(), ListNode.map(given.get(i)), path + ".", hidden, box);
        }
    }

    private boolean isHidden(FormElement element, String prefix, String path, Set<String> hidden) {
        return hidden.contains(FormVisibility.mark(prefix, element))
                || !path.isEmpty() && context.permission(path) == FormContext.Permission.HIDE;
    }
}
