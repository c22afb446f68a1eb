package org.keqiao.intermediary.training;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.keqiao.intermediary.BrokerLevel;
import org.keqiao.shared.FieldError;
import org.springframework.lang.Nullable;

/**
 * A class as it is announced; see {@link BrokerTraining} for each field.
 *
 * @param places 1 to 500
 * @param passMark null for 60
 */
public record BrokerTrainingDraft(
        @Nullable String title,
        @Nullable BrokerLevel level,
        @Nullable String host,
        @Nullable LocalDate enrolUntil,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        @Nullable LocalDate examOn,
        @Nullable Integer places,
        @Nullable BigDecimal passMark) {

    /** 及格线 where the class names none. */
    static final BigDecimal USUAL_MARK = new BigDecimal("60");

    static final int MOST_PLACES = 500;
    static final BigDecimal FULL_MARKS = new BigDecimal("100");
    private static final int LONGEST = 200;

    /** What is missing or wrong. */
    List<FieldError> errors() {
        List<FieldError> errors = new ArrayList<>();
        text("title", title, errors);
        text("host", host, errors);
        given("level", level, errors);
        given("places", places, errors);
        if (places != null && (places < 1 || places > MOST_PLACES)) {
            errors.add(FieldError.of("places", "range", "1", String.valueOf(MOST_PLACES)));
        }
        if (passMark != null && (passMark.signum() <= 0 || !isMark(passMark))) {
            errors.add(FieldError.of("passMark", "trainingMark"));
        }
        given("enrolUntil", enrolUntil, errors);
        follows("firstDay", firstDay, enrolUntil, errors);
        follows("lastDay", lastDay, firstDay, errors);
        follows("examOn", examOn, lastDay, errors);
        return errors;
    }

    BigDecimal mark() {
        return passMark == null ? USUAL_MARK : passMark;
    }

    /** Zero to a hundred, in hundredths at most. */
    static boolean isMark(BigDecimal mark) {
        return mark.signum() >= 0
                && mark.compareTo(FULL_MARKS) <= 0
                && mark.stripTrailingZeros().scale() <= 2;
    }

    private static void text(String field, @Nullable String value, List<FieldError> errors) {
        if (value == null || value.isBlank()) {
            errors.add(FieldError.of(field, "required"));
        } else if (value.strip().length() > LONGEST) {
            errors.add(FieldError.of(field, "tooLong", LONGEST));
        }
    }

    private static void given(String field, @Nullable Object value, List<FieldError> errors) {
        if (value == null) {
            errors.add(FieldError.of(field, "required"));
        }
    }

    private static void follows(
            String field, @Nullable LocalDate day, @Nullable LocalDate before, List<FieldError> errors) {
        given(field, day, errors);
        if (day != null && before != null && day.isBefore(before)) {
            errors.add(FieldError.of(field, "endsBeforeItBegins"));
        }
    }
}
