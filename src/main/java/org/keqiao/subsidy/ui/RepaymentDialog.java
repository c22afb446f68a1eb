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
import org.keqiao.funding.FundingShare;
import org.keqiao.shared.ui.AmountField;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;
import org.keqiao.subsidy.clawback.Recovery;
import org.keqiao.subsidy.clawback.RepaymentDesk;
import org.keqiao.subsidy.clawback.RepaymentDraft;

/** Records what arrived, by the bank's receipt. */
class RepaymentDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    RepaymentDialog(Recovery recovery, RepaymentDesk desk, LocalDate today, Failures failures, Runnable done) {
        setHeaderTitle(getTranslation("recovery.record"));
        setCloseOnOutsideClick(false);
        ErrorSummary summary = new ErrorSummary();
        FieldMistakes mistakes = new FieldMistakes(summary, failures);
        List<Recovery.Share> own = recovery.shares().stream()
                .filter(share -> share.mayRecord() && share.left().isPositive())
                .toList();
        Select<FundingShare> share = mistakes.field("share", new Select<>());
        share.setLabel(getTranslation("recovery.share"));
        share.setItemLabelGenerator(each -> getTranslation("subsidy.share." + each));
        share.setItems(own.stream().map(Recovery.Share::share).toList());
        own.stream().findFirst().ifPresent(first -> share.setValue(first.share()));
        AmountField amount = mistakes.field("amount", new AmountField("amount", getTranslation("recovery.amount")));
        TextField receipt = mistakes.field("receipt", new TextField(getTranslation("recovery.receipt")));
        receipt.setMaxLength(100);
        DatePicker paidOn = mistakes.field("paidOn", new DatePicker(getTranslation("recovery.paidOn")));
        paidOn.setMax(today);
        paidOn.setValue(today);
        Div form = new Div(
                summary,
                new Paragraph(getTranslation(
                        "recovery.record.about",
                        recovery.applicant(),
                        recovery.left().text())),
                share,
                amount,
                receipt,
                paidOn);
        form.addClassNames("kq-form", "kq-form-dialog");
        add(form);
        Button save = new Button(getTranslation("recovery.record.do"), click -> {
            boolean booked = mistakes.attempt(
                    getLocale(),
                    () -> desk.record(
                            recovery.id(),
                            new RepaymentDraft(
                                    share.getValue(), amount.amount(), receipt.getValue(), paidOn.getValue())));
            if (booked) {
                close();
                done.run();
            }
        });
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), save);
    }
}
