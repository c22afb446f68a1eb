package org.keqiao.publicity.ui;

import java.util.Locale;
import java.util.Optional;
import org.keqiao.casefile.CaseReading;
import org.keqiao.casefile.CaseView;
import org.keqiao.casefile.ui.extra.CaseExtra;
import org.keqiao.publicity.Objections;
import org.keqiao.shared.Texts;
import org.springframework.stereotype.Component;

/** Shows the contested line beside the file of an objection. */
@Component
class ObjectionExtra implements CaseExtra {

    private final Objections objections;
    private final CaseReading reading;
    private final Texts texts;

    ObjectionExtra(Objections objections, CaseReading reading, Texts texts) {
        this.objections = objections;
        this.reading = reading;
        this.texts = texts;
    }

    @Override
    public Optional<Shown> of(CaseView view, Locale locale) {
        if (!Objections.isOne(view.matter())) {
            return Optional.empty();
        }
        boolean officer = view.caseNumber() != null && reading.isOfficer(view.caseNumber());
        return objections
                .standing(view.id(), officer)
                .map(standing ->
                        new Shown(texts.get("publicity.line", locale), () -> new ObjectionPanel(standing, locale)));
    }
}
