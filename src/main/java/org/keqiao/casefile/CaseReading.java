package org.keqiao.casefile;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.CursorPage;
import org.springframework.lang.Nullable;

/**
 * Looking at cases, within the current actor's scope: parties see their own, officers those of their station, county or
 * city; for everything else a case does not exist.
 */
public class CaseReading {

    /** @throws org.keqiao.shared.Refusal NOT_FOUND when unknown or not the actor's to know */
    public CaseView view(UUID id) {
        throw new UnsupportedOperationException();
    }

    /** @throws org.keqiao.shared.Refusal NOT_FOUND when unknown or not the actor's to know */
    public UUID idOf(CaseNumber caseNumber) {
        throw new UnsupportedOperationException();
    }

    /**
     * Newest first.
     *
     * @param limit 1 to 200
     */
    public CursorPage<CaseSummary> list(CaseQuery query, @Nullable String cursor, int limit) {
        throw new UnsupportedOperationException();
    }

    /** Oldest first; parties see neither names of officers nor opinions. */
    public List<TimelineEntry> timeline(UUID id) {
        throw new UnsupportedOperationException();
    }

    /** The record, oldest first; officers only. */
    public List<ActRecord> acts(UUID id) {
        throw new UnsupportedOperationException();
    }

    /** Everything that was submitted, oldest first. */
    public List<SubmissionView> submissions(UUID id) {
        throw new UnsupportedOperationException();
    }

    /**
     * What a step works on: facts of the case and the newest answers of each key.
     *
     * @return nested by key
     */
    public Map<String, Object> facts(UUID id) {
        throw new UnsupportedOperationException();
    }
}
