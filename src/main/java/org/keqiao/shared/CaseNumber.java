package org.keqiao.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.lang.Nullable;

/**
 * 办件编号: the number a case gets when it is submitted, and the business key of its process.
 *
 * @param value {@code KIND-REGION6-YYYY-SEQ6}, for example {@code JSHT-350500-2026-000123}
 */
public record CaseNumber(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[A-Z]{2,8}-\\d{6}-\\d{4}-\\d{6,}");

    @JsonCreator
    public CaseNumber {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a case number: " + value);
        }
    }

    /** What somebody typed, with blanks around it or in small letters; empty when it cannot be a case number. */
    public static Optional<CaseNumber> parse(@Nullable String typed) {
        String text = typed == null ? "" : typed.strip().toUpperCase(Locale.ROOT);
        return FORM.matcher(text).matches() ? Optional.of(new CaseNumber(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
