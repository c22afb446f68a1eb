package org.keqiao.subsidy.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.List;
import org.keqiao.funding.FundingShare;
import org.keqiao.shared.ui.AmountField;
import org.keqiao.shared.ui.DayNames;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FormDialog;
import org.keqiao.subsidy.clawback.Recovery;
import org.keqiao.subsidy.clawback.RepaymentDesk;
import org.keqiao.subsidy.clawback.RepaymentDraft;

/** Records what arrived, by the bank's receipt. */
class RepaymentDialog extends FormDialog {

    private static final long serialVersionUID = 1L;

    RepaymentDialog(Recovery recovery, RepaymentDesk desk, LocalDate today, Failures failures, Runnable done) {
        super(failures);
        setHeaderTitle(getTranslation("recovery.record"));
        List<Recovery.Share> own = recovery.shares().stream()
                .filter(share -> share.mayRecord() && share.left().isPositive())
                .toList();
        Select<FundingShare> share = field("share", new Select<>());
        share.setLabel(getTranslation("recovery.share"));
        share.setItemLabelGenerator(each -> getTranslation("subsidy.share." + each));
        share.setItems(own.stream().map(Recovery.Share::share).toList());
        own.stream().findFirst().ifPresent(first -> share.setValue(first.share()));
        AmountField amount = field("amount", new AmountField("amount", getTranslation("recovery.amount")));
        TextField receipt = field("receipt", new TextField(getTranslation("recovery.receipt")));
        receipt.setMaxLength(100);
        DatePicker paidOn = field("paidOn", DayNames.picker(getTranslation("recovery.paidOn")));
        paidOn.setMax(today);
        paidOn.setValue(today);
        show(
                new Paragraph(getTranslation(
                        "recovery.record.about",
                        recovery.applicant(),
                        recovery.left().text())),
                share,
                amount,
                receipt,
                paidOn);
        offer(
                getTranslation("recovery.record.do"),
                () -> desk.record(
                        recovery.id(),
                        new RepaymentDraft(share.getValue(), amount.amount(), receipt.getValue(), paidOn.getValue())),
                done);
    }
}
