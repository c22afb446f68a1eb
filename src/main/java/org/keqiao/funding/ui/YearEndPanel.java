package org.keqiao.funding.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import java.util.UUID;
import org.keqiao.funding.year.YearEnd;
import org.keqiao.funding.year.YearEnds;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;

/** 年终结转 of a line whose year is over: what would come of it, and who does what next. */
class YearEndPanel extends Section {

    private static final long serialVersionUID = 1L;

    private final transient YearEnds yearEnds;
    private final transient Failures failures;
    private final UUID budget;
    private final transient Runnable done;

    YearEndPanel(YearEnds yearEnds, Failures failures, UUID budget, Runnable done) {
        this.yearEnds = yearEnds;
        this.failures = failures;
        this.budget = budget;
        this.done = done;
        addClassName("kq-section");
        add(new H2(getTranslation("funding.yearEnd")));
        try {
            show(yearEnds.preview(budget));
        } catch (Refusal notNow) {
            add(new Paragraph(failures.text(notNow, getLocale())));
        }
    }

    private void show(YearEnd state) {
        add(new Paragraph(getTranslation(
                "funding.yearEnd.lapses",
                String.valueOf(state.endedYear()),
                state.lapses().text())));
        add(new Paragraph(
                state.intoYear() == null
                        ? getTranslation("funding.yearEnd.nothing")
                        : getTranslation(
                                "funding.yearEnd.carried",
                                state.owed().text(),
                                state.reserved().text(),
                                String.valueOf(state.intoYear()),
                                state.waiting())));
        if (state.proposal() != null) {
            YearEnd.Proposal proposal = state.proposal();
            add(new Paragraph(getTranslation(
                    "funding.yearEnd.proposed",
                    proposal.proposedBy(),
                    proposal.reference(),
                    proposal.lapses().text())));
        }
        if (state.mayPropose()) {
            propose();
        }
        if (state.mayConfirm()) {
            Button confirm = new Button(getTranslation("funding.yearEnd.confirm"), click -> ask());
            confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            Button reject = new Button(getTranslation("funding.yearEnd.reject"), click -> {
                yearEnds.reject(budget);
                done.run();
            });
            Div row = new Div(confirm, reject);
            row.addClassName("kq-row");
            add(row);
        }
    }

    private void propose() {
        ErrorSummary summary = new ErrorSummary();
        FieldMistakes mistakes = new FieldMistakes(summary, failures);
        TextField reference = mistakes.field("reference", new TextField(getTranslation("funding.documentNumber")));
        Button propose = new Button(getTranslation("funding.yearEnd.propose"), click -> {
            if (mistakes.attempt(getLocale(), () -> yearEnds.propose(budget, reference.getValue()))) {
                done.run();
            }
        });
        propose.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div form = new Div(summary, reference, propose);
        form.addClassName("kq-form");
        add(form);
    }

    private void ask() {
        ConfirmDialog dialog = new ConfirmDialog(
                getTranslation("funding.yearEnd"),
                getTranslation("funding.yearEnd.sure"),
                getTranslation("funding.yearEnd.confirm"),
                confirmed -> {
                    yearEnds.confirm(budget);
                    done.run();
                });
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("shell.cancel"));
        dialog.open();
    }
}
