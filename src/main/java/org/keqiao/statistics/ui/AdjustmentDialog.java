package org.keqiao.statistics.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.YearMonth;
import java.util.List;
import org.keqiao.organization.CityProfiles;
import org.keqiao.shared.Money;
import org.keqiao.shared.ui.AmountField;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;
import org.keqiao.statistics.Closings;
import org.keqiao.statistics.Figures;
import org.keqiao.statistics.Measure;
import org.springframework.lang.Nullable;

/** Adds to a closed figure, or takes from it, with a reason. */
class AdjustmentDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    AdjustmentDialog(
            Closings closings, CityProfiles cities, Failures failures, List<YearMonth> closed, Runnable adjusted) {
        setHeaderTitle(getTranslation("statistics.adjust"));
        setCloseOnOutsideClick(false);
        ErrorSummary summary = new ErrorSummary();
        FieldMistakes mistakes = new FieldMistakes(summary, failures);
        Select<YearMonth> month = mistakes.field("month", new Select<>());
        month.setLabel(getTranslation("statistics.month"));
        month.setItems(closed);
        month.setValue(closed.isEmpty() ? null : closed.get(0));
        Select<Measure> measure = mistakes.field("measure", new Select<>());
        measure.setLabel(getTranslation("statistics.measure"));
        measure.setItems(Measure.values());
        measure.setItemLabelGenerator(item -> getTranslation("statistics.measure." + item));
        measure.setValue(Measure.REGISTERED);
        Select<String> county = mistakes.field("county", new AreaSelect(cities, getLocale(), ""));
        IntegerField number = mistakes.field("number", new IntegerField(getTranslation("statistics.number")));
        AmountField amount =
                mistakes.field("amount", new AmountField("amount", getTranslation("statistics.amount.yuan")));
        AmountField technical =
                mistakes.field("technical", new AmountField("technical", getTranslation("statistics.technical.yuan")));
        TextArea reason = mistakes.field("reason", new TextArea(getTranslation("statistics.reason")));
        Div form = new Div(
                summary,
                new Paragraph(getTranslation("statistics.adjust.text")),
                month,
                measure,
                county,
                number,
                amount,
                technical,
                reason);
        form.addClassNames("kq-form", "kq-form-dialog");
        add(form);
        Button save = new Button(getTranslation("statistics.adjust.do"), click -> {
            boolean done = mistakes.attempt(
                    getLocale(),
                    () -> closings.adjust(
                            month.getValue(),
                            measure.getValue(),
                            county.getValue(),
                            new Figures(
                                    number.getValue() == null ? 0 : number.getValue(),
                                    orZero(amount.amount()),
                                    orZero(technical.amount())),
                            reason.getValue()));
            if (done) {
                close();
                adjusted.run();
            }
        });
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), save);
    }

    private static Money orZero(@Nullable Money amount) {
        return amount == null ? Money.ZERO : amount;
    }
}
