package org.keqiao.subsidy.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.keqiao.funding.payment.PaymentOrder;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;
import org.keqiao.subsidy.payment.PaymentReturn;
import org.keqiao.subsidy.payment.ReturnedPayments;

/** Records that the bank sent back what it had paid. */
class PaymentReturnDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    PaymentReturnDialog(ReturnedPayments returned, LocalDate today, Failures failures, Consumer<PaymentOrder> done) {
        setHeaderTitle(getTranslation("payments.return"));
        setCloseOnOutsideClick(false);
        ErrorSummary summary = new ErrorSummary();
        FieldMistakes mistakes = new FieldMistakes(summary, failures);
        TextField number = mistakes.field("number", new TextField(getTranslation("payments.return.order")));
        DatePicker day = mistakes.field("returnedOn", new DatePicker(getTranslation("payments.return.day")));
        day.setMax(today);
        day.setValue(today);
        TextField receipt = mistakes.field("receipt", new TextField(getTranslation("payments.return.receipt")));
        receipt.setMaxLength(100);
        TextField reason = mistakes.field("reason", new TextField(getTranslation("payments.return.reason")));
        reason.setMaxLength(500);
        Div form =
                new Div(summary, new Paragraph(getTranslation("payments.return.about")), number, day, receipt, reason);
        form.addClassNames("kq-form", "kq-form-dialog");
        add(form);
        Button save = new Button(getTranslation("payments.return.do"), click -> {
            AtomicReference<PaymentOrder> booked = new AtomicReference<>();
            if (mistakes.attempt(
                    getLocale(),
                    () -> booked.set(book(
                            returned,
                            number.getValue().strip(),
                            new PaymentReturn(day.getValue(), receipt.getValue(), reason.getValue()))))) {
                close();
                done.accept(booked.get());
            }
        });
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), save);
    }

    /** Here the number is typed, so that none and a wrong one are mistakes of its field, beside those of the others. */
    private static PaymentOrder book(ReturnedPayments returned, String number, PaymentReturn typed) {
        try {
            return returned.book(number, typed);
        } catch (Refusal no) {
            List<FieldError> errors = new ArrayList<>(no.errors());
            if (number.isEmpty()) {
                errors.add(0, FieldError.of("number", "required"));
            } else if (no.kind() == Refusal.Kind.NOT_FOUND) {
                errors.add(FieldError.of("number", "paymentOrderUnknown"));
            }
            throw errors.isEmpty() ? no : Refusal.invalid(errors);
        }
    }
}
