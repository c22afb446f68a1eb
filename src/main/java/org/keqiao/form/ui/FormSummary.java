package org.keqiao.form.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
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
    /** Tables with more columns become lists on a page that shows fewer ones side by side. */
    private static final int FEW_COLUMNS = 5;

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
                description.add(blank(path));
            }
        } else {
            description.add(answer(field, value, path, AnswerText.of(field, value, this)));
            mark(description.getElement().getComponent().orElseThrow(), field, path);
        }
        list.add(term, description);
    }

    private Component answer(FormField field, @Nullable Object value, String path, String text) {
        if (AnswerText.isBlank(value)) {
            // A box that is not ticked says no, unless it has to be.
            boolean no = field.widget() == FormField.Widget.CHECKBOX && !missing.contains(path);
            return no ? new Span(getTranslation("form.no")) : blank(path);
        }
        Span span = new Span(text);
        if (AnswerText.isFigure(field)) {
            span.addClassName("kq-figure");
        }
        if (field.widget() == FormField.Widget.TEXTAREA) {
            span.addClassName("kq-prose");
        }
        return span;
    }

    private Span blank(String path) {
        boolean needed = missing.contains(path);
        Span blank = new Span(getTranslation(needed ? "form.missing" : "form.empty"));
        blank.addClassName(needed ? "tone-soon" : "kq-quiet");
        return blank;
    }

    private void mark(Component cell, FormField field, String path) {
        FormDiff.Change change = changes.get(path);
        if (change == null) {
            return;
        }
        cell.addClassName("kq-changed");
        Span note = new Span(getTranslation("form.changed") + " "
                + getTranslation("form.before", AnswerText.of(field, change.before(), this)));
        note.addClassNames("kq-quiet", "kq-changed-note");
        cell.getElement().appendChild(note.getElement());
    }

    private void rows(FormList list, @Nullable Object value, String prefix, Set<String> hidden, Div box) {
        String name = list.label().in(AnswerText.locale(this));
        List<?> given = value instanceof List<?> rows ? rows : List.of();
        if (given.isEmpty()) {
            box.add(SectionNode.heading(3, name), new Paragraph(blank(prefix + list.key())));
            return;
        }
        List<FormField> fields = list.elements().stream()
                .filter(FormField.class::isInstance)
                .map(FormField.class::cast)
                .toList();
        boolean table = fields.size() == list.elements().size() && fields.size() <= WIDEST_TABLE;
        if (table) {
            box.add(SectionNode.heading(3, name), table(list, fields, given, prefix, hidden));
            return;
        }
        for (int i = 0; i < given.size(); i++) {
            String path = prefix + list.key() + "[" + i + "]";
            Component heading = SectionNode.heading(3, getTranslation("form.row", name, i + 1));
            if (changes.containsKey(path)) {
                heading.addClassName("kq-changed");
            }
            box.add(heading);
            elements(list.elements(), ListNode.map(given.get(i)), path + ".", hidden, box);
        }
    }

    private Component table(FormList list, List<FormField> fields, List<?> rows, String prefix, Set<String> hidden) {
        NativeTableRow titles = new NativeTableRow();
        fields.forEach(field -> {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(column(field));
            cell.getElement().setAttribute("scope", "col");
            cell.getElement().setAttribute("role", "columnheader");
            if (AnswerText.isFigure(field)) {
                cell.addClassName("kq-figure");
            }
            titles.add(cell);
        });
        titles.getElement().setAttribute("role", "row");
        NativeTableHeader head = new NativeTableHeader();
        head.add(titles);
        NativeTableBody body = new NativeTableBody();
        for (int i = 0; i < rows.size(); i++) {
            Map<String, Object> row = ListNode.map(rows.get(i));
            String path = prefix + list.key() + "[" + i + "]";
            NativeTableRow line = new NativeTableRow();
            line.getElement().setAttribute("role", "row");
            if (changes.containsKey(path)) {
                line.addClassName("kq-changed");
            }
            for (FormField field : fields) {
                NativeTableCell cell = new NativeTableCell();
                // A narrow page shows a row as a list: the roles outlive the change of its display.
                cell.getElement().setAttribute("role", "cell");
                cell.getElement().setAttribute("data-label", column(field));
                String at = path + "." + field.key();
                if (isHidden(field, path + ".", at, hidden)) {
                    cell.addClassName("empty");
                } else {
                    cell.add(answer(field, row.get(field.key()), at, cellText(field, row.get(field.key()))));
                    mark(cell, field, at);
                }
                if (AnswerText.isFigure(field)) {
                    cell.addClassName("kq-figure");
                }
                line.add(cell);
            }
            body.add(line);
        }
        NativeTable table = new NativeTable(head, body);
        table.addClassNames("kq-table", "kq-rows");
        table.getElement().setAttribute("role", "table");
        Div scroller = new Div(table);
        scroller.addClassNames("kq-scroll", fields.size() > FEW_COLUMNS ? "wide" : "slim");
        scroller.getElement().setAttribute("tabindex", "0");
        scroller.getElement().setAttribute("role", "region");
        scroller.getElement().setAttribute("aria-label", list.label().in(AnswerText.locale(this)));
        return scroller;
    }

    /** Amounts stand in yuan under a heading that says so: two units in a cell make a table too wide to read. */
    private String column(FormField field) {
        String label = field.label().in(AnswerText.locale(this));
        return field.kind() == FieldKind.MONEY ? getTranslation("form.inYuan", label) : label;
    }

    private String cellText(FormField field, @Nullable Object value) {
        return field.kind() == FieldKind.MONEY && value != null
                ? AnswerText.yuan(value.toString())
                : AnswerText.of(field, value, this);
    }

    private boolean isHidden(FormElement element, String prefix, String path, Set<String> hidden) {
        return hidden.contains(FormVisibility.mark(prefix, element))
                || !path.isEmpty() && context.permission(path) == FormContext.Permission.HIDE;
    }
}
