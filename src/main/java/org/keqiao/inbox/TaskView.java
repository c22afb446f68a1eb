package org.keqiao.inbox;

import java.time.Instant;
import java.util.Map;
import org.keqiao.form.FormSchema;
import org.keqiao.process.Step;
import org.springframework.lang.Nullable;

/**
 * A step, ready to be worked on.
 *
 * @param answers what the form starts with: the draft, or else what the case knows already
 * @param draft unfinished work of whoever has the step, null without any
 * @param obstacle refusal code why this person may not do it (SEPARATION_OF_DUTY …), null when they may
 * @param led true when this person leads those who do the step, and may give it to another of them
 */
public record TaskView(
        InboxRow row,
        int version,
        Step step,
        FormSchema form,
        Map<String, Object> answers,
        @Nullable Draft draft,
        @Nullable String obstacle,
        boolean led) {

    /** @param savedAt also tells one saving from another: {@link Inbox#saveDraft} asks for it */
    public record Draft(Unfinished typed, Instant savedAt) {}
}
