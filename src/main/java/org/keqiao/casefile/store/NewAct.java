package org.keqiao.casefile.store;

import java.util.Map;
import java.util.UUID;
import org.keqiao.casefile.ActRecord;
import org.keqiao.process.Outcome;
import org.keqiao.security.Actor;
import org.keqiao.security.Duty;
import org.springframework.lang.Nullable;

/** An act about to be recorded. */
public record NewAct(
        ActRecord.Kind kind,
        String name,
        @Nullable String nameEn,
        Actor actor,
        @Nullable UUID onBehalfOf,
        @Nullable String onBehalfName,
        @Nullable Duty duty,
        @Nullable String formId,
        int round,
        int submission,
        Map<String, Object> answers,
        @Nullable Outcome outcome,
        @Nullable String opinion,
        boolean internal,
        Map<String, Object> rules,
        Map<String, Object> output) {

    /** Something done outside a step, or by the system. */
    public static NewAct of(ActRecord.Kind kind, String name, Actor actor, int submission, Map<String, Object> output) {
        return new NewAct(
                kind,
                name,
                null,
                actor,
                null,
                null,
                null,
                null,
                0,
                submission,
                Map.of(),
                null,
                null,
                false,
                Map.of(),
                output);
    }

    public NewAct inDuty(@Nullable Duty duty) {
        return new NewAct(
                kind,
                name,
                nameEn,
                actor,
                onBehalfOf,
                onBehalfName,
                duty,
                formId,
                round,
                submission,
                answers,
                outcome,
                opinion,
                internal,
                rules,
                output);
    }

    public NewAct forSomeone(@Nullable UUID id, @Nullable String name) {
        return new NewAct(
                kind,
                this.name,
                nameEn,
                actor,
                id,
                name,
                duty,
                formId,
                round,
                submission,
                answers,
                outcome,
                opinion,
                internal,
                rules,
                output);
    }

    public NewAct saying(@Nullable String opinion, boolean internal) {
        return new NewAct(
                kind,
                name,
                nameEn,
                actor,
                onBehalfOf,
                onBehalfName,
                duty,
                formId,
                round,
                submission,
                answers,
                outcome,
                opinion,
                internal,
                rules,
                output);
    }

    public NewAct answering(@Nullable String formId, Map<String, Object> answers) {
        return new NewAct(
                kind,
                name,
                nameEn,
                actor,
                onBehalfOf,
                onBehalfName,
                duty,
                formId,
                round,
                submission,
                answers,
                outcome,
                opinion,
                internal,
                rules,
                output);
    }

    public NewAct byRules(Map<String, Object> rules) {
        return new NewAct(
                kind,
                name,
                nameEn,
                actor,
                onBehalfOf,
                onBehalfName,
                duty,
                formId,
                round,
                submission,
                answers,
                outcome,
                opinion,
                internal,
                rules,
                output);
    }
}
