package org.keqiao.studio.ui.exchange;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Set;
import java.util.function.Consumer;
import org.keqiao.studio.version.Exchange;
import org.springframework.lang.Nullable;

/** As what a file is taken in: as the matter that it is, or as the beginning of a new one. */
class ImportTarget extends Div {

    private static final long serialVersionUID = 1L;
    private static final Set<String> OF_KEY = Set.of("MATTER_KEY", "MATTER_EXISTS");

    private enum Way {
        SAME,
        NEW
    }

    private final RadioButtonGroup<Way> way = new RadioButtonGroup<>();
    private final TextField name = new TextField(getTranslation("studio.name"));
    private final TextField key = new TextField(getTranslation("studio.key"));
    private final Div fields = new Div(name, key);

    /**
     * @param expected matter on whose page it was chosen; null where there is none
     * @param changed told the new matter that is meant, null for the matter that it is
     */
    ImportTarget(Exchange.Report report, @Nullable String expected, Consumer<Exchange.NewKey> changed) {
        String here = report.known()
                ? getTranslation(report.change() ? "exchange.same.change" : "exchange.same", report.matter())
                : getTranslation("exchange.same.unknown", report.matter());
        if (expected != null && !expected.equals(report.matter())) {
            add(new Paragraph(getTranslation("exchange.other", report.matter(), expected)));
        }
        way.setLabel(getTranslation("exchange.as"));
        way.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        way.setItems(Way.values());
        way.setItemLabelGenerator(each -> each == Way.SAME ? here : getTranslation("exchange.new"));
        way.setValue(Way.SAME);
        way.addValueChangeListener(change -> {
            fields.setVisible(change.getValue() == Way.NEW);
            if (change.getValue() == Way.SAME) {
                changed.accept(null);
            }
        });
        name.setRequired(true);
        name.setHelperText(getTranslation("studio.name.help"));
        key.setRequired(true);
        key.setHelperText(getTranslation("studio.key.help"));
        fields.addClassName("kq-row");
        fields.setVisible(false);
        add(way, fields);
    }

    @Nullable
    Exchange.NewKey newKey() {
        return way.getValue() == Way.SAME
                ? null
                : new Exchange.NewKey(key.getValue().strip(), name.getValue());
    }

    /** False, with the missing field marked, when something is to be filled in first. */
    boolean isComplete() {
        name.setInvalid(false);
        key.setInvalid(false);
        if (way.getValue() == Way.SAME) {
            return true;
        }
        return filled(key) & filled(name);
    }

    private boolean filled(TextField field) {
        if (field.getValue().isBlank()) {
            wrong(field, getTranslation("field.required"));
            return false;
        }
        return true;
    }

    /** Puts a refusal at the field that it is about; false when it is about none. */
    boolean explain(String code, String text) {
        if (OF_KEY.contains(code)) {
            wrong(key, text);
            return true;
        }
        if (code.equals("MATTER_NAME")) {
            wrong(name, text);
            return true;
        }
        return false;
    }

    private static void wrong(TextField field, String text) {
        field.setErrorMessage(text);
        field.setInvalid(true);
        field.focus();
    }
}
