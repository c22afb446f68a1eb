package org.keqiao.process.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keqiao.process.matters.ContractExample.answers;

import org.junit.jupiter.api.Test;
import org.keqiao.process.ProductCatalogue;
import org.keqiao.process.sandbox.Sandbox;
import org.keqiao.process.validation.BundleRules;

/** A legal opinion behind the review, put there by the list of steps: sound, and every way leads on. */
class OutlinedContractTest {

    @Test
    void theChangeIsSound() {
        BundleRules rules = new BundleRules(
                ProductCatalogue.actions(), ProductCatalogue::facts, java.util.List::of, Sandbox::engine);
        assertThat(rules.validate(LegalOpinion.bundle())).isEmpty();
    }

    @Test
    void casesGoThroughTheNewStepToTheCertificate() {
        try (Sandbox sandbox = ContractExample.open(LegalOpinion.bundle())) {
            ContractExample.aCase(sandbox)
                    .expects("contract-intake")
                    .answer("accept")
                    .expects("contract-technical-review")
                    .answer("certify", answers("contract-technical-review"))
                    .expects(LegalOpinion.FORM)
                    .performedBy("MEETING_SECRETARY")
                    .answer("return")
                    .expects("contract-technical-review")
                    .inRound(2)
                    .answer("certify", answers("contract-technical-review"))
                    .expects(LegalOpinion.FORM)
                    .answer("agree")
                    .expects("contract-second-review")
                    .answer("agree")
                    .endsDecidedBy("decidePositive");
        }
    }

    @Test
    void aRefusalLeadsWhereTheReviewsRefusalLeads() {
        try (Sandbox sandbox = ContractExample.open(LegalOpinion.bundle())) {
            ContractExample.aCase(sandbox)
                    .expects("contract-intake")
                    .answer("accept")
                    .expects("contract-technical-review")
                    .answer("certify", answers("contract-technical-review"))
                    .expects(LegalOpinion.FORM)
                    .answer("refuse")
                    .expects("contract-head-decision")
                    .answer("approve", answers("contract-head-decision"))
                    .endsDecidedBy("decideNegative");
        }
    }
}
