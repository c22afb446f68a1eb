package org.keqiao.shared;

import com.fasterxml.jackson.annotation.JsonValue;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * 统一社会信用代码: the eighteen characters that name an organisation (GB 32100-2015). A right checksum says nothing about
 * who types it, and the region digits name the registering authority, not the county.
 *
 * @param value normalised and checked
 */
public record CreditCode(@JsonValue String value) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final Pattern FORM = Pattern.compile("[0-9A-HJ-NP-RTUWXY]{18}");
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] BODY_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int BODY_START = 8;

    /**
     * @throws IllegalArgumentException when it is none; use {@link #parse} for input
     */
    public CreditCode {
        Optional<String> problem = problem(value);
        if (problem.isPresent() || !value.equals(normalise(value))) {
            throw new IllegalArgumentException("not a credit code: " + problem.orElse("not normalised"));
        }
    }

    public static Optional<CreditCode> parse(String text) {
        String code = normalise(text);
        return problem(code).isPresent() ? Optional.empty() : Optional.of(new CreditCode(code));
    }

    /** Half-width, upper case, without spaces. */
    public static String normalise(String text) {
        return text == null
                ? ""
                : Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .replaceAll("[\\s\\u200B-\\u200D\\uFEFF]", "")
                        .toUpperCase(Locale.ROOT);
    }

    /**
     * What is wrong with a text once it is normalised; empty when nothing is.
     *
     * @return the code of a field error
     */
    public static Optional<String> problem(String text) {
        String code = normalise(text);
        if (code.length() != 18) {
            return Optional.of("usccLength");
        }
        if (!FORM.matcher(code).matches()) {
            return Optional.of("usccCharacters");
        }
        if (code.charAt(17) != checkCharacter(code) || code.charAt(16) != bodyCheckCharacter(code)) {
            return Optional.of("usccCheck");
        }
        return Optional.empty();
    }

    private static char checkCharacter(String code) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * WEIGHTS[i];
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    /** The older organisation code inside carries its own check (GB 11714). */
    private static char bodyCheckCharacter(String code) {
        int sum = 0;
        for (int i = 0; i < BODY_WEIGHTS.length; i++) {
            sum += Character.digit(code.charAt(BODY_START + i), 36) * BODY_WEIGHTS[i];
        }
        return "0X987654321".charAt(sum % 11);
    }

    @Override
    public String toString() {
        return value;
    }
}
