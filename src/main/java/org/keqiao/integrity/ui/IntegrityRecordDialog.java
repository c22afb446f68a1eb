package org.keqiao.integrity.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import org.keqiao.integrity.IntegrityKind;
import org.keqiao.integrity.IntegrityRecord;
import org.keqiao.integrity.IntegrityRecordDraft;
import org.keqiao.integrity.IntegrityRecords;
import org.keqiao.integrity.IntegrityResult;
import org.keqiao.shared.ui.DayNames;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FormDialog;
import org.keqiao.shared.ui.Notices;

/** Enters a record, as the list or decision has it. */
class IntegrityRecordDialog extends FormDialog {

    private static final long serialVersionUID = 1L;

    private final transient IntegrityRecords records;
    private final TextField uscc;
    private final TextField name;
    private final Select<IntegrityKind> kind;
    private final Select<IntegrityResult> result;
    private final TextField source;
    private final TextArea evidence;
    private final DatePicker from;
    private final DatePicker to;

    IntegrityRecordDialog(IntegrityRecords records, Failures failures, Runnable entered) {
        super(failures);
        this.records = records;
        setHeaderTitle(getTranslation("integrity.enter"));
        uscc = field("uscc", new TextField(getTranslation("integrity.uscc")));
        name = field("name", new TextField(getTranslation("integrity.organisation")));
        kind = field("kind", new Select<>());
        kind.setLabel(getTranslation("integrity.kind"));
        kind.setItems(IntegrityKind.values());
        kind.setItemLabelGenerator(each -> getTranslation("integrity.kind." + each));
        result = field("result", new Select<>());
        result.setLabel(getTranslation("integrity.result"));
        result.setItems(IntegrityResult.values());
        result.setItemLabelGenerator(each -> getTranslation("integrity.result." + each));
        source = field("source", new TextField(getTranslation("integrity.source")));
        source.setHelperText(getTranslation("integrity.source.hint"));
        evidence = field("evidence", new TextArea(getTranslation("integrity.evidence")));
        evidence.setHelperText(getTranslation("integrity.evidence.hint"));
        from = field("from", DayNames.picker(getTranslation("integrity.from")));
        to = field("to", DayNames.picker(getTranslation("integrity.to")));
        to.setHelperText(getTranslation("integrity.to.hint"));
        show(uscc, name, kind, result, source, evidence, from, to);
        offer(getTranslation("integrity.enter.do"), this::enter, entered);
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
