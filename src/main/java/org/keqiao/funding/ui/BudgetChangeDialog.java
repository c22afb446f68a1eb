package org.keqiao.funding.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.UUID;
import org.keqiao.funding.BudgetLine;
import org.keqiao.shared.Money;
import org.keqiao.shared.ui.AmountField;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FormDialog;

/** Raises or cuts a line, by a finance document. */
class BudgetChangeDialog extends FormDialog {

    private static final long serialVersionUID = 1L;

    /** What is done with what was typed. */
    @FunctionalInterface
    interface Change {
        BudgetLine apply(UUID line, Money amount, String reference);
    }

    BudgetChangeDialog(Failures failures, String what, BudgetLine line, Change change, Runnable changed) {
        super(failures);
        setHeaderTitle(getTranslation("funding." + what));
        AmountField amount = field("amount", new AmountField("amount", getTranslation("funding.change.amount")));
        TextField reference = field("reference", new TextField(getTranslation("funding.documentNumber")));
        show(
                new Paragraph(getTranslation(
                        "funding.now", line.total().text(), line.left().text())),
                amount,
                reference);
        offer(
                getTranslation("funding." + what),
                () -> change.apply(line.id(), amount.amount(), reference.getValue()),
                changed);
    }
}
