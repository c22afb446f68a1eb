package org.keqiao.subsidy.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.keqiao.shared.ui.AmountField;
import org.keqiao.shared.ui.DayNames;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;
import org.keqiao.subsidy.RedLetterDraft;
import org.keqiao.subsidy.RedLetters;
import org.springframework.lang.Nullable;

/** Records that an invoice of an award was cancelled. */
class RedLetterDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    /** @param invoices those of the award, at least one */
    RedLetterDialog(
            RedLetters redLetters,
            UUID caseId,
            List<RedLetters.Claimed> invoices,
            LocalDate today,
            Failures failures,
            Runnable done) {
        setHeaderTitle(getTranslation("subsidy.redLetter"));
        setCloseOnOutsideClick(false);
        ErrorSummary summary = new ErrorSummary();
        FieldMistakes mistakes = new FieldMistakes(summary, failures);
        Select<RedLetters.Claimed> invoice = mistakes.field("invoiceNo", new Select<>());
        invoice.setLabel(getTranslation("subsidy.redLetter.invoice"));
        invoice.setItemLabelGenerator(each -> getTranslation(
                "subsidy.redLetter.invoice.item",
                each.code() == null ? each.number() : each.code() + " " + each.number(),
                each.amount().text()));
        invoice.setItems(invoices);
        invoice.setValue(invoices.get(0));
        AmountField whole = mistakes.field(
                "invoiceAmount", new AmountField("invoiceAmount", getTranslation("subsidy.redLetter.invoiceAmount")));
        whole.setHelperText(getTranslation("subsidy.redLetter.invoiceAmount.help"));
        TextField code = mistakes.field("redLetterCode", new TextField(getTranslation("subsidy.redLetter.code")));
        code.setHelperText(getTranslation("subsidy.redLetter.code.help"));
        code.setMaxLength(40);
        TextField number = mistakes.field("redLetterNo", new TextField(getTranslation("subsidy.redLetter.number")));
        number.setMaxLength(40);
        AmountField amount =
                mistakes.field("amount", new AmountField("amount", getTranslation("subsidy.redLetter.amount")));
        DatePicker issuedOn = mistakes.field("issuedOn", DayNames.picker(getTranslation("subsidy.redLetter.issuedOn")));
        issuedOn.setMax(today);
        TextField source = mistakes.field("source", new TextField(getTranslation("subsidy.redLetter.source")));
        source.setMaxLength(500);
        Div form = new Div(
                summary,
                new Paragraph(getTranslation("subsidy.redLetter.about")),
                invoice,
                whole,
                code,
                number,
                amount,
                issuedOn,
                source);
        form.addClassNames("kq-form", "kq-form-dialog");
        add(form);
        Button save = new Button(getTranslation("subsidy.redLetter.do"), click -> {
            boolean recorded = mistakes.attempt(
                    getLocale(),
                    () -> redLetters.record(
                            caseId,
                            draft(
                                    invoice.getValue(),
                                    whole,
                                    code.getValue(),
                                    number.getValue(),
                                    amount,
                                    issuedOn.getValue(),
                                    source.getValue())));
            if (recorded) {
                close();
                done.run();
            }
        });
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), save);
    }

    private static RedLetterDraft draft(
            @Nullable RedLetters.Claimed invoice,
            AmountField whole,
            String code,
            String number,
            AmountField amount,
            @Nullable LocalDate issuedOn,
            String source) {
        return new RedLetterDraft(
                invoice == null ? null : invoice.code(),
                invoice == null ? null : invoice.number(),
                whole.amount(),
                code,
                number,
                amount.amount(),
                issuedOn,
                source);
    }
}
