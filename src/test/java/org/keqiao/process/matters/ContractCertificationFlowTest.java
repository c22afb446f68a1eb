package org.keqiao.process.matters;

import static org.keqiao.process.matters.ContractExample.answers;
import static org.keqiao.process.matters.ContractExample.reviewOf;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.keqiao.process.sandbox.CaseTrace;
import org.keqiao.process.sandbox.Sandbox;

/** The ways of a contract through the shipped matter. */
class ContractCertificationFlowTest {

    private static Sandbox sandbox;

    @BeforeAll
    static void open() {
        sandbox = ContractExample.open(ContractExample.bundle());
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    private static CaseTrace aCase() {
        return ContractExample.aCase(sandbox);
    }

    private static CaseTrace anAcceptedCase() {
        return aCase().expects("contract-intake")
                .performedBy("INTAKE_CLERK")
                .answer("accept", answers("contract-intake"))
                .expects("contract-technical-review")
                .performedBy("REGISTRAR");
    }

    private static CaseTrace aReviewedCase() {
        return anAcceptedCase()
                .answer("certify", answers("contract-technical-review"))
                .expects("contract-second-review")
                .performedBy("STATION_REVIEWER");
    }

    private static CaseTrace aLargeCase() {
        return anAcceptedCase()
                .answer("certify", reviewOf("5000000.00"))
                .expects("contract-expert-opinion")
                .answer("certify")
                .expects("contract-second-review")
                .answer("agree")
                .expects("contract-head-decision")
                .performedBy("STATION_HEAD");
    }

    @Test
    void goesFromApplicationToCertificate() {
        aReviewedCase()
                .answer("agree", answers("contract-second-review"))
                .endsDecidedBy("decidePositive")
                .happened(
                        "${checkContract}",
                        "contract-intake accept",
                        "${acceptCase}",
                        "contract-technical-review certify",
                        "expert-trigger",
                        "contract-second-review agree",
                        "${issueCertificate}",
                        "${decidePositive}");
    }

    @Test
    void correctsBeforeAcceptanceAsOftenAsItTakes() {
        aCase().expects("contract-intake")
                .answer("correct")
                .expects("contract-application")
                .performedBy("PARTY:APPLICANT")
                .answer("submitted")
                .expects("contract-intake")
                .inRound(2)
                .answer("correct")
                .expects("contract-application")
                .inRound(2)
                .answer("submitted")
                .expects("contract-intake")
                .inRound(3)
                .answer("accept")
                .expects("contract-technical-review")
                .happened(
                        "${requestCorrection}", "contract-application submitted", "${checkContract}", "${acceptCase}");
    }

    @Test
    void correctsAfterAcceptanceAndIsReviewedAnew() {
        anAcceptedCase()
                .answer("correct")
                .expects("contract-application")
                .answer("submitted")
                .expects("contract-technical-review")
                .inRound(2)
                .answer("certify", answers("contract-technical-review"))
                .expects("contract-second-review")
                .answer("agree")
                .endsDecidedBy("decidePositive");
    }

    @Test
    void countsAsAcceptedWhenNobodyAnswersInTime() {
        aCase().expects("contract-intake")
                .expires("intakeNotice")
                .expects("contract-technical-review")
                .happened("${checkContract}", "${acceptCase}");
    }

    @Test
    void countsAsWithdrawnWhenTheCorrectionDoesNotCome() {
        aCase().expects("contract-intake")
                .answer("correct")
                .expects("contract-application")
                .expires("correction")
                .endsDecidedBy("deemWithdrawn")
                .neverHappened("${issueCertificate}");
        anAcceptedCase()
                .answer("correct")
                .expects("contract-application")
                .expires("correction")
                .endsDecidedBy("deemWithdrawn")
                .neverHappened("${issueCertificate}");
    }

    @Test
    void refusesIntake() {
        aCase().expects("contract-intake").answer("refuse").endsDecidedBy("refuseIntake");
    }

    @Test
    void refusesOnlyWithTheHeadsSignature() {
        anAcceptedCase()
                .answer("refuse")
                .expects("contract-head-decision")
                .performedBy("STATION_HEAD")
                .answer("approve", answers("contract-head-decision"))
                .endsDecidedBy("decideNegative")
                .neverHappened("${issueCertificate}");
    }

    @Test
    void theHeadMaySendARefusalBack() {
        anAcceptedCase()
                .answer("refuse")
                .expects("contract-head-decision")
                .answer("return")
                .expects("contract-technical-review")
                .inRound(2);
    }

    @Test
    void asksTheHeadForALargeContract() {
        aLargeCase()
                .answer("approve", answers("contract-head-decision"))
                .endsDecidedBy("decidePositive")
                .happened(
                        "contract-expert-opinion certify",
                        "contract-second-review agree",
                        "contract-head-decision approve",
                        "${issueCertificate}");
    }

    @Test
    void aLargeContractThatTheHeadReturnsIsReviewedAndRecheckedAgain() {
        aLargeCase()
                .answer("return")
                .expects("contract-technical-review")
                .answer("certify", answers("contract-technical-review"))
                .expects("contract-second-review")
                .inRound(2)
                .answer("agree")
                .endsDecidedBy("decidePositive");
    }

    @Test
    void whatIsLargeDependsOnTheLaw() {
        try (Sandbox old = ContractExample.open(ContractExample.bundle(), "NAT_2000")) {
            ContractExample.aCase(old)
                    .expects("contract-intake")
                    .answer("accept")
                    .expects("contract-technical-review")
                    .answer("certify", reviewOf("5000000.00"))
                    .expects("contract-second-review")
                    .answer("agree")
                    .endsDecidedBy("decidePositive");
        }
    }

    @Test
    void asksExpertsAboutADisputedContract() {
        Map<String, Object> disputed = new LinkedHashMap<>(answers("contract-technical-review"));
        disputed.put("disputed", true);
        anAcceptedCase()
                .answer("certify", disputed)
                .expects("contract-expert-opinion")
                .answer("refuse")
                .expects("contract-head-decision")
                .answer("approve")
                .endsDecidedBy("decideNegative");
    }

    @Test
    void asksTheHeadAfterTwoReturns() {
        CaseTrace trace = aReviewedCase();
        for (int round = 2; round <= 3; round++) {
            trace.answer("return")
                    .expects("contract-technical-review")
                    .inRound(round)
                    .answer("certify", answers("contract-technical-review"))
                    .expects("contract-second-review");
        }
        trace.answer("return")
                .expects("contract-head-decision")
                .answer("recheck")
                .expects("contract-second-review")
                .answer("agree")
                .endsDecidedBy("decidePositive");
    }

    @Test
    void asksTheHeadWhenTheReviewersDisagree() {
        aReviewedCase()
                .answer("disagree")
                .expects("contract-head-decision")
                .answer("refuse")
                .endsDecidedBy("decideNegative");
        aReviewedCase()
                .answer("disagree")
                .expects("contract-head-decision")
                .answer("reexamine")
                .expects("contract-technical-review")
                .inRound(2);
    }

    @TestFactory
    Stream<DynamicTest> canBeWithdrawnWhereverItWaits() {
        Map<String, Supplier<CaseTrace>> places = new LinkedHashMap<>();
        places.put("intake", () -> aCase().expects("contract-intake"));
        places.put(
                "correction",
                () -> aCase().expects("contract-intake").answer("correct").expects("contract-application"));
        places.put("review", ContractCertificationFlowTest::anAcceptedCase);
        places.put(
                "correction after acceptance",
                () -> anAcceptedCase().answer("correct").expects("contract-application"));
        places.put("second review", ContractCertificationFlowTest::aReviewedCase);
        places.put(
                "experts",
                () -> anAcceptedCase().answer("certify", reviewOf("5000000.00")).expects("contract-expert-opinion"));
        places.put("head, large", ContractCertificationFlowTest::aLargeCase);
        places.put("head, refusal", () -> anAcceptedCase().answer("refuse").expects("contract-head-decision"));
        places.put("head, ruling", () -> aReviewedCase().answer("disagree").expects("contract-head-decision"));
        return places.entrySet().stream()
                .map(place -> DynamicTest.dynamicTest(place.getKey(), () -> place.getValue()
                        .get()
                        .receives("withdraw")
                        .endsDecidedBy("withdrawCase")
                        .neverHappened("${issueCertificate}")));
    }

    @Test
    void canNotBeWithdrawnOnceItIsCertified() {
        aReviewedCase().answer("agree").endsDecidedBy("decidePositive").ignores("withdraw");
    }
}
