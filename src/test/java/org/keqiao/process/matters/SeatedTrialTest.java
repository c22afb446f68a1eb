package org.keqiao.process.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.keqiao.process.matters.ContractExample.answers;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keqiao.process.Bundle;
import org.keqiao.process.ProductCatalogue;
import org.keqiao.process.sandbox.CaseTrace;
import org.keqiao.process.sandbox.Sandbox;
import org.keqiao.process.validation.BundleRules;

/** A redesign with seats, tried before it is published: seat by seat, or by what they come to. */
class SeatedTrialTest {

    private static CaseTrace atSecondReview(Sandbox sandbox) {
        return ContractExample.aCase(sandbox)
                .expects("contract-intake")
                .answer("accept")
                .expects("contract-technical-review")
                .answer("certify", answers("contract-technical-review"))
                .expects("contract-second-review");
    }

    @Test
    void theRedesignIsSound() {
        BundleRules rules =
                new BundleRules(ProductCatalogue.actions(), ProductCatalogue::facts, List::of, Sandbox::engine);
        for (Bundle bundle : List.of(
                SeatedContract.countersigned(2),
                SeatedContract.voted(3, 2),
                SeatedContract.seated(Map.of("seats", "ANY", "seatRoles", "STATION_REVIEWER,RECHECKER")))) {
            assertThat(rules.validate(bundle)).isEmpty();
        }
    }

    @Test
    void seatsAreSignedOneByOne() {
        try (Sandbox sandbox = ContractExample.open(SeatedContract.countersigned(2))) {
            atSecondReview(sandbox)
                    .signs("agree")
                    .signsLast("agree")
                    .endsDecidedBy("decidePositive")
                    .happened(
                            "contract-second-review seat 1 agree",
                            "contract-second-review seat 2 agree",
                            "contract-second-review agree",
                            "${issueCertificate}");
        }
    }

    @Test
    void aLostVoteTakesTheOtherWay() {
        try (Sandbox sandbox = ContractExample.open(SeatedContract.voted(3, 2))) {
            atSecondReview(sandbox)
                    .signs("agree")
                    .signs("disagree")
                    .signsLast("disagree")
                    .expects("contract-head-decision");
        }
    }

    @Test
    void whatTheyComeToCanBeGivenAtOnce() {
        try (Sandbox sandbox = ContractExample.open(SeatedContract.countersigned(3))) {
            atSecondReview(sandbox).signs("agree").answer("agree").endsDecidedBy("decidePositive");
        }
    }

    @Test
    void aStepOfOnePersonHasNoSeats() {
        try (Sandbox sandbox = ContractExample.open(ContractExample.bundle())) {
            CaseTrace underWay = atSecondReview(sandbox);
            assertThatThrownBy(() -> underWay.signs("agree")).isInstanceOf(IllegalStateException.class);
        }
    }
}
