package org.keqiao.shared;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * 公民身份号码 (GB 11643-1999), or the number of a residence permit for Hong Kong, Macao and Taiwan residents, which is
 * built alike. Personal data: stored encrypted, shown masked, never logged.
 *
 * @param value eighteen characters, normalised and checked
 */
public record ResidentId(String value) {

    private static final Pattern FORM = Pattern.compile("[1-9]\\d{16}[\\dX]");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    /**
     * @throws IllegalArgumentException when it is none; use {@link #parse} for input
     */
    public ResidentId {
        if (!value.equals(normalise(value)) || problem(value).isPresent()) {
            throw new IllegalArgumentException("not a resident number");
        }
    }

    /**
     * @param today nobody is born after it
     */
    public static Optional<ResidentId> parse(String text, LocalDate today) {
        return problem(text, today).isPresent() ? Optional.empty() : Optional.of(new ResidentId(normalise(text)));
    }

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
    public static Optional<String> problem(String text, LocalDate today) {
        return problem(normalise(text)).or(() -> birthDate(normalise(text))
                .filter(born -> born.isAfter(today))
                .map(born -> "residentIdDate"));
    }

    private static Optional<String> problem(String id) {
        if (id.length() != 18) {
            return Optional.of("residentIdLength");
        }
        if (!FORM.matcher(id).matches()) {
            return Optional.of("residentIdCharacters");
        }
        if (birthDate(id).isEmpty()) {
            return Optional.of("residentIdDate");
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (id.charAt(i) - '0') * WEIGHTS[i];
        }
        return "10X98765432".charAt(sum % 11) == id.charAt(17) ? Optional.empty() : Optional.of("residentIdCheck");
    }

    private static Optional<LocalDate> birthDate(String id) {
        try {
            return Optional.of(LocalDate.parse(id.substring(6, 14), DATE));
        } catch (DateTimeParseException noSuchDay) {
            return Optional.empty();
        }
    }

    public LocalDate birthDate() {
        return birthDate(value).orElseThrow();
    }

    /** In full years. */
    public int ageOn(LocalDate day) {
        return Period.between(birthDate(), day).getYears();
    }

    /** True for a residence permit of a Hong Kong (81), Macao (82) or Taiwan (83) resident. */
    public boolean isResidencePermit() {
        return value.startsWith("81") || value.startsWith("82") || value.startsWith("83");
    }

    /** {@code 350502********0014}. */
    public String masked() {
        return value.substring(0, 6) + "********" + value.substring(14);
    }

    /** Masked, so that no log carries the number. */
    @Override
    public String toString() {
        return masked();
    }
}
