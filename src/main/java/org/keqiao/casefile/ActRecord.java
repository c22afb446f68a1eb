package org.keqiao.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keqiao.process.Outcome;
import org.keqiao.security.Duty;
import org.springframework.lang.Nullable;

/**
 * One act of a case as it was recorded.
 *
 * @param seq counts from 1 in each case without gaps
 * @param actor sign-in name, {@code system} for the system
 * @param onBehalfOf name of the person or organisation for whom it was done, null when in person
 * @param name of a step in Chinese, of an action, or of a command
 * @param nameEn the step's English name, null for others
 * @param opinion null when hidden from the reader or not given
 * @param rules the rules that were applied: decision, version, row, clause; empty when none
 * @param hash SHA-256 of the act and of the hash before it, hexadecimal
 */
public record ActRecord(
        UUID id,
        int seq,
        Kind kind,
        @Nullable UUID accountId,
        String actor,
        String actorName,
        @Nullable String onBehalfOf,
        @Nullable Duty duty,
        String name,
        @Nullable String nameEn,
        @Nullable String formId,
        int round,
        int submission,
        Map<String, Object> answers,
        @Nullable String outcome,
        @Nullable Outcome.Kind outcomeKind,
        @Nullable String outcomeZh,
        @Nullable String outcomeEn,
        @Nullable String opinion,
        Map<String, Object> rules,
        Map<String, Object> output,
        Instant at,
        String hash) {

    /** Output key of acts that bring papers: a list of id, kind, name and digest. */
    public static final String DOCUMENTS = "documents";

    /** Name of the act with which an officer adds a paper. */
    public static final String ATTACHMENT = "attachment";

    /** Name of the act with which a letter gets its text; its output has the letter's id and the text's digest. */
    public static final String LETTER = "letterIssued";

    /** Output key of the act that says what the seats of a step came to: what each of them decided. */
    public static final String SEATS = "seats";

    /** Output key of a step that a county's officers ended: their kind of office. */
    public static final String OFFICE = "office";

    /** What the seats of a step came to, for a common outcome, which is nobody's own; empty for every other act. */
    public List<?> seats() {
        return output.get(SEATS) instanceof List<?> seats ? seats : List.of();
    }

    /** Where an act came from. */
    public enum Kind {
        /** A person completed a step. */
        STEP,
        /** A person decided on one of the seats of a step; the step's own act says what the seats came to. */
        SEAT,
        /** A model ran an action. */
        ACTION,
        /** A person moved the case outside a step: submission, withdrawal, pause. */
        COMMAND,
        /** The system: a routing table, a calendar change, a move to another version. */
        SYSTEM
    }
}
