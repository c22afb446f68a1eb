package org.keqiao.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.keqiao.process.Outcome.Kind;
import org.keqiao.security.Duty;

class EvidenceTest {

    @Test
    void nobodyProvesWhatWasReviewedAgain() {
        assertThat(proved(Duty.INTAKE, Duty.REVIEW, Duty.RECHECK))
                .containsExactly(Duty.APPLICANT, Duty.INTAKE, Duty.REVIEW, Duty.RECHECK);
        assertThat(proved(Duty.REVIEW, Duty.RECHECK, Duty.REVIEW)).containsExactly(Duty.APPLICANT, Duty.REVIEW);
    }

    @Test
    void onlyStepsThatAdvanceProveAnything() {
        Evidence rechecked = Evidence.ofSubmission().after(Duty.REVIEW, Kind.ADVANCE);

        assertThat(rechecked.after(Duty.RECHECK, Kind.RETURN).duties()).containsExactly(Duty.APPLICANT, Duty.REVIEW);
        assertThat(rechecked.after(Duty.RECHECK, Kind.REFUSE).duties()).containsExactly(Duty.APPLICANT, Duty.REVIEW);
        assertThat(rechecked
                        .after(Duty.RECHECK, Kind.ADVANCE)
                        .after(Duty.RECHECK, Kind.RETURN)
                        .duties())
                .containsExactly(Duty.APPLICANT, Duty.REVIEW);
    }

    @Test
    void aSecondReviewWithoutAReviewProvesNothing() {
        assertThat(proved(Duty.RECHECK)).containsExactly(Duty.APPLICANT);
    }

    @Test
    void aStepOfTheApplicantLeavesWhatOfficersFound() {
        assertThat(proved(Duty.REVIEW, Duty.RECHECK, Duty.APPLICANT))
                .containsExactly(Duty.APPLICANT, Duty.REVIEW, Duty.RECHECK);
    }

    private static Set<Duty> proved(Duty... steps) {
        Evidence evidence = Evidence.ofSubmission();
        for (Duty step : steps) {
            evidence = evidence.after(step, Kind.ADVANCE);
        }
        return evidence.duties();
    }
}
