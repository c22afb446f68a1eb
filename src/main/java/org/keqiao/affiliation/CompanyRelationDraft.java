package org.keqiao.affiliation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.keqiao.shared.CreditCode;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/**
 * A relation as somebody enters it. Neither company need be known to the product.
 *
 * @param uscc who holds; of a group its member
 * @param otherUscc in whom; not asked for a member of a group
 * @param percent above 0, at most 100, four decimals; for shares only
 * @param group name of the group or of the actual controller's companies; for a member of one only
 * @param source the document, register or statement that says so, with its number
 * @param evidence what it says, and where it was seen
 * @param from first day
 * @param to last day; null while nobody knows it
 */
public record CompanyRelationDraft(
        @Nullable RelationKind kind,
        @Nullable String uscc,
        @Nullable String name,
        @Nullable String otherUscc,
        @Nullable String otherName,
        @Nullable BigDecimal percent,
        @Nullable String group,
        @Nullable String source,
        @Nullable String evidence,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SOURCE = 300;
    private static final int LONGEST_EVIDENCE = 2000;
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final int DECIMALS = 4;

    /** @throws Refusal INVALID with every field that is missing or wrong */
    void check() {
        List<FieldError> errors = new ArrayList<>();
        given("kind", kind, errors);
        code("uscc", uscc, errors);
        text("name", name, LONGEST_NAME, errors);
        if (kind == RelationKind.GROUP) {
            text("group", group, LONGEST_NAME, errors);
        } else if (kind != null) {
            code("otherUscc", otherUscc, errors);
            text("otherName", otherName, LONGEST_NAME, errors);
            if (uscc != null && CreditCode.normalise(uscc).equals(CreditCode.normalise(otherUscc))) {
                errors.add(FieldError.of("otherUscc", "sameOrganisation"));
            }
        }
        if (kind == RelationKind.SHAREHOLDING && !isPart(percent)) {
            errors.add(FieldError.of("percent", "percentOfShares"));
        }
        text("source", source, LONGEST_SOURCE, errors);
        text("evidence", evidence, LONGEST_EVIDENCE, errors);
        given("from", from, errors);
        if (from != null && to != null && to.isBefore(from)) {
            errors.add(FieldError.of("to", "endsBeforeItBegins"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    /** Whether it is a part of a company in per cent: above 0, at most 100, no more than four decimals. */
    public static boolean isPart(@Nullable BigDecimal percent) {
        return percent != null
                && percent.signum() > 0
                && percent.compareTo(WHOLE) <= 0
                && percent.stripTrailingZeros().scale() <= DECIMALS;
    }

    private static void code(String field, @Nullable String value, List<FieldError> errors) {
        if (value == null || value.isBlank()) {
            errors.add(FieldError.of(field, "required"));
        } else {
            CreditCode.problem(value).ifPresent(code -> errors.add(FieldError.of(field, code)));
        }
    }

    private static void text(String field, @Nullable String value, int longest, List<FieldError> errors) {
        if (value == null || value.isBlank()) {
            errors.add(FieldError.of(field, "required"));
        } else if (value.strip().length() > longest) {
            errors.add(FieldError.of(field, "tooLong", String.valueOf(longest)));
        }
    }

    private static void given(String field, @Nullable Object value, List<FieldError> errors) {
        if (value == null) {
            errors.add(FieldError.of(field, "required"));
        }
    }
}
