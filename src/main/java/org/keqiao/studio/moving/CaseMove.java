package org.keqiao.studio.moving;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.keqiao.process.moving.MovePlan;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/**
 * A move of cases under way. People stand with their sign-in names.
 *
 * @param steps place of the old drawing to the place of the new one
 * @param fields old answer key to the new one
 * @param note for the second person, null for none
 * @param judgedBy who approved it or sent it back
 * @param reason why it was sent back; null when it was not
 * @param tally how many of its cases are in each state; empty before it was started
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseMove(
        UUID id,
        String matter,
        int from,
        int to,
        MoveState state,
        Map<String, String> steps,
        Map<String, String> fields,
        MoveFilter filter,
        Instant changedAt,
        String changedBy,
        @Nullable String note,
        @Nullable Instant submittedAt,
        @Nullable String submittedBy,
        @Nullable Instant judgedAt,
        @Nullable String judgedBy,
        @Nullable String reason,
        @Nullable Instant startedAt,
        @Nullable String startedBy,
        @Nullable Instant endedAt,
        Map<MovedCase.State, Integer> tally) {

    MovePlan plan() {
        return new MovePlan(matter, from, to, steps, fields);
    }

    /** Cases that are dealt with, of all. */
    public int done() {
        return total()
                - tally.getOrDefault(MovedCase.State.WAITING, 0)
                - tally.getOrDefault(MovedCase.State.RETURNING, 0);
    }

    public int total() {
        return tally.values().stream().mapToInt(Integer::intValue).sum();
    }

    void require(MoveState... wanted) {
        for (MoveState one : wanted) {
            if (state == one) {
                return;
            }
        }
        throw Refusal.conflict("MOVE_STATE");
    }
}
