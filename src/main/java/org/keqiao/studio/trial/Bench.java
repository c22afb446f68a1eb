package org.keqiao.studio.trial;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keqiao.process.ActionDescription;
import org.keqiao.process.Bundle;
import org.keqiao.process.Catalogue;
import org.keqiao.process.FactDictionary;
import org.keqiao.process.sandbox.Sandbox;
import org.keqiao.process.sandbox.TestRun;
import org.keqiao.studio.way.LimitDays;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Opens bundles for trials. Limits are counted by the calendar and the law of the trial's own day; an action that is not
 * performed makes the simplest values: false, 1, its own day, its own name.
 */
@Component
public class Bench {

    // Names of the catalogue: the acceptance fixes the day and the law that everything after it is counted by.
    private static final String ACCEPT = "acceptCase";

    private final Catalogue catalogue;
    private final ObjectProvider<FactDictionary> dictionaries;
    private final LimitDays days;
    private final Clock clock;

    Bench(Catalogue catalogue, ObjectProvider<FactDictionary> dictionaries, LimitDays days, Clock clock) {
        this.catalogue = catalogue;
        this.dictionaries = dictionaries;
        this.days = days;
        this.clock = clock;
    }

    /** Runs the test cases of a bundle that has passed the check; none where there are none. */
    public List<TestRun.Result> tests(Bundle bundle) {
        if (bundle.folder(Bundle.TESTS).isEmpty()) {
            return List.of();
        }
        try (Sandbox sandbox = open(bundle)) {
            return new TestRun(sandbox, this::simplest, clock.instant()).all(bundle);
        }
    }

    /** A sandbox with the calendar, whose actions make the simplest values. */
    Sandbox open(Bundle bundle) {
        FactDictionary dictionary = dictionaries.stream()
                .filter(facts -> facts.matter().equals(bundle.matter()))
                .findFirst()
                .orElse(new FactDictionary(bundle.matter(), List.of()));
        return Sandbox.of(bundle, catalogue, dictionary)
                .counting(days)
                .takingFactsAsGiven()
                .standingIn(this::simplest);
    }

    private Optional<Map<String, Object>> simplest(String name, Map<String, Object> input, Instant at) {
        return catalogue.action(name).map(action -> {
            Map<String, Object> output = new LinkedHashMap<>();
            LocalDate today = LocalDate.ofInstant(at, clock.getZone());
            action.outputs().forEach(component -> output.put(component.name(), simplest(component, today)));
            if (name.equals(ACCEPT)) {
                output.put("legalBasis", days.basis(Map.of(), today));
            }
            return output;
        });
    }

    private static Object simplest(ActionDescription.Component component, LocalDate today) {
        if (!component.options().isEmpty()) {
            return component.options().get(0);
        }
        return switch (component.kind()) {
            case TEXT -> component.name();
            case NUMBER -> 1;
            case BOOLEAN -> false;
            case DATE -> today.toString();
            case STRUCTURE -> Map.of();
        };
    }
}
