package org.keqiao.studio.ui.workbench.form;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.keqiao.feel.Expression;
import org.keqiao.form.CodeTables;
import org.keqiao.form.FormContext;
import org.keqiao.form.NamedPatterns;
import org.springframework.lang.Nullable;

/** What the selected component says, in plain words. Each change is one step in the editor. */
class FieldPanel extends Aside {

    private static final long serialVersionUID = 1L;

    private static final Set<String> CHOICES = Set.of("select", "radio", "checklist");

    private final boolean readOnly;
    private final transient Collection<String> facts;

    @Nullable
    private transient Edits edits;

    /**
     * @param facts keys that the product reads: they cannot be renamed
     */
    FieldPanel(boolean readOnly, Collection<String> facts) {
        this.readOnly = readOnly;
        this.facts = facts;
        addClassName("kq-field-panel");
        getElement().setAttribute("aria-label", getTranslation("studio.form.panel"));
        nothing();
    }

    /** Shows a component; leaves the fields alone when it is the one that they have just made. */
    void show(@Nullable Edits selected, @Nullable ObjectNode component) {
        if (edits != null && edits.isSame(component)) {
            return;
        }
        edits = selected;
        removeAll();
        if (selected == null) {
            nothing();
        } else {
            build(selected);
        }
    }

    private void nothing() {
        add(new Paragraph(getTranslation(readOnly ? "studio.form.readOnly" : "studio.form.select")));
    }

    private void build(Edits edits) {
        add(new H2(getTranslation(FieldBlock.of(edits.type(), edits.kind()).textKey())));
        if (edits.type().equals("text")) {
            add(
                    area("studio.form.noteText", edits.get("text"), value -> edits.set("text", value)),
                    area("studio.form.noteText.en", edits.property("text.en"), v -> edits.property("text.en", v)));
            condition(edits);
            return;
        }
        boolean holder = Set.of("group", "dynamiclist").contains(edits.type());
        String label = edits.type().equals("datetime") ? "dateLabel" : "label";
        add(text("studio.form.label", first(edits.get(label), edits.get("label")), value -> {
            ObjectNode changes = JsonNodeFactory.instance.objectNode().put(label, value);
            edits.apply(label.equals("label") ? changes : changes.put("label", value));
        }));
        add(text("studio.form.label.en", edits.property("label.en"), value -> edits.property("label.en", value)));
        add(holder ? holderKey(edits) : key(edits));
        if (!holder) {
            add(required(edits));
        }
        help(edits, holder);
        byType(edits);
        if (!holder) {
            usage(edits);
        }
        condition(edits);
        add(new RuleRows(edits, readOnly));
    }

    private TextField key(Edits edits) {
        if ("file".equals(edits.kind())) {
            return text("studio.form.document", edits.property("document"), value -> edits.property("document", value));
        }
        TextField key = text("studio.form.key", edits.get("key"), value -> edits.set("key", value));
        lock(key, edits.get("key"));
        return key;
    }

    private TextField holderKey(Edits edits) {
        TextField key = text("studio.form.path", edits.get("path"), value -> edits.set("path", value));
        key.setHelperText(
                getTranslation(edits.type().equals("group") ? "studio.form.path.group" : "studio.form.path.list"));
        lock(key, edits.get("path"));
        return key;
    }

    /** Answers that the product reads keep their names. */
    private void lock(TextField field, String key) {
        boolean fact = facts.stream().anyMatch(each -> each.replace("[]", "").matches("(.*\\.)?" + Pattern.quote(key)));
        if (!key.isEmpty() && fact) {
            field.setReadOnly(true);
            field.setHelperText(getTranslation("studio.form.key.locked"));
        }
    }

    private Checkbox required(Edits edits) {
        Checkbox required = new Checkbox(
                getTranslation("studio.form.required"),
                edits.node("validate").path("required").asBoolean(false));
        required.setReadOnly(readOnly);
        required.addValueChangeListener(change -> edits.limit("required", change.getValue() ? BooleanNode.TRUE : null));
        return required;
    }

    private void help(Edits edits, boolean holder) {
        String zh = holder ? edits.property("description") : edits.get("description");
        add(text("studio.form.help", zh, value -> {
            if (holder) {
                edits.property("description", value);
            } else {
                edits.set("description", value);
            }
        }));
        add(text("studio.form.help.en", edits.property("description.en"), v -> edits.property("description.en", v)));
    }

    private void byType(Edits edits) {
        String type = edits.type();
        boolean plainText =
                edits.kind() == null && Set.of("textfield", "textarea").contains(type);
        if (plainText) {
            add(whole(edits, "minLength"), whole(edits, "maxLength"));
        }
        if (plainText && type.equals("textfield")) {
            add(choice(edits, "pattern", NamedPatterns.names(), "studio.form.pattern."));
        }
        if (type.equals("number")) {
            add(bound(edits, "min"), bound(edits, "max"));
            add(text("studio.form.unit", edits.property("unit"), value -> edits.property("unit", value)));
            add(text("studio.form.unit.en", edits.property("unit.en"), value -> edits.property("unit.en", value)));
        }
        if (type.equals("dynamiclist")) {
            add(
                    text("studio.form.minRows", edits.property("minRows"), value -> edits.property("minRows", value)),
                    text("studio.form.maxRows", edits.property("maxRows"), value -> edits.property("maxRows", value)),
                    text("studio.form.unique", edits.property("unique"), value -> edits.property("unique", value)));
        }
        if (CHOICES.contains(type)) {
            choices(edits);
        }
    }

