package org.keqiao.voucher.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import org.keqiao.intermediary.Intermediaries;
import org.keqiao.intermediary.Intermediary;
import org.keqiao.intermediary.IntermediaryKind;
import org.keqiao.intermediary.IntermediaryQuery;
import org.keqiao.shared.ui.AmountField;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FormDialog;
import org.keqiao.voucher.Voucher;
import org.keqiao.voucher.Vouchers;

/** Names the listed provider and the contract for which a voucher is used. */
class VoucherUseDialog extends FormDialog {

    private static final long serialVersionUID = 1L;
    private static final int CHOICES = 100;

    VoucherUseDialog(
            Voucher voucher, Vouchers vouchers, Intermediaries intermediaries, Failures failures, Runnable done) {
        super(failures);
        setHeaderTitle(getTranslation("voucher.propose"));
        ComboBox<Intermediary> provider = field("provider", new ComboBox<>(getTranslation("voucher.provider")));
        provider.setItemLabelGenerator(each -> getTranslation("voucher.provider.choice", each.name(), each.number()));
        provider.setItems(query -> intermediaries
                .list(
                        new IntermediaryQuery(
                                IntermediaryKind.PROVIDER,
                                Intermediary.State.LISTED,
                                null,
                                query.getFilter().orElse(null),
                                false),
                        null,
                        CHOICES)
                .items()
                .stream()
                .skip(query.getOffset())
                .limit(query.getLimit()));
        TextField title = field("contractTitle", new TextField(getTranslation("voucher.contractTitle")));
        title.setMaxLength(300);
        AmountField amount =
                field("contractAmount", new AmountField("contractAmount", getTranslation("voucher.contractAmount")));
        show(new Paragraph(getTranslation("voucher.propose.about", voucher.number())), provider, title, amount);
        offer(
                getTranslation("voucher.propose.do"),
                () -> vouchers.propose(
                        voucher.id(),
                        provider.isEmpty() ? null : provider.getValue().id(),
                        title.getValue(),
                        amount.amount()),
                done);
    }
}
