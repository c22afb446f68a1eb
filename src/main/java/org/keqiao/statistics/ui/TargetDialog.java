package org.keqiao.statistics.ui;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import org.keqiao.organization.CityProfiles;
import org.keqiao.shared.ui.AmountField;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FormDialog;
import org.keqiao.statistics.Measure;
import org.keqiao.statistics.Targets;

/** Sets the target of a year, for the city or one of its counties. */
class TargetDialog extends FormDialog {

    private static final long serialVersionUID = 1L;

    TargetDialog(Targets targets, CityProfiles cities, Failures failures, int thisYear, Runnable set) {
        super(failures);
        setHeaderTitle(getTranslation("statistics.setTarget"));
        IntegerField year = field("year", new IntegerField(getTranslation("statistics.year")));
        year.setValue(thisYear);
        Select<Measure> measure = field("measure", new Select<>());
        measure.setLabel(getTranslation("statistics.measure"));
        measure.setItems(Measure.values());
        measure.setItemLabelGenerator(item -> getTranslation("statistics.measure." + item));
        measure.setValue(Measure.REGISTERED);
        Select<String> area = field(
                "area", new AreaSelect(cities, getLocale(), cities.current().code()));
        AmountField amount = field("amount", new AmountField("amount", getTranslation("statistics.amount")));
        TextField reference = field("reference", new TextField(getTranslation("statistics.reference")));
        show(year, measure, area, amount, reference);
        offer(
                getTranslation("statistics.setTarget"),
                () -> targets.set(
                        year.getValue() == null ? 0 : year.getValue(),
                        measure.getValue(),
                        area.getValue(),
                        amount.amount(),
                        reference.getValue()),
                set);
    }
}
