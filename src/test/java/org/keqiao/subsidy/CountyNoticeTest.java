package org.keqiao.subsidy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keqiao.lifecycle.Flows;
import org.keqiao.process.sandbox.CaseTrace;
import org.keqiao.process.sandbox.Sandbox;

/** A county that says nothing within five working days has accepted, and goes on to its opinion. */
class CountyNoticeTest {

    @Test
    void silenceOfTheCountyIsAcceptanceOfAClaim() {
        try (Sandbox sandbox = Flows.of(SubsidyFacts.MATTER)
                .answering(
                        "checkSubsidyClaim",
                        (of, input) -> Map.of("checkNotes", List.of(), "sampled", false, "autoGranted", false))) {
            CaseTrace.of(sandbox.start(Map.of("policyItem", "X", "title", "成果转化")))
                    .expects("subsidy-county-review")
                    .expires("intakeNotice")
                    .happened("${acceptCase}")
                    .expects("subsidy-county-opinion")
                    .performedBy("COUNTY_DEPT")
                    .answer("doubt")
                    .expects("subsidy-program-review");
        }
    }

    /** 不推荐 keeps nobody from the city's review, which reads why. */
    @Test
    void aCountyThatDoesNotRecommendSaysSoInItsReview() {
        try (Sandbox sandbox = Flows.of(SubsidyFacts.MATTER)
                .answering(
                        "checkSubsidyClaim",
                        (of, input) -> Map.of("checkNotes", List.of(), "sampled", false, "autoGranted", false))) {
            CaseTrace.of(sandbox.start(Map.of("policyItem", "X", "title", "成果转化")))
                    .expects("subsidy-county-review")
                    .answer("doubt")
                    .happened("${acceptCase}")
                    .expects("subsidy-program-review");
        }
    }

    @Test
    void andOfAListing() {
        try (Sandbox sandbox =
                Flows.of("intermediary-listing").answering("checkListing", (of, input) -> Map.of("renewal", false))) {
            CaseTrace.of(sandbox.start(Map.of("listingKind", "AGENCY", "title", "某技术转移机构")))
                    .expects("listing-county-check")
                    .expires("intakeNotice")
                    .happened("${acceptCase}")
                    .expects("listing-review");
        }
    }
}
