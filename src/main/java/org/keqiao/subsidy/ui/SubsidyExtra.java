package org.keqiao.subsidy.ui;

import java.util.Locale;
import java.util.Optional;
import org.keqiao.casefile.CaseView;
import org.keqiao.casefile.ui.extra.CaseExtra;
import org.keqiao.funding.award.StepWords;
import org.keqiao.shared.Texts;
import org.keqiao.subsidy.SubsidyReading;
import org.springframework.stereotype.Component;

/** Shows the money of an application on its pages. */
@Component
class SubsidyExtra implements CaseExtra {

    private final SubsidyReading reading;
    private final Texts texts;

    SubsidyExtra(SubsidyReading reading, Texts texts) {
        this.reading = reading;
        this.texts = texts;
    }

    @Override
    public Optional<Shown> of(CaseView view, Locale locale) {
        return reading.of(view)
                .filter(standing ->
                        standing.calculation() != null || !standing.purses().isEmpty() || standing.progress() != null)
                .map(standing ->
                        new Shown(
                                texts.get("subsidy.money", locale),
                                () -> new SubsidyPanel(standing, new StepWords(texts, locale))));
    }

    @Override
    public Optional<String> standing(CaseView view, Locale locale) {
        return reading.progress(view).map(progress -> texts.get("subsidy.progress." + progress, locale));
    }
}
