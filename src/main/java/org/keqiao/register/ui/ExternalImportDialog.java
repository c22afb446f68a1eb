package org.keqiao.register.ui;

import java.io.InputStream;
import org.keqiao.casefile.batch.SheetReport;
import org.keqiao.casefile.ui.sheet.SheetImportDialog;
import org.keqiao.register.external.ExternalImport;
import org.keqiao.shared.ui.Failures;

/** Takes the provincial file over. */
class ExternalImportDialog extends SheetImportDialog {

    private static final long serialVersionUID = 1L;

    private final transient ExternalImport imports;

    ExternalImportDialog(ExternalImport imports, Failures failures, Runnable imported) {
        super("external.import", "api/v1/external-contracts/import-template", failures, imported);
        this.imports = imports;
    }

    @Override
    protected SheetReport take(String name, InputStream content) {
        return imports.take(name, content);
    }

    @Override
    protected String column(String key) {
        return getTranslation(key.equals("title") ? "external.contractTitle" : "external." + key);
    }
}
