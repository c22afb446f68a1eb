package org.keqiao.studio.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.lang.Nullable;

/**
 * A replay and how far it is.
 *
 * @param startedBy sign-in name
 * @param finishedAt null while it runs
 * @param total cases that it takes
 * @param done cases that it has taken
 * @param counts cases by kind, of those done; a case of several kinds counts in each
 * @param stale true when the matter's files have changed since: the result is of another draft
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplayView(
        UUID id,
        String matter,
        ReplayRequest request,
        State state,
        Instant startedAt,
        String startedBy,
        @Nullable Instant finishedAt,
        int total,
        int done,
        Map<ReplayKind, Integer> counts,
        boolean stale) {

    /** Where it stands; names are stored. */
    public enum State {
        RUNNING,
        DONE,
        CANCELLED,
        /** It broke off: the server stopped, or something is wrong that the log tells. */
        FAILED
    }
}
