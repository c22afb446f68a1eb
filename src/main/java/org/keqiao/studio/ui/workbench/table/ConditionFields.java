package org.keqiao.studio.ui.workbench.table;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.keqiao.process.table.DecisionTable.Kind;
import org.keqiao.studio.ui.workbench.step.ChoiceField;
import org.keqiao.studio.ui.workbench.table.CellForm.How;

/** A condition: how it compares, and with what; only what fits the column is offered. */
final class ConditionFields extends Div {

    private static final long serialVersionUID = 1L;

    private static final Set<How> OF_TEXTS = EnumSet.of(How.ANY, How.IS, How.IS_NOT, How.EMPTY, How.WRITTEN);
    private static final Set<How> OF_TRUTHS = EnumSet.of(How.ANY, How.IS, How.EMPTY, How.WRITTEN);

    private final transient TableNames.Column column;
    private final boolean readOnly;
    private final transient Consumer<String> say;
    private final ChoiceField how;
    private final Div place = new Div();
    private final List<ValueField> values = new ArrayList<>();
    private final Checkbox lowIn = new Checkbox(getTranslation("studio.table.included.low"));
    private final Checkbox highIn = new Checkbox(getTranslation("studio.table.included.high"));

    ConditionFields(String text, TableNames.Column column, boolean readOnly, Consumer<String> say) {
        this.column = column;
        this.readOnly = readOnly;
        this.say = say;
        CellForm form = CellForm.read(text, column.kind());
        how = new ChoiceField(getTranslation("studio.table.how"), each -> getTranslation("studio.table.how." + each));
        how.setId("table-how");
        Set<How> offered = column.kind() == Kind.TEXT
                ? OF_TEXTS
                : column.kind() == Kind.BOOLEAN ? OF_TRUTHS : EnumSet.allOf(How.class);
        how.show(offered.stream().map(Enum::name).toList(), form.how().name());
        how.setReadOnly(readOnly);
        how.setWidthFull();
        lowIn.setValue(form.lowIn());
        highIn.setValue(form.highIn());
        lowIn.setReadOnly(readOnly);
        highIn.setReadOnly(readOnly);
        add(how, place);
        offer(form);
        how.addValueChangeListener(change -> {
            CellForm before = form(How.valueOf(how.chosen()));
            offer(new CellForm(before.how(), before.values(), before.lowIn(), before.highIn(), ""));
            told();
        });
        lowIn.addValueChangeListener(change -> told());
        highIn.addValueChangeListener(change -> told());
    }

    private void offer(CellForm form) {
        place.removeAll();
        values.clear();
        switch (form.how()) {
            case ANY, EMPTY -> {}
            case BETWEEN -> {
                value("studio.table.low", "table-low", at(form, 0), false);
                place.add(lowIn);
                value("studio.table.high", "table-high", at(form, 1), false);
                place.add(highIn);
            }
            case WRITTEN -> {
                ValueField written =
                        ValueField.written(getTranslation("studio.table.written"), form.written(), this::told);
                written.component().setId("table-written");
                written.readOnly(readOnly);
                values.add(written);
                place.add(written.component());
            }
            default -> value("studio.table.value", "table-value", form.values(), column.kind() == Kind.TEXT);
        }
    }

    private static List<String> at(CellForm form, int index) {
        return form.values().size() > index ? List.of(form.values().get(index)) : List.of();
    }

    private void value(String label, String id, List<String> with, boolean several) {
        ValueField field = ValueField.of(column, getTranslation(label), with, several, this::told);
        field.component().setId(id);
        field.readOnly(readOnly);
        values.add(field);
        place.add(field.component());
    }

    private CellForm form(How chosen) {
        List<String> said =
                values.stream().flatMap(field -> field.values().get().stream()).toList();
        String written = chosen == How.WRITTEN ? String.join("", said) : "";
        return new CellForm(
                chosen, chosen == How.WRITTEN ? List.of() : said, lowIn.getValue(), highIn.getValue(), written);
    }

    private void told() {
        form(How.valueOf(how.chosen())).text(column.kind()).ifPresent(say);
    }

    /** The first field that changes what is most often changed: the value. */
    void focus() {
        Component first = values.isEmpty() ? how : values.get(0).component();
        if (first instanceof Focusable<?> field) {
            field.focus();
        }
    }
}
