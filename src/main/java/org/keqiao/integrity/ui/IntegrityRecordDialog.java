package org.keqiao.integrity.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import org.keqiao.integrity.IntegrityKind;
import org.keqiao.integrity.IntegrityRecord;
import org.keqiao.integrity.IntegrityRecordDraft;
import org.keqiao.integrity.IntegrityRecords;
import org.keqiao.integrity.IntegrityResult;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;
import org.keqiao.shared.ui.Notices;

/** Enters a record, as the list or decision has it. */
class IntegrityRecordDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient IntegrityRecords records;
    private final transient FieldMistakes mistakes;
    private final TextField uscc;
    private final TextField name;
    private final Select<IntegrityKind> kind;
    private final Select<IntegrityResult> result;
    private final TextField source;
    private final TextArea evidence;
    private final DatePicker from;
    private final DatePicker to;

    IntegrityRecordDialog(IntegrityRecords records, Failures failures, Runnable entered) {
        this.records = records;
        setHeaderTitle(getTranslation("integrity.enter"));
        setCloseOnOutsideClick(false);
        ErrorSummary summary = new ErrorSummary();
        mistakes = new FieldMistakes(summary, failures);
        uscc = mistakes.field("uscc", new TextField(getTranslation("integrity.uscc")));
        name = mistakes.field("name", new TextField(getTranslation("integrity.organisation")));
        kind = mistakes.field("kind", new Select<>());
        kind.setLabel(getTranslation("integrity.kind"));
        kind.setItems(IntegrityKind.values());
        kind.setItemLabelGenerator(each -> getTranslation("integrity.kind." + each));
        result = mistakes.field("result", new Select<>());
        result.setLabel(getTranslation("integrity.result"));
        result.setItems(IntegrityResult.values());
        result.setItemLabelGenerator(each -> getTranslation("integrity.result." + each));
        source = mistakes.field("source", new TextField(getTranslation("integrity.source")));
        source.setHelperText(getTranslation("integrity.source.hint"));
        evidence = mistakes.field("evidence", new TextArea(getTranslation("integrity.evidence")));
        evidence.setHelperText(getTranslation("integrity.evidence.hint"));
        from = mistakes.field("from", new DatePicker(getTranslation("integrity.from")));
        to = mistakes.field("to", new DatePicker(getTranslation("integrity.to")));
        to.setHelperText(getTranslation("integrity.to.hint"));
        Div form = new Div(summary, uscc, name, kind, result, source, evidence, from, to);
        form.addClassNames("kq-form", "kq-form-dialog");
        add(form);
        Button enter = new Button(getTranslation("integrity.enter.do"), click -> {
            if (mistakes.attempt(getLocale(), this::enter)) {
                close();
                entered.run();
            }
        });
        enter.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), enter);
    }

    private void enter() {
        IntegrityRecord record = records.enter(new IntegrityRecordDraft(
                uscc.getValue(),
                name.getValue(),
                kind.getValue(),
                result.getValue(),
                source.getValue(),
                evidence.getValue(),
                from.getValue(),
                to.getValue()));
        Notices.success(getTranslation("integrity.entered", record.name()));
    }
}
