package org.keqiao.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

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

    @Override
    public String toString() {
        return value;
    }
}
