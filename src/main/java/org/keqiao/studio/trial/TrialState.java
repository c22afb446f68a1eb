package org.keqiao.studio.trial;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.keqiao.process.Outcome;
import org.keqiao.studio.way.WayStep;
import org.springframework.lang.Nullable;

/**
 * Where a trial stands.
 *
 * @param today the trial's own day
 * @param waiting steps that wait
 * @param limits that may run out, the next one first
 * @param way what happened, the waiting steps last
 * @param ended true when it came to an end
 * @param decidedBy action that decided it, null while it is open
 * @param passed elements and flows in order, for the diagram
 * @param standing elements at which it waits, for the diagram
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrialState(
        UUID id,
        String matter,
        LocalDate today,
        List<WaitingStep> waiting,
        List<NextLimit> limits,
        List<WayStep> way,
        boolean ended,
        @Nullable String decidedBy,
        List<String> passed,
        List<String> standing) {

    /**
     * A step that waits.
     *
     * @param form id of its form
     * @param fields of the form that decide the way; the others need not be filled in
     */
    public record WaitingStep(String form, String zh, String en, List<Outcome> outcomes, List<AskedField> fields) {}

    /**
     * A field that a condition or a table asks about.
     *
     * @param type TEXT, NUMBER, MONEY, DATE, BOOLEAN or CODE
     * @param options values of a fixed choice, empty for free ones
     */
    public record AskedField(String key, String zh, String en, String type, List<String> options) {}

    /** A limit that will run out. */
    public record NextLimit(String limit, LocalDate lastDay) {}
}
