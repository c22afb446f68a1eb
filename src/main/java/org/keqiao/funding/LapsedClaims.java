package org.keqiao.funding;

import java.util.Collection;
import java.util.Set;
import org.keqiao.shared.CaseNumber;

/** Knows of calculated claims that cannot be given what they were calculated to take, though they have not ended. */
public interface LapsedClaims {

    /** Those of these claims that wait for nothing any more. */
    Set<CaseNumber> among(Collection<CaseNumber> calculated);
}
