package org.keqiao.intermediary;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.lang.Nullable;

/**
 * What is about to be listed.
 *
 * @param uscc null for a natural person
 * @param fields codes of technical fields, at least one
 * @param broker null unless it is one
 */
public record ListingDraft(
        IntermediaryKind kind,
        UUID organisation,
        String name,
        @Nullable String uscc,
        @Nullable String county,
        List<String> fields,
        String services,
        @Nullable Broker broker,
        String caseNumber) {

    /** @param validTo the last day of the entry */
    public record Broker(
            BrokerLevel level,
            String certificateNumber,
            String issuer,
            @Nullable String employer,
            @Nullable String employerUscc,
            LocalDate validTo) {}
}
