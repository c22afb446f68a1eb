package org.keqiao.casefile;

import java.util.UUID;
import org.keqiao.security.CaseScope;
import org.keqiao.shared.CaseNumber;

/**
 * Enough of a submitted case to speak of it: what events carry, so that nobody has to look it up.
 *
 * @param organisation the applicant; natural persons apply as an organisation of their own
 */
public record CaseRef(
        UUID id,
        CaseNumber number,
        String matter,
        String title,
        String applicantName,
        UUID organisation,
        CaseScope scope) {}
