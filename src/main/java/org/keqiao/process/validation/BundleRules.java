package org.keqiao.process.validation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.keqiao.process.Bundle;
import org.keqiao.process.BundleValidator;
import org.keqiao.process.Catalogue;
import org.keqiao.process.FactDictionary;
import org.keqiao.process.Finding;
import org.keqiao.process.LetterCheck;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.paths.CertainKnowledge;
import org.keqiao.process.validation.paths.CoveredTables;
import org.keqiao.process.validation.reading.BundleReading;
import org.keqiao.process.validation.reading.DeclaredNames;
import org.keqiao.process.validation.reading.Reading;
import org.keqiao.process.validation.reading.Rule;
import org.keqiao.process.validation.rules.Actions;
import org.keqiao.process.validation.rules.Conditions;
import org.keqiao.process.validation.rules.Decisions;
import org.keqiao.process.validation.rules.Diagram;
import org.keqiao.process.validation.rules.EngineParse;
import org.keqiao.process.validation.rules.EnglishNames;
import org.keqiao.process.validation.rules.Events;
import org.keqiao.process.validation.rules.FactKeys;
import org.keqiao.process.validation.rules.Letters;
import org.keqiao.process.validation.rules.ModelHeader;
import org.keqiao.process.validation.rules.ParallelPairs;
import org.keqiao.process.validation.rules.SeatedSteps;
import org.keqiao.process.validation.rules.Settings;
import org.keqiao.process.validation.rules.SidePaths;
import org.keqiao.process.validation.rules.Steps;
import org.keqiao.process.validation.rules.StrayExpressions;
import org.keqiao.process.validation.rules.TableTestRows;
import org.keqiao.process.validation.rules.Tables;
import org.keqiao.process.validation.rules.TestCases;
import org.keqiao.process.validation.rules.WellConnected;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** All rules, in the order in which they build on each other. */
@Component
public class BundleRules implements BundleValidator {

    private static final Logger LOG = LoggerFactory.getLogger(BundleRules.class);

    private final Catalogue catalogue;
    private final Supplier<Collection<FactDictionary>> dictionaries;
    private final Supplier<List<LetterCheck>> letters;
    private final Supplier<ProcessEngine> engine;

    @Autowired
    BundleRules(
            Catalogue catalogue,
            ObjectProvider<FactDictionary> dictionaries,
            ObjectProvider<LetterCheck> letters,
            ObjectProvider<ProcessEngine> engine) {
        this(
                catalogue,
                () -> dictionaries.orderedStream().toList(),
                () -> letters.orderedStream().toList(),
                engine::getObject);
    }

    /** For whoever brings an engine of his own. */
    public BundleRules(
            Catalogue catalogue,
            Supplier<Collection<FactDictionary>> dictionaries,
            Supplier<List<LetterCheck>> letters,
            Supplier<ProcessEngine> engine) {
        this.catalogue = catalogue;
        this.dictionaries = dictionaries;
        this.letters = letters;
        this.engine = engine;
    }

    @Override
    public List<Finding> validate(Bundle bundle) {
        Findings findings = new Findings();
        try {
            Reading reading = read(bundle, findings);
            rules().forEach(rule -> rule.check(reading, findings));
        } catch (RuntimeException | StackOverflowError e) {
            // Whatever a file can still do to the rules, it is not published.
            LOG.warn("The check of {} failed", bundle.matter(), e);
            findings.error(Bundle.PROCESS, null, "CHECK_FAILED", e.getClass().getSimpleName());
        }
        return findings.sorted();
    }

    /** A bundle that was found sound, as the rules see it. */
    public Reading read(Bundle published) {
        return read(published, new Findings());
    }

    private Reading read(Bundle bundle, Findings findings) {
        FactDictionary dictionary = dictionaries.get().stream()
                .filter(d -> d.matter().equals(bundle.matter()))
                .findFirst()
                .orElse(new FactDictionary(bundle.matter(), List.of()));
        return BundleReading.read(bundle, catalogue, dictionary, findings);
    }

    @Override
    public List<Finding> admit(String path, String text) {
        Findings findings = new Findings();
        try {
            Admission.check(path, text, letters.get(), findings);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn("The check of {} failed", path, e);
            findings.error(path, null, "CHECK_FAILED", e.getClass().getSimpleName());
        }
        return findings.sorted();
    }

    private List<Rule> rules() {
        List<Rule> rules = new ArrayList<>(List.of(
                new Settings(),
                new ModelHeader(),
                new StrayExpressions(),
                new WellConnected(),
                new Diagram(),
                new EnglishNames(),
                new DeclaredNames(),
                new Events(),
                new Conditions(),
                new ParallelPairs(),
                new SidePaths(),
                new Steps(),
                new SeatedSteps(),
                new FactKeys(),
                new Actions(),
                new Decisions(),
                new Tables(),
                new Letters(letters.get()),
                new CertainKnowledge(),
                new CoveredTables(),
                new TableTestRows(),
                new TestCases()));
        rules.add((reading, findings) -> {
            if (!findings.hasErrors()) {
                new EngineParse(engine.get()).check(reading, findings);
            }
        });
        return rules;
    }
}
