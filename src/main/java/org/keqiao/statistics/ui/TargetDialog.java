package org.keqiao.statistics.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import org.keqiao.organization.CityProfiles;
import org.keqiao.shared.ui.AmountField;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;
import org.keqiao.statistics.Measure;
import org.keqiao.statistics.Targets;

/** Sets the target of a year, for the city or one of its counties. */
class TargetDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    TargetDialog(Targets targets, CityProfiles cities, Failures failures, int thisYear, Runnable set) {
        setHeaderTitle(getTranslation("statistics.setTarget"));
        setCloseOnOutsideClick(false);
        ErrorSummary summary = new ErrorSummary();
        FieldMistakes mistakes = new FieldMistakes(summary, failures);
        IntegerField year = mistakes.field("year", new IntegerField(getTranslation("statistics.year")));
        year.setValue(thisYear);
        Select<Measure> measure = mistakes.field("measure", new Select<>());
        measure.setLabel(getTranslation("statistics.measure"));
        measure.setItems(Measure.values());
        measure.setItemLabelGenerator(item -> getTranslation("statistics.measure." + item));
        measure.setValue(Measure.REGISTERED);
        Select<String> area = mistakes.field(
                "area", new AreaSelect(cities, getLocale(), cities.current().code()));
        AmountField amount =
                mistakes.field("amount", new AmountField("amount", getTranslation("statistics.amount.yuan")));
        TextField reference = mistakes.field("reference", new TextField(getTranslation("statistics.reference")));
        Div form = new Div(summary, year, measure, area, amount, reference);
        form.addClassNames("kq-form", "kq-form-dialog");
        add(form);
        Button save = new Button(getTranslation("statistics.setTarget"), click -> {
            boolean done = mistakes.attempt(
                    getLocale(),
                    () -> targets.set(
                            year.getValue() == null ? 0 : year.getValue(),
                            measure.getValue(),
                            area.getValue(),
                            amount.amount(),
                            reference.getValue()));
            if (done) {
                close();
                set.run();
            }
        });
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), save);
    }
}
