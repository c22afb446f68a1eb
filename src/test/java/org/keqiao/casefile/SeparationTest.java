package org.keqiao.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keqiao.casefile.store.Acts.DutyDone;
import org.keqiao.process.Outcome.Kind;
import org.keqiao.security.Duty;

class SeparationTest {

    @ParameterizedTest
    @CsvSource({
        "INTAKE,  RECHECK DECIDE PAY OBJECTION EXPERT APPLICANT",
        "REVIEW,  RECHECK DECIDE BUDGET PAY OBJECTION EXPERT APPLICANT",
        "RECHECK, INTAKE REVIEW DECIDE BUDGET PAY OBJECTION EXPERT APPLICANT",
        "DECIDE,  INTAKE REVIEW RECHECK BUDGET PAY OBJECTION EXPERT APPLICANT",
        "BUDGET,  REVIEW RECHECK DECIDE APPLICANT",
        "PAY,     INTAKE REVIEW RECHECK DECIDE APPLICANT",
        "EXPERT,  INTAKE REVIEW RECHECK DECIDE APPLICANT",
        "APPLICANT, INTAKE REVIEW RECHECK DECIDE BUDGET PAY OBJECTION EXPERT"
    })
    void followsTheMatrix(Duty done, String excluded) {
        Set<String> expected = Set.of(excluded.split(" "));
        for (Duty now : Duty.values()) {
            assertThat(Separation.excludes(done, now))
                    .as("%s after %s", now, done)
                    .isEqualTo(expected.contains(now.name()));
        }
    }

    @Test
    void nobodyProvesWhatWasReviewedAgain() {
        assertThat(Evidence.of(List.of(advanced(Duty.INTAKE), advanced(Duty.REVIEW), advanced(Duty.RECHECK))))
                .containsExactlyInAnyOrder(Duty.INTAKE, Duty.REVIEW, Duty.RECHECK);
        assertThat(Evidence.of(List.of(advanced(Duty.REVIEW), advanced(Duty.RECHECK), advanced(Duty.REVIEW))))
                .containsExactly(Duty.REVIEW);
    }

    @Test
    void onlyStepsThatAdvanceProveAnything() {
        assertThat(Evidence.of(List.of(advanced(Duty.REVIEW), new DutyDone(Duty.RECHECK, Kind.RETURN))))
                .containsExactly(Duty.REVIEW);
        assertThat(Evidence.of(List.of(advanced(Duty.REVIEW), new DutyDone(Duty.RECHECK, Kind.REFUSE))))
                .containsExactly(Duty.REVIEW);
        assertThat(Evidence.of(List.of(
                        advanced(Duty.REVIEW), advanced(Duty.RECHECK), new DutyDone(Duty.RECHECK, Kind.RETURN))))
                .containsExactly(Duty.REVIEW);
    }

    private static DutyDone advanced(Duty duty) {
        return new DutyDone(duty, Kind.ADVANCE);
    }
}
