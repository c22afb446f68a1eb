package org.keqiao.process.outline;

import java.util.List;
import java.util.Map;
import org.keqiao.process.Outcome;
import org.springframework.lang.Nullable;

/** A change of a flow, said by its cards. */
public sealed interface OutlineEdit {

    /**
     * One way a new or changed step can end.
     *
     * @param to card that it leads to; null lets a step that advances go on, a refusal go where the step before it would
     *     send it, and a return go back to the step before
     */
    record Ending(String key, Outcome.Kind kind, String zh, String en, boolean opinionRequired, @Nullable String to) {

        Outcome outcome() {
            return new Outcome(key, kind, zh, en, opinionRequired);
        }
    }

    /**
     * Puts a step behind a card.
     *
     * @param after card
     * @param way one of its ways; null for the way on
     * @param values {@code formRef} and the properties of a step, outcomes left out
     */
    record InsertStep(
            String after, @Nullable String way, String zh, String en, Map<String, String> values, List<Ending> endings)
            implements OutlineEdit {}

    /**
     * Puts an action behind a card.
     *
     * @param action its name in the catalogue
     * @param values its parameters
     */
    record InsertAction(
            String after, @Nullable String way, String action, String zh, String en, Map<String, String> values)
            implements OutlineEdit {}

    /** Lets a card change places with its neighbour on a straight stretch. */
    record Move(String card, boolean up) implements OutlineEdit {}

    /**
     * Takes a card out; its neighbours are joined.
     *
     * @param branches also take away what nothing would lead to any more
     */
    record Remove(String card, boolean branches) implements OutlineEdit {}

    /**
     * Says something else of a card.
     *
     * @param values what changes, by the names of {@link Outline.Card#values}; an empty value takes a property away
     * @param endings the step's outcomes from now on; null leaves them
     */
    record Change(String card, Map<String, String> values, @Nullable List<Ending> endings) implements OutlineEdit {}
}
