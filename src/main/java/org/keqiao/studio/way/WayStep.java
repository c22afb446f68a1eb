package org.keqiao.studio.way;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.lang.Nullable;

/**
 * One thing on a case's way.
 *
 * @param key form id, action, table, limit or message, by the kind
 * @param zh,en its name
 * @param round how often the case has come to this form, 0 for other kinds
 * @param on day on which it happened
 * @param people whose step it is, null for other kinds
 * @param outcome how the step was ended, null while it waits
 * @param due limit of the step, null without one
 * @param rows of a routing table that matched
 * @param results of a routing table, or amounts that an action decided: label to value
 * @param amounts that a routing table looked at: label to yuan
 * @param clock the case's own limits as they stand after an action
 * @param decides true for an action that ends the case
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record WayStep(
        Kind kind,
        String key,
        String zh,
        String en,
        int round,
        LocalDate on,
        @Nullable StepPeople people,
        @Nullable StepOutcome outcome,
        @Nullable StepLimit due,
        List<TableRow> rows,
        Map<String, String> results,
        Map<String, String> amounts,
        List<StepLimit> clock,
        boolean decides) {

    public WayStep {
        // What is empty is not stored.
        rows = rows == null ? List.of() : rows;
        results = results == null ? Map.of() : results;
        amounts = amounts == null ? Map.of() : amounts;
        clock = clock == null ? List.of() : clock;
    }

    /** The kinds; names are stored. */
    public enum Kind {
        /** Somebody ended a step. */
        STEP,
        /** The step waits: nobody ever answered it. */
        WAITS,
        ACTION,
        DECISION,
        /** A limit ran out. */
        OVER,
        /** A message came, such as the applicant's withdrawal. */
        MESSAGE
    }

    /**
     * Whose step it is.
     *
     * @param roles names of roles in the order of the seats, or {@code PARTY:APPLICANT} and the like
     * @param duty of the role, null for roles without one
     * @param seats how seats decide, null for a step of one person
     * @param votes that a vote needs, 0 in other modes
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record StepPeople(List<String> roles, @Nullable String duty, @Nullable String seats, int votes) {}

    public record StepOutcome(String key, String kind, String zh, String en) {}

    /**
     * A limit.
     *
     * @param days that it has, 0 when the settings do not say
     * @param unit WORKING or CALENDAR, empty when the settings do not say
     * @param on its last day
     */
    public record StepLimit(String key, int days, String unit, LocalDate on) {}

    /**
     * A row of a table.
     *
     * @param number from 1, 0 when the table has it no longer
     */
    public record TableRow(String id, int number, String text) {}
}
