package org.keqiao.casefile.past;

import java.time.Instant;
import java.util.Map;
import org.keqiao.casefile.ActRecord;
import org.springframework.lang.Nullable;

/**
 * An act of an ended case without whoever did it, and without the opinion.
 *
 * @param name of a step in Chinese, of an action, of a command or of a routing table
 * @param answers to a form, or what an action was given
 * @param outcome key of a step's outcome, null for acts of other kinds
 * @param output what an action or a routing table made
 */
public record PastAct(
        int seq,
        ActRecord.Kind kind,
        String name,
        @Nullable String formId,
        int round,
        Map<String, Object> answers,
        @Nullable String outcome,
        Map<String, Object> output,
        Instant at) {}
