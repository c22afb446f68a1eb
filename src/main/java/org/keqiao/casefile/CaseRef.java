package org.keqiao.casefile;

import java.util.UUID;
import org.keqiao.security.CaseScope;
import org.keqiao.shared.CaseNumber;
import org.springframework.lang.Nullable;

/**
 * Enough of a submitted case to speak of it: what events carry, so that nobody has to look it up.
 *
 * @param organisation the applying organisation, null when a natural person applies
 * @param person account of the natural person who applies, null for organisations
 */
public record CaseRef(
        UUID id,
        CaseNumber number,
        String matter,
        String title,
        String applicantName,
        @Nullable UUID organisation,
        @Nullable UUID person,
        CaseScope scope) {}
