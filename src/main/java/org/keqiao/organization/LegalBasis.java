package org.keqiao.organization;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * The rules that a case falls under, chosen by the day of acceptance and kept by the case from then on.
 *
 * @param key {@code NAT_2026}
 * @param validFrom first day of acceptance it applies to
 * @param validTo last such day, null while in force
 * @param largeFrom technology amount from which the head of the office signs, null where the rules know no such size
 * @param verified false while its final text is not at hand; such a basis is never cited
 */
public record LegalBasis(
        String key,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        Bilingual citation,
        @Nullable Money largeFrom,
        boolean verified) {

    /** True for a technology amount that only the head's signature certifies. */
    public boolean isLarge(Money technicalAmount) {
        return largeFrom != null && technicalAmount.compareTo(largeFrom) >= 0;
    }

    public boolean appliesOn(LocalDate acceptance) {
        return !acceptance.isBefore(validFrom) && (validTo == null || !acceptance.isAfter(validTo));
    }

    /** What a letter may cite as its ground; empty while unverified. */
    public Optional<String> citationFor(Locale locale) {
        return verified ? Optional.of(citation.in(locale)) : Optional.empty();
    }
}
