package org.keqiao.subsidy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.keqiao.shared.Money;

/**
 * 红字发票 that became known after money was awarded on what it cancels.
 *
 * @param invoice the cancelled one, in one spelling
 * @param redLetter the one that cancels it, in one spelling
 * @param amount what it cancels, yuan, tax included
 * @param source how the bureau learned of it
 * @param caseNumber the application at which it was recorded
 */
public record RedLetter(
        UUID id,
        String invoice,
        String redLetter,
        Money amount,
        LocalDate issuedOn,
        String source,
        String caseNumber,
        String recordedBy,
        Instant recordedAt) {}
