package org.keqiao.organization;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.keqiao.shared.Bilingual;
import org.springframework.lang.Nullable;

/**
 * The rules that a case falls under, chosen by the day of acceptance and kept by the case from then on.
 *
 * @param key {@code NAT_2026}
 * @param validFrom first day of acceptance it applies to
 * @param validTo last such day, null while in force
 * @param decision time from acceptance to decision
 * @param largeDecision the same for large or disputed contracts
 * @param verified false while its final text is not at hand; such a basis is never cited
 */
public record LegalBasis(
        String key,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        Bilingual citation,
        Days decision,
        Days largeDecision,
        boolean verified) {

    public enum Unit {
        WORKING,
        CALENDAR
    }

    public record Days(int days, Unit unit) {}

    public boolean appliesOn(LocalDate acceptance) {
        return !acceptance.isBefore(validFrom) && (validTo == null || !acceptance.isAfter(validTo));
    }

    /** What a letter may cite as its ground; empty while unverified. */
    public Optional<String> citationFor(Locale locale) {
        return verified ? Optional.of(citation.in(locale)) : Optional.empty();
    }
}
