package org.keqiao.inbox;

import java.util.UUID;
import org.keqiao.casefile.CaseRef;
import org.springframework.lang.Nullable;

/**
 * It was decided whether a person stands back from a case.
 *
 * @param person name of whom it is about
 * @param account of that person
 * @param applicant account that applied; null when a party did, or the product
 * @param organisation the party that applied; null otherwise
 * @param decision why
 */
public record RecusalAnswered(
        UUID id,
        CaseRef of,
        String person,
        UUID account,
        @Nullable UUID applicant,
        @Nullable UUID organisation,
        boolean granted,
        String decision) {}
