package org.keqiao.statistics.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.YearMonth;
import java.util.List;
import org.keqiao.organization.CityProfiles;
import org.keqiao.shared.Money;
import org.keqiao.shared.ui.AmountField;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FormDialog;
import org.keqiao.statistics.Closings;
import org.keqiao.statistics.Figures;
import org.keqiao.statistics.Measure;
import org.springframework.lang.Nullable;

/** Adds to a closed figure, or takes from it, with a reason. */
class AdjustmentDialog extends FormDialog {

    private static final long serialVersionUID = 1L;

    AdjustmentDialog(
            Closings closings, CityProfiles cities, Failures failures, List<YearMonth> closed, Runnable adjusted) {
        super(failures);
        setHeaderTitle(getTranslation("statistics.adjust"));
        Select<YearMonth> month = field("month", new Select<>());
        month.setLabel(getTranslation("statistics.month"));
        month.setItems(closed);
        month.setValue(closed.isEmpty() ? null : closed.get(0));
        Select<Measure> measure = field("measure", new Select<>());
        measure.setLabel(getTranslation("statistics.measure"));
        measure.setItems(Measure.values());
        measure.setItemLabelGenerator(item -> getTranslation("statistics.measure." + item));
        measure.setValue(Measure.REGISTERED);
        Select<String> county = field("county", new AreaSelect(cities, getLocale(), ""));
        IntegerField number = field("number", new IntegerField(getTranslation("statistics.number")));
        AmountField amount = field("amount", new AmountField("amount", getTranslation("statistics.amount")));
        AmountField technical =
                field("technical", new AmountField("technical", getTranslation("statistics.technical")));
        TextArea reason = field("reason", new TextArea(getTranslation("statistics.reason")));
        show(
                new Paragraph(getTranslation("statistics.adjust.text")),
                month,
                measure,
                county,
                number,
                amount,
                technical,
                reason);
        offer(
                getTranslation("statistics.adjust.do"),
                () -> closings.adjust(
                        month.getValue(),
                        measure.getValue(),
                        county.getValue(),
                        new Figures(
                                number.getValue() == null ? 0 : number.getValue(),
                                orZero(amount.amount()),
                                orZero(technical.amount())),
                        reason.getValue()),
                adjusted);
    }

    private static Money orZero(@Nullable Money amount) {
        return amount == null ? Money.ZERO : amount;
    }
}
