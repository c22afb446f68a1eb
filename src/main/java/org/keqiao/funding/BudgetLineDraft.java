package org.keqiao.funding;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/**
 * A budget line to be opened, as the finance document has it. All may be missing until it is checked.
 *
 * @param policyGroup 2 to 60 letters, digits and underscores
 * @param county code for a county's line, null for the city's
 * @param documentNumber 指标文号, at most 100 characters
 * @param total more than zero
 */
public record BudgetLineDraft(
        @Nullable Integer year,
        @Nullable String policyGroup,
        @Nullable String county,
        @Nullable String documentNumber,
        @Nullable String projectCode,
        @Nullable String functionalCode,
        @Nullable String economicCode,
        @Nullable Money total) {

    private static final Pattern GROUP = Pattern.compile("[A-Z][A-Z0-9_]{1,59}");
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_CODE = 40;

    void check() {
        List<FieldError> errors = new ArrayList<>();
        if (year == null) {
            errors.add(FieldError.of("year", "required"));
        } else if (year < 2000 || year > 2999) {
            errors.add(FieldError.of("year", "range", "2000", "2999"));
        }
        if (policyGroup == null || !GROUP.matcher(policyGroup).matches()) {
            errors.add(FieldError.of("policyGroup", "policyGroup"));
        }
        text("documentNumber", documentNumber, LONGEST_NUMBER, errors);
        if (documentNumber == null || documentNumber.isBlank()) {
            errors.add(FieldError.of("documentNumber", "required"));
        }
        text("projectCode", projectCode, LONGEST_CODE, errors);
        text("functionalCode", functionalCode, LONGEST_CODE, errors);
        text("economicCode", economicCode, LONGEST_CODE, errors);
        BudgetLines.checkAmount("total", total, errors);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    private static void text(String field, @Nullable String text, int longest, List<FieldError> errors) {
        if (text != null && text.length() > longest) {
            errors.add(FieldError.of(field, "tooLong", longest));
        }
    }
}
