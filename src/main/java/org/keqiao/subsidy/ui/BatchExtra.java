package org.keqiao.subsidy.ui;

import java.util.Locale;
import java.util.Optional;
import org.keqiao.casefile.CaseView;
import org.keqiao.casefile.ui.extra.CaseExtra;
import org.keqiao.shared.Texts;
import org.keqiao.subsidy.batch.BatchReading;
import org.springframework.stereotype.Component;

/** Shows the lines of a batch on its page. */
@Component
class BatchExtra implements CaseExtra {

    private final BatchReading reading;
    private final Texts texts;

    BatchExtra(BatchReading reading, Texts texts) {
        this.reading = reading;
        this.texts = texts;
    }

    @Override
    public Optional<Shown> of(CaseView view, Locale locale) {
        return reading.of(view)
                .filter(lines -> !lines.isEmpty())
                .map(lines -> new Shown(
                        texts.get("batch.lines", locale), () -> new BatchPanel(view.id(), lines, reading, locale)));
    }
}
