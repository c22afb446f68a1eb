package org.keqiao.subsidy.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import org.keqiao.shared.ui.DayNames;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;
import org.keqiao.subsidy.clawback.Recovery;
import org.keqiao.subsidy.clawback.Remedy;
import org.keqiao.subsidy.clawback.RemedyDesk;
import org.keqiao.subsidy.clawback.RemedyDraft;

/** Records what reconsideration or a court ruled about a decision to reclaim. */
class RemedyDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    RemedyDialog(Recovery recovery, RemedyDesk desk, LocalDate today, Failures failures, Runnable done) {
        setHeaderTitle(getTranslation("recovery.remedy"));
        setCloseOnOutsideClick(false);
        ErrorSummary summary = new ErrorSummary();
        FieldMistakes mistakes = new FieldMistakes(summary, failures);
        Select<Remedy> remedy = mistakes.field("remedy", new Select<>());
        remedy.setLabel(getTranslation("recovery.remedy.kind"));
        remedy.setItemLabelGenerator(each -> getTranslation("recovery.remedy." + each));
        remedy.setItems(Remedy.values());
        TextField document = mistakes.field("document", new TextField(getTranslation("recovery.remedy.document")));
        document.setMaxLength(100);
        DatePicker ruledOn = mistakes.field("ruledOn", DayNames.picker(getTranslation("recovery.remedy.ruledOn")));
        ruledOn.setMin(recovery.decidedOn());
        ruledOn.setMax(today);
        Div form = new Div(summary, remedy, document, ruledOn);
        form.addClassNames("kq-form", "kq-form-dialog");
        add(form);
        Button save = new Button(getTranslation("recovery.record.do"), click -> {
            RemedyDraft draft = new RemedyDraft(remedy.getValue(), document.getValue(), ruledOn.getValue());
            if (mistakes.attempt(getLocale(), () -> desk.record(recovery.id(), draft))) {
                close();
                done.run();
            }
        });
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), save);
    }
}
