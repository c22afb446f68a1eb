package org.keqiao.certification;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.keqiao.process.Bundle;
import org.keqiao.process.FactDictionary;
import org.keqiao.process.ProductCatalogue;
import org.keqiao.process.publishing.ShippedBundles;
import org.keqiao.process.sandbox.CaseTrace;
import org.keqiao.process.sandbox.Sandbox;

/** The ways through the shipped flow, in the sandbox. */
class ContractFlowTest {

    private static final Map<String, Object> FACTS = Map.ofEntries(
            Map.entry("title", "复合材料开发"),
            Map.entry("seller", Map.of("name", "甲")),
            Map.entry("buyers", List.of(Map.of("name", "乙"))),
            Map.entry("signDate", "2026-03-02"),
            Map.entry("effectiveFrom", "2026-03-02"),
            Map.entry("effectiveTo", "2030-12-31"),
            Map.entry("contractAmount", "8000000.00"),
            Map.entry("technicalAmount", "8000000.00"));

    private static Sandbox sandbox;

    @BeforeAll
    static void open() {
        Bundle bundle = ShippedBundles.load().stream()
                .filter(shipped -> shipped.matter().equals(CertificationFacts.MATTER))
                .findFirst()
                .orElseThrow();
        FactDictionary dictionary = new CertificationFacts().certificationFactDictionary();
        sandbox = Sandbox.of(bundle, ProductCatalogue.actions(), dictionary)
                .answering("countReturn", (of, input) -> Map.of("secondReviewReturns", next(input)))
                .answering("checkContract", (of, input) -> Map.of("checkNotes", List.of(), "sampled", false))
                .answering(
                        "acceptCase",
                        (of, input) -> Map.of(
                                "acceptedOn", "2026-03-02", "legalBasis", "NAT_2026", "rulesAsOf", "2026-03-02"));
    }

