package org.keqiao.casefile;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.keqiao.security.OfficeKind;
import org.springframework.lang.Nullable;

/** What another module knows of a case and its letters may name: the policy that it is about. */
public interface LetterFacts {

    /** Truth: the document or the days of the policy are not verified. Drafts say so, and no letter cites its clause. */
    String VALIDITY_UNVERIFIED = "validityUnverified";

    /**
     * @param facts of the case
     * @param rulesAsOf day whose rules count; null before acceptance
     * @return by name, every name that letters of the matter may ask for; empty for other matters. They lie over the
     *     case's facts and under what the act adds
     */
    Map<String, Object> of(CaseRef ref, Map<String, Object> facts, @Nullable LocalDate rulesAsOf);

    /**
     * Whose letters those of a case are that goes out before anybody has worked it; empty where this one does not know.
     *
     * @param facts of the case
     */
    default Optional<OfficeKind> office(CaseRef ref, Map<String, Object> facts) {
        return Optional.empty();
    }
}