    private void choices(Edits edits) {
        if ("code-table".equals(edits.kind())) {
            Select<String> table = new Select<>();
            table.setLabel(getTranslation("studio.form.table"));
            table.setItems(CodeTables.shipped().names());
            table.setItemLabelGenerator(name -> getTranslation("studio.form.table." + name));
            table.setValue(edits.property("table"));
            table.setReadOnly(readOnly);
            table.addValueChangeListener(change -> edits.property("table", change.getValue()));
            add(table, text("studio.form.parentKey", edits.property("parentKey"), v -> edits.property("parentKey", v)));
        } else if (!"region".equals(edits.kind())) {
            add(new OptionRows(edits, readOnly || "yesNo".equals(edits.kind())));
        }
    }

    private void usage(Edits edits) {
        CheckboxGroup<FormContext.Mode> closed = new CheckboxGroup<>(getTranslation("studio.form.readonlyFor"));
        closed.setItems(FormContext.Mode.values());
        closed.setItemLabelGenerator(mode -> getTranslation("studio.form.mode." + mode));
        List<String> names = List.of(edits.property("readonlyFor").split(","));
        closed.setValue(new HashSet<>(Arrays.stream(FormContext.Mode.values())
                .filter(mode -> names.contains(mode.name()))
                .toList()));
        closed.setReadOnly(readOnly);
        closed.addValueChangeListener(change -> edits.property(
                "readonlyFor",
                String.join(
                        ",", change.getValue().stream().map(Enum::name).sorted().toList())));
        ComboBox<String> from = new ComboBox<>(getTranslation("studio.form.startsFrom"));
        Set<String> known = new TreeSet<>();
        facts.stream().filter(fact -> !fact.contains("[")).forEach(known::add);
        String value = edits.property("startsFrom");
        if (!value.isEmpty()) {
            known.add(value);
        }
        from.setItems(known);
        from.setValue(value.isEmpty() ? null : value);
        from.setClearButtonVisible(true);
        from.setReadOnly(readOnly);
        from.setHelperText(getTranslation("studio.form.startsFrom.help"));
        from.addValueChangeListener(
                change -> edits.property("startsFrom", change.getValue() == null ? "" : change.getValue()));
        add(closed, from);
    }

    private void condition(Edits edits) {
        String hide = edits.node("conditional").path("hide").asText("");
        TextArea field = new TextArea(getTranslation("studio.form.hide"));
        field.setValue(hide.startsWith("=") ? hide.substring(1) : hide);
        field.setHelperText(getTranslation("studio.form.hide.help"));
        field.setReadOnly(readOnly);
        field.addValueChangeListener(change -> {
            String text = change.getValue().strip();
            if (accepts(field, text)) {
                edits.set(
                        "conditional",
                        text.isEmpty()
                                ? null
                                : JsonNodeFactory.instance.objectNode().put("hide", "=" + text));
            }
        });
        add(field);
    }

    /** Says at the field what is wrong with an expression; an empty one is none. */
    static boolean accepts(TextArea field, String text) {
        try {
            if (!text.isEmpty()) {
                Expression.parse(text);
            }
            field.setInvalid(false);
            return true;
        } catch (Expression.Unacceptable wrong) {
            field.setErrorMessage(
                    field.getTranslation("form.problem." + wrong.code(), field.getLabel(), wrong.detail()));
            field.setInvalid(true);
            return false;
        }
    }

    private IntegerField whole(Edits edits, String name) {
        IntegerField field = new IntegerField(getTranslation("studio.form." + name));
        if (edits.node("validate").has(name)) {
            field.setValue(edits.node("validate").path(name).asInt());
        }
        field.setMin(0);
        field.setReadOnly(readOnly);
        field.addValueChangeListener(
                change -> edits.limit(name, change.getValue() == null ? null : IntNode.valueOf(change.getValue())));
        return field;
    }

    private BigDecimalField bound(Edits edits, String name) {
        BigDecimalField field = new BigDecimalField(getTranslation("studio.form." + name));
        String value = edits.node("validate").path(name).asText("");
        if (value.matches("-?\\d+(\\.\\d+)?")) {
            field.setValue(new BigDecimal(value));
        }
        field.setReadOnly(readOnly);
        field.addValueChangeListener(
                change -> edits.limit(name, change.getValue() == null ? null : DecimalNode.valueOf(change.getValue())));
        return field;
    }

    private Select<String> choice(Edits edits, String property, Collection<String> values, String texts) {
        Select<String> field = new Select<>();
        field.setLabel(getTranslation("studio.form." + property));
        field.setItems(values);
        field.setEmptySelectionAllowed(true);
        field.setEmptySelectionCaption(getTranslation("studio.form." + property + ".none"));
        field.setItemLabelGenerator(value ->
                value == null ? getTranslation("studio.form." + property + ".none") : getTranslation(texts + value));
        field.setValue(edits.property(property).isEmpty() ? null : edits.property(property));
        field.setReadOnly(readOnly);
        field.addValueChangeListener(
                change -> edits.property(property, change.getValue() == null ? "" : change.getValue()));
        return field;
    }

    private TextField text(String textKey, String value, Consumer<String> then) {
        TextField field = new TextField(getTranslation(textKey));
        field.setValue(value);
        field.setReadOnly(readOnly);
        field.addValueChangeListener(change -> then.accept(change.getValue().strip()));
        return field;
    }

    private TextArea area(String textKey, String value, Consumer<String> then) {
        TextArea field = new TextArea(getTranslation(textKey));
        field.setValue(value);
        field.setReadOnly(readOnly);
        field.addValueChangeListener(change -> then.accept(change.getValue()));
        return field;
    }

    private static String first(String one, String other) {
        return one.isEmpty() ? other : one;
    }
}
