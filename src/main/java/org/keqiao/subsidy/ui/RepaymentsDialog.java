package org.keqiao.subsidy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import java.util.UUID;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;
import org.keqiao.subsidy.clawback.Recoveries;
import org.keqiao.subsidy.clawback.Recovery;
import org.keqiao.subsidy.clawback.Repayment;
import org.keqiao.subsidy.clawback.RepaymentDesk;

/** What came back of one award, and what the bank took back of it. */
class RepaymentsDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient RepaymentDesk desk;
    private final transient Failures failures;
    private final transient Runnable done;

    RepaymentsDialog(UUID id, Recoveries recoveries, RepaymentDesk desk, Failures failures, Runnable done) {
        this.desk = desk;
        this.failures = failures;
        this.done = done;
        Recovery recovery = recoveries.view(id);
        setHeaderTitle(getTranslation("recovery.repayments"));
        UnorderedList list = new UnorderedList();
        recovery.repayments().forEach(repayment -> list.add(line(recovery, repayment)));
        add(recovery.repayments().isEmpty() ? new Paragraph(getTranslation("recovery.repayments.none")) : list);
        getFooter().add(new Button(getTranslation("shell.close"), click -> close()));
    }

    private ListItem line(Recovery recovery, Repayment repayment) {
        Div about = new Div(new Span(getTranslation(
                "recovery.repayment",
                String.valueOf(repayment.paidOn()),
                repayment.amount().text(),
                getTranslation("subsidy.share." + repayment.share()),
                repayment.receipt(),
                repayment.recordedBy())));
        if (repayment.bouncedOn() != null) {
            about.add(new Div(getTranslation(
                    "recovery.bounced", String.valueOf(repayment.bouncedOn()), repayment.bounceReason())));
        } else if (recovery.shares().stream()
                .anyMatch(share -> share.share() == repayment.share() && share.mayRecord())) {
            about.add(bounce(repayment));
        }
        return new ListItem(about);
    }

    private Component bounce(Repayment repayment) {
        ErrorSummary summary = new ErrorSummary();
        FieldMistakes mistakes = new FieldMistakes(summary, failures);
        TextField reason = mistakes.field("reason", new TextField(getTranslation("recovery.bounce.reason")));
        reason.setMaxLength(500);
        Div form = new Div(summary, reason);
        form.setVisible(false);
        Button open = new Button(getTranslation("recovery.bounce"));
        open.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        Button book = new Button(getTranslation("recovery.bounce.do"), click -> {
            if (mistakes.attempt(getLocale(), () -> desk.bounce(repayment.id(), null, reason.getValue()))) {
                close();
                done.run();
            }
        });
        form.add(book);
        open.addClickListener(click -> {
            open.setVisible(false);
            form.setVisible(true);
            reason.focus();
        });
        return new Div(open, form);
    }
}
