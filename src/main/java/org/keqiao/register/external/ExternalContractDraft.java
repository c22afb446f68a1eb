package org.keqiao.register.external;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.keqiao.form.CodeTables;
import org.keqiao.shared.CreditCode;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * A contract registered elsewhere, as its certificate says it; see {@link ExternalContract} for each field.
 *
 * @param amountProvisional null counts as no
 */
public record ExternalContractDraft(
        @Nullable String number,
        @Nullable LocalDate registeredOn,
        @Nullable String registeringBody,
        @Nullable String sellerRegion,
        @Nullable String title,
        @Nullable String category,
        @Nullable Money contractAmount,
        @Nullable Money technicalAmount,
        @Nullable Boolean amountProvisional,
        @Nullable String sellerName,
        @Nullable String sellerUscc,
        @Nullable String buyerName,
        @Nullable String buyerUscc,
        @Nullable LocalDate signDate) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{14}([0-9]{2})?");
    private static final Pattern REGION = Pattern.compile("[0-9]{6}");
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_BODY = 200;

    /**
     * What is missing or wrong.
     *
     * @param today nothing was signed or registered later
     */
    List<FieldError> errors(CodeTables codes, LocalDate today) {
        List<FieldError> errors = new ArrayList<>();
        if (number == null || !NUMBER.matcher(number.strip()).matches()) {
            errors.add(FieldError.of("number", "registrationNumber"));
        }
        text("registeringBody", registeringBody, LONGEST_BODY, errors);
        text("title", title, LONGEST_NAME, errors);
        text("sellerName", sellerName, LONGEST_NAME, errors);
        text("buyerName", buyerName, LONGEST_NAME, errors);
        code("sellerUscc", sellerUscc, errors);
        code("buyerUscc", buyerUscc, errors);
        if (category == null || codes.find("contract-category", category).isEmpty()) {
            errors.add(FieldError.of("category", "code"));
        }
        if (sellerRegion != null
                && !sellerRegion.isBlank()
                && !REGION.matcher(sellerRegion.strip()).matches()) {
            errors.add(FieldError.of("sellerRegion", "invalid"));
        }
        amounts(errors);
        days(today, errors);
        return errors;
    }

    private void amounts(List<FieldError> errors) {
        positive("contractAmount", contractAmount, errors);
        positive("technicalAmount", technicalAmount, errors);
        if (contractAmount != null && technicalAmount != null && technicalAmount.isMoreThan(contractAmount)) {
            errors.add(FieldError.of("technicalAmount", "technicalAboveContract"));
        }
    }

    private void days(LocalDate today, List<FieldError> errors) {
        day("signDate", signDate, today, errors);
        day("registeredOn", registeredOn, today, errors);
        if (signDate != null && registeredOn != null && registeredOn.isBefore(signDate)) {
            errors.add(FieldError.of("registeredOn", "registeredBeforeSigned"));
        }
    }

    private static void text(String field, @Nullable String value, int longest, List<FieldError> errors) {
        if (value == null || value.isBlank()) {
            errors.add(FieldError.of(field, "required"));
        } else if (value.strip().length() > longest) {
            errors.add(FieldError.of(field, "tooLong", longest));
        }
    }

    /** Persons and foreign parties have none. */
    private static void code(String field, @Nullable String value, List<FieldError> errors) {
        if (value != null && !value.isBlank()) {
            CreditCode.problem(value).ifPresent(problem -> errors.add(FieldError.of(field, problem)));
        }
    }

    private static void positive(String field, @Nullable Money amount, List<FieldError> errors) {
        if (amount == null) {
            errors.add(FieldError.of(field, "required"));
        } else if (!amount.isPositive()) {
            errors.add(FieldError.of(field, "moneyPositive"));
        }
    }

    private static void day(String field, @Nullable LocalDate day, LocalDate today, List<FieldError> errors) {
        if (day == null) {
            errors.add(FieldError.of(field, "required"));
        } else if (day.isAfter(today)) {
            errors.add(FieldError.of(field, "dayAhead"));
        }
    }
}
