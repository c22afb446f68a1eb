package org.keqiao.process.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keqiao.process.matters.ContractExample.answers;
import static org.keqiao.process.matters.ContractExample.reviewOf;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.keqiao.process.Bundle;
import org.keqiao.process.ProductCatalogue;
import org.keqiao.process.sandbox.CaseTrace;
import org.keqiao.process.sandbox.Sandbox;
import org.keqiao.process.validation.BundleRules;

/** The redesigned matter next to the shipped one, in the sandbox: every way that the application's test leaves out. */
class RedesignTrialTest {

    @Test
    void theRedesignIsSound() {
        BundleRules rules =
                new BundleRules(ProductCatalogue.actions(), ProductCatalogue::facts, List::of, Sandbox::engine);
        assertThat(rules.validate(RedesignedContract.bundle())).isEmpty();
    }

    @Test
    void noIdIsLeft() {
        Bundle before = ContractExample.bundle();
        assertThat(Redesign.ids(RedesignedContract.bundle())).doesNotContainAnyElementsOf(Redesign.ids(before));
    }

    @Test
    void newCasesTakeTheNewWayAndOldOnesFinishTheirs() {
        try (Sandbox before = ContractExample.open(ContractExample.bundle())) {
            CaseTrace underWay = ContractExample.aCase(before)
                    .expects("contract-intake")
                    .answer("accept")
                    .expects("contract-technical-review");

            try (Sandbox after = ContractExample.open(RedesignedContract.bundle())) {
                ContractExample.aCase(after)
                        .expects("contract-intake")
                        .answer("accept")
                        .expects("contract-expert-opinion")
                        .answer("certify", answers("contract-expert-opinion"))
                        .expects("contract-technical-review")
                        .answer("certify", answers("contract-technical-review"))
                        .expects("contract-second-review")
                        .answer("agree")
                        .expects(RedesignedContract.NEW_FORM)
                        .performedBy("MEETING_SECRETARY")
                        .answer("done")
                        .endsDecidedBy("decidePositive")
                        .happened("contract-intake accept", "${checkContract}", "${acceptCase}", "${issueCertificate}");

                underWay.answer("certify", answers("contract-technical-review"))
                        .expects("contract-second-review")
                        .answer("agree")
                        .endsDecidedBy("decidePositive")
                        .happened("${checkContract}", "contract-intake accept", "${issueCertificate}");
            }
        }
    }

    @Test
    void theNewWayKeepsEverythingElse() {
        try (Sandbox after = ContractExample.open(RedesignedContract.bundle())) {
            ContractExample.aCase(after)
                    .expects("contract-intake")
                    .answer("correct")
                    .expects("contract-application")
                    .answer("submitted")
                    .expects("contract-intake")
                    .expires("intakeNotice")
                    .expects("contract-technical-review")
                    .answer("certify", reviewOf("5000000.00"))
                    .expects("contract-second-review")
                    .answer("return")
                    .expects("contract-technical-review")
                    .answer("certify", reviewOf("5000000.00"))
                    .expects("contract-second-review")
                    .answer("agree")
                    .expects(RedesignedContract.NEW_FORM)
                    .answer("done")
                    .expects("contract-head-decision")
                    .answer("approve")
                    .endsDecidedBy("decidePositive");
            ContractExample.aCase(after)
                    .expects("contract-intake")
                    .receives("withdraw")
                    .endsDecidedBy("withdrawCase");
        }
    }
}
