package org.keqiao.process.outline;

import java.util.List;
import java.util.Locale;
import org.keqiao.process.Bundle;
import org.keqiao.process.Catalogue;
import org.keqiao.process.FactDictionary;
import org.keqiao.process.outline.layout.Layout;
import org.keqiao.process.outline.xml.ModelText;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.reading.BundleReading;
import org.keqiao.process.validation.reading.Reading;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.springframework.stereotype.Service;

/** Tells a flow as a list of cards, and changes it by them. */
@Service
public class Outlines {

    private final Catalogue catalogue;
    private final Texts texts;

    public Outlines(Catalogue catalogue, Texts texts) {
        this.catalogue = catalogue;
        this.texts = texts;
    }

    /**
     * @throws Refusal OUTLINE_UNREADABLE when the bundle has no flow that could be read
     */
    public Outline read(Bundle bundle, Locale locale) {
        return new OutlineWords(reading(bundle), texts, locale).outline();
    }

    /**
     * Carries out a change. Everything that it does not speak of stays as it was.
     *
     * @param locale in which a refusal names elements
     * @return the model with the change, its diagram kept readable
     * @throws Refusal OUTLINE_… with the reason, when the diagram alone can express it
     */
    public String edit(Bundle bundle, OutlineEdit edit, Locale locale) {
        Reading before = reading(bundle);
        ModelText model = ModelText.of(bundle.file(Bundle.PROCESS).orElseThrow());
        OutlineWords words = new OutlineWords(before, texts, locale);
        Layout drawn = new Layout(model, before.drawing());
        drawn.drawIfEmpty();
        Change change = new OutlineChanges(before, model, words, texts).carryOut(edit);
        Reading after = reading(bundle.with(Bundle.PROCESS, model.write()));
        new ParallelWays(before.drawing(), after.drawing()).requireKept(words);
        change.draw(new Layout(model, after.drawing()), after.drawing());
        return model.write();
    }

    private Reading reading(Bundle bundle) {
        // What is wrong elsewhere does not keep anybody from reading the flow.
        Reading reading =
                BundleReading.read(bundle, catalogue, new FactDictionary(bundle.matter(), List.of()), new Findings());
        if (reading.drawing() == null) {
            throw Refusal.conflict("OUTLINE_UNREADABLE");
        }
        return reading;
    }
}
