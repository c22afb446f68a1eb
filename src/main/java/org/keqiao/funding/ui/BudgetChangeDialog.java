package org.keqiao.funding.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.UUID;
import org.keqiao.funding.BudgetLine;
import org.keqiao.shared.Money;
import org.keqiao.shared.ui.AmountField;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;

/** Raises or cuts a line, by a finance document. */
class BudgetChangeDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    /** What is done with what was typed. */
    @FunctionalInterface
    interface Change {
        BudgetLine apply(UUID line, Money amount, String reference);
    }

    BudgetChangeDialog(Failures failures, String what, BudgetLine line, Change change, Runnable changed) {
        setHeaderTitle(getTranslation("funding." + what));
        setCloseOnOutsideClick(false);
        ErrorSummary summary = new ErrorSummary();
        FieldMistakes mistakes = new FieldMistakes(summary, failures);
        AmountField amount = mistakes.field("amount", new AmountField("amount", getTranslation("funding.amount")));
        TextField reference = mistakes.field("reference", new TextField(getTranslation("funding.documentNumber")));
        Div form = new Div(
                summary,
                new Paragraph(getTranslation(
                        "funding.now", line.total().text(), line.left().text())),
                amount,
                reference);
        form.addClassNames("kq-form", "kq-form-dialog");
        add(form);
        Button save = new Button(getTranslation("funding." + what), click -> {
            boolean done =
                    mistakes.attempt(getLocale(), () -> change.apply(line.id(), amount.amount(), reference.getValue()));
            if (done) {
                close();
                changed.run();
            }
        });
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), save);
    }
}
