package org.keqiao.studio.ui.workbench.table;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.keqiao.process.Finding;
import org.keqiao.process.FindingText;
import org.keqiao.process.Vocabulary.Name;
import org.keqiao.process.table.DecisionTable.Kind;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.keqiao.studio.ui.workbench.step.ChoiceField;
import org.keqiao.studio.ui.workbench.table.TableCanvas.Said;
import org.keqiao.studio.ui.workbench.table.TableCanvas.State;
import org.springframework.lang.Nullable;

/** What the selected cell, row or column says, in plain words, beside the table. */
final class TablePanel extends Aside {

    private static final long serialVersionUID = 1L;

    private static final List<String> POLICIES = List.of("UNIQUE", "FIRST", "ANY");
    private static final List<String> TYPES = List.of("string", "double", "boolean", "date");

    private final transient Supplier<TableNames> names;
    private final boolean readOnly;
    private final transient Consumer<Said> draw;
    private final Div problems = new Div();
    private List<Finding> findings = List.of();

    @Nullable
    private transient State shown;

    @Nullable
    private ConditionFields condition;

    /** True after this panel said something: what comes back is in its fields already. */
    private boolean said;

    TablePanel(Supplier<TableNames> names, boolean readOnly, Consumer<Said> draw) {
        this.names = names;
        this.readOnly = readOnly;
        this.draw = draw;
        addClassName("kq-element-panel");
        getElement().setAttribute("aria-label", getTranslation("studio.table.panel"));
        problems.addClassName("kq-element-problems");
    }

    void show(State state) {
        State before = shown;
        shown = state;
        if (before != null && before.id().equals(state.id()) && (said || same(before, state))) {
            said = false;
            return;
        }
        said = false;
        condition = null;
        removeAll();
        TableNames words = names.get();
        add(new H2(title(state, words)), problems);
        problems();
        switch (state.kind()) {
            case TABLE -> table(state);
            case ROW -> add(note(state));
            case CELL -> cell(state, words);
            case INPUT -> input(state, words);
            case OUTPUT -> output(state);
        }
    }

    private static boolean same(State one, State other) {
        return one.text().equals(other.text())
                && Objects.equals(one.column(), other.column())
                && one.name().equals(other.name())
                && one.english().equals(other.english())
                && one.hitPolicy().equals(other.hitPolicy())
                && one.row() == other.row();
    }

    private String title(State state, TableNames words) {
        String column = state.column() == null ? "" : words.label(state.column(), state.input());
        return switch (state.kind()) {
            case TABLE -> getTranslation("studio.table.table");
            case ROW -> getTranslation("studio.table.row", state.row());
            case CELL -> getTranslation("studio.table.cell", state.row(), column);
            case INPUT -> getTranslation("studio.table.input", column);
            case OUTPUT -> getTranslation("studio.table.output", column);
        };
    }

    void findings(List<Finding> all) {
        findings = List.copyOf(all);
        problems();
    }

    /** Goes to the field that a cell is changed by. */
    void focusValue() {
        if (condition != null) {
            condition.focus();
        } else {
            getChildren()
                    .filter(com.vaadin.flow.component.Focusable.class::isInstance)
                    .findFirst()
                    .ifPresent(field -> ((com.vaadin.flow.component.Focusable<?>) field).focus());
        }
    }

    private void problems() {
        problems.removeAll();
        State state = shown;
        if (state != null) {
            findings.stream()
                    .filter(finding -> state.id().equals(finding.element()))
                    .forEach(finding -> problems.add(problem(finding)));
        }
    }

    private Div problem(Finding finding) {
        StatusBadge badge = finding.isError()
                ? new StatusBadge(getTranslation("studio.finding.error"), Tone.LATE)
                : new StatusBadge(getTranslation("studio.finding.warning"), Tone.SOON);
        return new Div(badge, new Paragraph(FindingText.of(finding, names.get().texts(), getLocale())));
    }

    private void table(State state) {
        TextField name = new TextField(getTranslation("studio.table.name"));
        name.setValue(state.name());
        name.setReadOnly(readOnly);
        name.setWidthFull();
        TextField english = new TextField(getTranslation("studio.table.name.en"));
        english.setValue(state.english());
        english.setReadOnly(readOnly);
        english.setWidthFull();
        ChoiceField policy = new ChoiceField(
                getTranslation("studio.table.policy"), each -> getTranslation("studio.table.policy." + each));
        policy.setId("table-policy");
        policy.show(POLICIES, state.hitPolicy());
        policy.setReadOnly(readOnly);
        policy.setWidthFull();
        Runnable told = () -> say(new Said(
                TableCanvas.Kind.TABLE,
                state.id(),
                null,
                name.getValue().strip(),
                english.getValue().strip(),
                null,
                null,
                policy.chosen()));
        name.addValueChangeListener(change -> told.run());
        english.addValueChangeListener(change -> told.run());
        policy.addValueChangeListener(change -> told.run());
        add(name, english, policy, new Paragraph(getTranslation("studio.table.hint")));
    }

    private Component note(State state) {
        TextArea note = new TextArea(getTranslation("studio.table.note"));
        note.setHelperText(getTranslation("studio.table.note.help"));
        note.setValue(state.text());
        note.setReadOnly(readOnly);
        note.setWidthFull();
        note.addValueChangeListener(change -> say(
                Said.text(TableCanvas.Kind.ROW, state.id(), change.getValue().strip())));
        return note;
    }

    private void cell(State state, TableNames words) {
        TableNames.Column column = words.column(Objects.requireNonNull(state.column()), state.input());
        Consumer<String> text = value -> say(Said.text(TableCanvas.Kind.CELL, state.id(), value));
        if (state.input()) {
            condition = new ConditionFields(state.text(), column, readOnly, text);
            add(condition);
        } else {
            add(result(state, column, text));
        }
    }

