package org.keqiao.title.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.io.InputStream;
import org.keqiao.casefile.batch.SheetReport;
import org.keqiao.casefile.ui.sheet.SheetImportDialog;
import org.keqiao.form.CodeTables;
import org.keqiao.shared.ui.Failures;
import org.keqiao.title.TitleCodes;
import org.keqiao.title.TitleImport;
import org.keqiao.title.TitleListDraft;

/** Takes the published list of a year over. */
class TitleImportDialog extends SheetImportDialog {

    private static final long serialVersionUID = 1L;

    private final transient TitleImport imports;
    private final Select<CodeTables.Code> title = new Select<>();
    private final IntegerField year;
    private final TextField source;
    private final Checkbox complete;

    TitleImportDialog(TitleImport imports, TitleCodes codes, int thisYear, Failures failures, Runnable imported) {
        super("title.import", "api/v1/enterprise-titles/import-template", TitleImport.MOST_ROWS, failures, imported);
        this.imports = imports;
        title.setLabel(getTranslation("title.class"));
        title.setItems(codes.titles());
        title.setItemLabelGenerator(code -> code.label(getLocale()));
        year = new IntegerField(getTranslation("title.year"));
        year.setValue(thisYear);
        source = new TextField(getTranslation("title.source"));
        source.setHelperText(getTranslation("title.source.hint"));
        complete = new Checkbox(getTranslation("title.complete"));
        complete.setHelperText(getTranslation("title.complete.hint"));
        Div fields = new Div(title, year, source, complete);
        fields.addClassName("kq-form");
        ask(fields);
    }

    @Override
    protected SheetReport take(String name, InputStream content) {
        String chosen = title.getValue() == null ? null : title.getValue().code();
        return imports.take(
                new TitleListDraft(chosen, year.getValue(), source.getValue(), complete.getValue()), name, content);
    }

    @Override
    protected String column(String key) {
        return getTranslation(key.equals("title") ? "title.class" : "title." + key);
    }
}
