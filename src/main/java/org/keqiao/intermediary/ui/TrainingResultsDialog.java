package org.keqiao.intermediary.ui;

import java.io.InputStream;
import java.util.UUID;
import org.keqiao.casefile.batch.SheetReport;
import org.keqiao.casefile.ui.sheet.SheetImportDialog;
import org.keqiao.intermediary.training.TrainingResults;
import org.keqiao.shared.ui.Failures;

/** Takes the results of an exam over. */
class TrainingResultsDialog extends SheetImportDialog {

    private static final long serialVersionUID = 1L;

    private final transient TrainingResults results;
    private final UUID training;

    TrainingResultsDialog(TrainingResults results, UUID training, Failures failures, Runnable imported) {
        super("training.results", "api/v1/broker-trainings/results-template", failures, imported);
        this.results = results;
        this.training = training;
    }

    @Override
    protected SheetReport take(String name, InputStream content) {
        return results.take(training, name, content);
    }

    @Override
    protected String column(String key) {
        return getTranslation("training." + key);
    }
}