    private Component result(State state, TableNames.Column column, Consumer<String> text) {
        List<String> with = CellForm.read(state.text(), column.kind()).values();
        String label = getTranslation("studio.table.result");
        if (column.kind() == Kind.TEXT && !column.closed()) {
            ComboBox<String> box = new ComboBox<>(label);
            box.setItems(column.offered());
            box.setItemLabelGenerator(column::word);
            box.setAllowCustomValue(true);
            box.setValue(with.isEmpty() ? null : with.get(0));
            box.setReadOnly(readOnly);
            box.setWidthFull();
            box.setId("table-result");
            box.addCustomValueSetListener(custom -> box.setValue(custom.getDetail()));
            box.addValueChangeListener(change -> {
                if (change.getValue() != null) {
                    CellForm.constant(change.getValue(), Kind.TEXT).ifPresent(text);
                }
            });
            return box;
        }
        ValueField[] field = new ValueField[1];
        field[0] = ValueField.of(column, label, with, false, () -> field[0].values().get().stream()
                .findFirst()
                .flatMap(value -> CellForm.constant(value, column.kind()))
                .ifPresent(text));
        field[0].readOnly(readOnly);
        field[0].component().setId("table-result");
        return field[0].component();
    }

    private void input(State state, TableNames words) {
        TableCanvas.Column column = Objects.requireNonNull(state.column());
        ComboBox<String> fact = new ComboBox<>(getTranslation("studio.table.fact"));
        List<String> items =
                new ArrayList<>(words.facts().stream().map(Name::name).toList());
        if (!column.name().isEmpty() && !items.contains(column.name())) {
            items.add(column.name());
        }
        fact.setItems(items);
        fact.setItemLabelGenerator(words::label);
        fact.setValue(column.name().isEmpty() ? null : column.name());
        fact.setHelperText(getTranslation("studio.table.fact.help"));
        fact.setReadOnly(readOnly);
        fact.setWidthFull();
        fact.setId("table-fact");
        MultiSelectComboBox<String> allowed = allowed(column, "studio.table.allowed.in");
        boolean listed = words.fact(column.name())
                .map(Name::values)
                .filter(values -> !values.isEmpty())
                .isPresent();
        allowed.setVisible(!listed && Kind.of(column.typeRef()) == Kind.TEXT);
        Runnable told = () -> {
            if (fact.getValue() != null) {
                String typeRef = words.fact(fact.getValue())
                        .map(name -> TableNames.typeRef(name.type()))
                        .orElse(column.typeRef());
                boolean other = !fact.getValue().equals(column.name());
                draw(new Said(
                        TableCanvas.Kind.INPUT,
                        state.id(),
                        null,
                        fact.getValue(),
                        words.fact(fact.getValue())
                                .map(name -> name.label().zh())
                                .orElse(column.label()),
                        typeRef,
                        other ? List.of() : new ArrayList<>(allowed.getValue()),
                        null));
            }
        };
        fact.addValueChangeListener(change -> told.run());
        allowed.addValueChangeListener(change -> told.run());
        add(fact, new Paragraph(getTranslation("studio.table.type", type(column))), allowed);
    }

    private String type(TableCanvas.Column column) {
        return getTranslation("studio.table.type." + Kind.of(column.typeRef()));
    }

    private void output(State state) {
        TableCanvas.Column column = Objects.requireNonNull(state.column());
        TextField label = new TextField(getTranslation("studio.table.label"));
        label.setValue(column.label());
        label.setReadOnly(readOnly);
        label.setWidthFull();
        ChoiceField type = new ChoiceField(
                getTranslation("studio.table.kind"), each -> getTranslation("studio.table.type." + Kind.of(each)));
        List<String> types = new ArrayList<>(TYPES);
        if (!types.contains(column.typeRef())) {
            types.add(column.typeRef());
        }
        type.show(types, column.typeRef());
        type.setReadOnly(readOnly);
        type.setWidthFull();
        MultiSelectComboBox<String> allowed = allowed(column, "studio.table.allowed.out");
        allowed.setVisible(Kind.of(column.typeRef()) == Kind.TEXT);
        Runnable told = () -> draw(new Said(
                TableCanvas.Kind.OUTPUT,
                state.id(),
                null,
                null,
                label.getValue().strip(),
                type.chosen(),
                new ArrayList<>(allowed.getValue()),
                null));
        label.addValueChangeListener(change -> told.run());
        type.addValueChangeListener(change -> told.run());
        allowed.addValueChangeListener(change -> told.run());
        add(label, type, allowed);
    }

    private MultiSelectComboBox<String> allowed(TableCanvas.Column column, String label) {
        MultiSelectComboBox<String> box = new MultiSelectComboBox<>(getTranslation(label));
        Set<String> items = new LinkedHashSet<>(column.allowed());
        items.addAll(column.used());
        box.setItems(new ArrayList<>(items));
        box.setValue(new LinkedHashSet<>(column.allowed()));
        box.setHelperText(getTranslation(label + ".help"));
        box.setReadOnly(readOnly);
        box.setWidthFull();
        box.setAllowCustomValue(true);
        box.addCustomValueSetListener(custom -> {
            Set<String> more = new LinkedHashSet<>(box.getValue());
            more.add(custom.getDetail().strip().replace("\"", "").replace("\\", ""));
            items.addAll(more);
            box.setItems(new ArrayList<>(items));
            box.setValue(more);
        });
        return box;
    }

    /** What comes back is in the fields already. */
    private void say(Said change) {
        said = true;
        draw.accept(change);
    }

    /** What comes back decides what else is asked. */
    private void draw(Said change) {
        draw.accept(change);
    }
}
