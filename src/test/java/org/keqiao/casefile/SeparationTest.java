package org.keqiao.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keqiao.security.Duty;

class SeparationTest {

    @ParameterizedTest
    @CsvSource({
        "INTAKE,  AUDIT RECHECK DECIDE PAY OBJECTION EXPERT APPLICANT",
        "REVIEW,  AUDIT RECHECK DECIDE BUDGET PAY OBJECTION EXPERT APPLICANT",
        "AUDIT,   INTAKE REVIEW RECHECK DECIDE BUDGET PAY OBJECTION EXPERT APPLICANT",
        "RECHECK, INTAKE REVIEW AUDIT DECIDE BUDGET PAY OBJECTION EXPERT APPLICANT",
        "DECIDE,  INTAKE REVIEW AUDIT RECHECK BUDGET PAY OBJECTION EXPERT APPLICANT",
        "BUDGET,  REVIEW AUDIT RECHECK DECIDE APPLICANT",
        "PAY,     INTAKE REVIEW AUDIT RECHECK DECIDE APPLICANT",
        "EXPERT,  INTAKE REVIEW AUDIT RECHECK DECIDE APPLICANT",
        "APPLICANT, INTAKE REVIEW AUDIT RECHECK DECIDE BUDGET PAY OBJECTION EXPERT"
    })
    void followsTheMatrix(Duty done, String excluded) {
        Set<String> expected = Set.of(excluded.split(" "));
        for (Duty now : Duty.values()) {
            assertThat(Separation.excludes(done, now))
                    .as("%s after %s", now, done)
                    .isEqualTo(expected.contains(now.name()));
        }
    }
}
