package org.keqiao.intermediary.listing;

import java.util.Optional;
import org.keqiao.intermediary.AssessmentGrade;
import org.springframework.lang.Nullable;

/** What an assessment or a case against an entry may come to; codes of the form. */
enum Measure {
    EXCELLENT(AssessmentGrade.EXCELLENT),
    QUALIFIED(AssessmentGrade.QUALIFIED),
    FAILED(AssessmentGrade.FAILED),
    SUSPEND(null),
    RESUME(null),
    STRIKE_OFF(null),
    NONE(null);

    @Nullable
    private final AssessmentGrade grade;

    Measure(@Nullable AssessmentGrade grade) {
        this.grade = grade;
    }

    /** The year's grade; empty for what is none. */
    Optional<AssessmentGrade> grade() {
        return Optional.ofNullable(grade);
    }

    boolean isAdverse() {
        return this == FAILED || this == SUSPEND || this == STRIKE_OFF;
    }
}
