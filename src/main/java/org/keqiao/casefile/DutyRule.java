package org.keqiao.casefile;

import java.util.Map;
import java.util.UUID;
import org.keqiao.security.Duty;
import org.keqiao.shared.Refusal;

/** What keeps somebody from a duty on a case besides what they did on it and whom they are related to. */
public interface DutyRule {

    /**
     * Asked about the case somebody acts on, and about the one that it follows from.
     *
     * @param facts of the case
     * @param account who is about to act, or for whom somebody acts
     * @throws Refusal forbidden
     */
    void require(CaseSnapshot snapshot, Map<String, Object> facts, UUID account, Duty duty);
}
