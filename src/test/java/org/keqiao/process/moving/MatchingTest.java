package org.keqiao.process.moving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.keqiao.process.Bundle;
import org.keqiao.process.FactDictionary;
import org.keqiao.process.Matter;
import org.keqiao.process.ProductCatalogue;
import org.keqiao.process.matters.RedesignedContract;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.reading.BundleReading;
import org.keqiao.process.validation.reading.NameWords;
import org.keqiao.process.validation.reading.Reading;

/** Which place of a new version is proposed for the cases at a place of the old one. */
class MatchingTest {

    private static final String REVIEW = "Review";
    private static final String SECOND = "SecondReview";

    private static FlowVersion version(Bundle bundle) {
        FactDictionary dictionary = ProductCatalogue.facts().stream()
                .filter(facts -> facts.matter().equals(bundle.matter()))
                .findFirst()
                .orElseThrow();
        Reading reading = BundleReading.read(bundle, ProductCatalogue.actions(), dictionary, new Findings());
        Matter matter = new Matter(
                bundle.matter(), 1, reading.settings(), NameWords.forms(reading), Map.of(), Map.of(), Set.of());
        return new FlowVersion(matter, reading, "definition");
    }

    /** The shipped flow, with something else in its drawing. */
    private static Bundle redrawn(String... fromTo) {
        Bundle bundle = RedesignedContract.before();
        Map<String, String> files = new HashMap<>(bundle.files());
        String drawing = files.get(Bundle.PROCESS);
        for (int i = 0; i < fromTo.length; i += 2) {
            assertThat(drawing).contains(fromTo[i]);
            drawing = drawing.replace(fromTo[i], fromTo[i + 1]);
        }
        files.put(Bundle.PROCESS, drawing);
        return new Bundle(bundle.matter(), files);
    }

    private static Map<String, String> proposed(Bundle after) {
        return new Matching(version(RedesignedContract.before()), version(after))
                .proposal()
                .steps();
    }

    @Test
    void whatKeptItsIdStaysWhereItIs() {
        assertThat(proposed(RedesignedContract.before()))
                .containsEntry(REVIEW, REVIEW)
                .allSatisfy((from, to) -> assertThat(to).isEqualTo(from));
    }

    @Test
    void anIdThatWasGivenToAnotherStepSaysNothing() {
        // Review and second review have changed their ids with each other: the work decides, not the id.
        Map<String, String> steps = proposed(redrawn(
                '"' + REVIEW + '"',
                "\"Spare\"",
                '"' + SECOND + '"',
                '"' + REVIEW + '"',
                "\"Spare\"",
                '"' + SECOND + '"'));
        assertThat(steps).containsEntry(REVIEW, SECOND).containsEntry(SECOND, REVIEW);
    }

    @Test
    void anIdOfNewWorkIsNoPlaceForTheOldWorkThatWentElsewhere() {
        // The review got a new id, and the ruling of the head, a step with another form, got the review's.
        Map<String, String> steps =
                proposed(redrawn('"' + REVIEW + '"', "\"ReviewAnew\"", "\"Ruling\"", '"' + REVIEW + '"'));
        assertThat(steps).containsEntry(REVIEW, "ReviewAnew").containsEntry("Ruling", REVIEW);
    }

    @Test
    void aStepThatChangedItsWorkKeepsItsCasesWhileNobodyElseDoesIt() {
        assertThat(proposed(redrawn(
                        "name=\"技术审查\" camunda:formRef=\"contract-technical-review\"",
                        "name=\"审查\" camunda:formRef=\"contract-review-anew\"")))
                .containsEntry(REVIEW, REVIEW);
    }
}
