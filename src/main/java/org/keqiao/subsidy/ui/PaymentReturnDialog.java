package org.keqiao.subsidy.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
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
import org.keqiao.shared.ui.DayNames;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FormDialog;
import org.keqiao.subsidy.payment.PaymentReturn;
import org.keqiao.subsidy.payment.ReturnedPayments;

/** Records that the bank sent back what it had paid. */
class PaymentReturnDialog extends FormDialog {

    private static final long serialVersionUID = 1L;

    PaymentReturnDialog(ReturnedPayments returned, LocalDate today, Failures failures, Consumer<PaymentOrder> done) {
        super(failures);
        setHeaderTitle(getTranslation("payments.return"));
        TextField number = field("number", new TextField(getTranslation("payments.return.order")));
        DatePicker day = field("returnedOn", DayNames.picker(getTranslation("payments.return.day")));
        day.setMax(today);
        day.setValue(today);
        TextField receipt = field("receipt", new TextField(getTranslation("payments.return.receipt")));
        receipt.setMaxLength(100);
        TextField reason = field("reason", new TextField(getTranslation("payments.return.reason")));
        reason.setMaxLength(500);
        show(new Paragraph(getTranslation("payments.return.about")), number, day, receipt, reason);
        AtomicReference<PaymentOrder> booked = new AtomicReference<>();
        offer(
                getTranslation("payments.return.do"),
                () -> booked.set(book(
                        returned,
                        number.getValue().strip(),
                        new PaymentReturn(day.getValue(), receipt.getValue(), reason.getValue()))),
                () -> done.accept(booked.get()));
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