    private static int next(Map<String, Object> input) {
        return new CountReturn()
                .perform(null, new CountReturn.Input((Integer) input.get("secondReviewReturns")))
                .secondReviewReturns();
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    private static Map<String, Object> review(String amount, boolean disputed, boolean related, boolean expert) {
        return Map.of(
                "isTechContract",
                true,
                "certifiedCategory",
                "DEVELOPMENT",
                "certifiedTechnicalAmount",
                amount,
                "disputed",
                disputed,
                "certifiedRelatedParty",
                related,
                "needsExpert",
                expert);
    }

    private static CaseTrace anAcceptedCase() {
        return CaseTrace.of(sandbox.start(FACTS))
                .expects("contract-intake")
                .performedBy("INTAKE_CLERK")
                .answer("accept")
                .expects("contract-technical-review")
                .performedBy("REGISTRAR");
    }

    private static CaseTrace aReviewedCase(String amount) {
        return anAcceptedCase().answer("certify", review(amount, false, false, false));
    }

    @Test
    void anOrdinaryContractIsReviewedRecheckedAndCertified() {
        aReviewedCase("800000.00")
                .expects("contract-second-review")
                .performedBy("STATION_REVIEWER")
                .answer("agree")
                .endsDecidedBy("decidePositive")
                .happened("${checkContract}", "${acceptCase}", "${issueCertificate}", "${decidePositive}")
                .neverHappened("${changeLimit}");
    }

    @Test
    void aLargeContractNeedsExpertsTheLongerLimitAndTheHead() {
        aReviewedCase("5000000.00")
                .expects("contract-expert-opinion")
                .answer("certify", Map.of("certifiedTechnicalAmount", "5000000.00"))
                .expects("contract-second-review")
                .answer("agree")
                .expects("contract-head-decision")
                .performedBy("STATION_HEAD")
                .answer("approve")
                .endsDecidedBy("decidePositive")
                .happened("${changeLimit}", "contract-head-decision approve", "${issueCertificate}");
    }

    @Test
    void oneFenLessIsNotLarge() {
        aReviewedCase("4999999.99").expects("contract-second-review");
    }

    @Test
    void aDisputedOneGoesToExpertsButNotToTheHead() {
        anAcceptedCase()
                .answer("certify", review("100.00", true, false, false))
                .expects("contract-expert-opinion")
                .answer("certify")
                .expects("contract-second-review")
                .answer("agree")
                .endsDecidedBy("decidePositive")
                .happened("${changeLimit}");
    }

    @Test
    void relatedPartiesGoToExpertsFromAMillionOn() {
        anAcceptedCase()
                .answer("certify", review("1000000.00", false, true, false))
                .expects("contract-expert-opinion");
        anAcceptedCase()
                .answer("certify", review("999999.99", false, true, false))
                .expects("contract-second-review");
    }

    @Test
    void theRegistrarMayAskForExperts() {
        anAcceptedCase()
                .answer("certify", review("100.00", false, false, true))
                .expects("contract-expert-opinion")
                .neverHappened("${changeLimit}");
    }

    @Test
    void theHeadSignsRefusals() {
        anAcceptedCase()
                .answer("refuse", Map.of("refusalReason", "NOT_TECH_CONTRACT"))
                .expects("contract-head-decision")
                .performedBy("STATION_HEAD")
                .answer("approve")
                .endsDecidedBy("decideNegative")
                .neverHappened("${issueCertificate}");
    }

    @Test
    void aRefusalThatTheHeadDoesNotSignIsReviewedAgain() {
        anAcceptedCase()
                .answer("refuse")
                .expects("contract-head-decision")
                .answer("return")
                .expects("contract-technical-review")
                .inRound(2);
    }

    @Test
    void afterTwoReturnsTheHeadRules() {
        aReviewedCase("100.00")
                .expects("contract-second-review")
                .answer("return")
                .expects("contract-technical-review")
                .answer("certify", review("100.00", false, false, false))
                .expects("contract-second-review")
                .answer("return")
                .expects("contract-technical-review")
                .answer("certify", review("100.00", false, false, false))
                .expects("contract-second-review")
                .inRound(3)
                .answer("return")
                .expects("contract-head-decision")
                .answer("reexamine")
                .expects("contract-technical-review");
    }

    @Test
    void theHeadCannotStandInForTheRecheck() {
        aReviewedCase("100.00")
                .expects("contract-second-review")
                .answer("disagree")
                .expects("contract-head-decision")
                .answer("recheck")
                .expects("contract-second-review")
                .answer("agree")
                .endsDecidedBy("decidePositive");
        aReviewedCase("100.00")
                .expects("contract-second-review")
                .answer("disagree")
                .expects("contract-head-decision")
                .answer("refuse")
                .endsDecidedBy("decideNegative");
    }

    @Test
    void aCorrectionComesBackToWhoeverAskedForIt() {
        CaseTrace.of(sandbox.start(FACTS))
                .expects("contract-intake")
                .answer("correct")
                .expects("contract-application")
                .performedBy("PARTY:APPLICANT")
                .answer("submitted")
                .expects("contract-intake")
                .inRound(2);
        anAcceptedCase()
                .answer("correct")
                .expects("contract-application")
                .answer("submitted")
                .expects("contract-technical-review")
                .inRound(2)
                .happened("${requestCorrection}", "contract-application submitted", "${checkContract}");
    }

    @Test
    void anUnansweredCorrectionIsDeemedWithdrawn() {
        CaseTrace.of(sandbox.start(FACTS))
                .expects("contract-intake")
                .answer("correct")
                .expects("contract-application")
                .expires("correction")
                .endsDecidedBy("deemWithdrawn");
        anAcceptedCase()
                .answer("correct")
                .expects("contract-application")
                .expires("correction")
                .endsDecidedBy("deemWithdrawn");
    }

    @Test
    void silenceAtIntakeIsAcceptance() {
        CaseTrace.of(sandbox.start(FACTS))
                .expects("contract-intake")
                .expires("intakeNotice")
                .expects("contract-technical-review")
                .happened("${acceptCase}");
    }

    @Test
    void theIntakeMayBeRefused() {
        CaseTrace.of(sandbox.start(FACTS))
                .expects("contract-intake")
                .answer("refuse")
                .endsDecidedBy("refuseIntake");
    }

    @Test
    void theApplicantMayWithdrawWhileAnybodyWorks() {
        CaseTrace.of(sandbox.start(FACTS))
                .expects("contract-intake")
                .receives("withdraw")
                .endsDecidedBy("withdrawCase");
        aReviewedCase("5000000.00")
                .expects("contract-expert-opinion")
                .receives("withdraw")
                .endsDecidedBy("withdrawCase")
                .neverHappened("${issueCertificate}");
    }
}
