package org.keqiao.casefile;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.keqiao.process.Outcome;
import org.springframework.lang.Nullable;

/**
 * One line of a case's history.
 *
 * @param code machine word of what happened: {@code SUBMITTED}, {@code STEP}, or the action's name
 * @param text what happened, in the reader's language
 * @param by office or applicant for parties, the person's name for officers
 * @param opinion null for parties
 * @param details small facts of the event, such as {@code letter} or {@code round}
 */
public record TimelineEntry(
        Instant at,
        String code,
        String text,
        String by,
        @Nullable String outcome,
        @Nullable Outcome.Kind outcomeKind,
        @Nullable String opinion,
        Map<String, Object> details) {

    /** The same without the letter that told it, for who may know the event and not the letter. */
    TimelineEntry withoutLetter() {
        Map<String, Object> rest = new LinkedHashMap<>(details);
        rest.keySet().removeAll(Set.of("letter", "letterNumber"));
        return new TimelineEntry(at, code, text, by, outcome, outcomeKind, opinion, rest);
    }
}
