package org.keqiao.register;

import java.time.LocalDate;
import java.util.UUID;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * A line of the register.
 *
 * @param buyers their names, joined
 * @param station code, null where the city certified
 */
public record CertificateSummary(
        UUID id,
        String number,
        String title,
        String seller,
        String buyers,
        @Nullable String station,
        String category,
        Money contractAmount,
        Money technicalAmount,
        LocalDate issuedOn,
        Certificate.State state) {}
