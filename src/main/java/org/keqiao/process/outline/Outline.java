package org.keqiao.process.outline;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keqiao.process.Outcome;
import org.springframework.lang.Nullable;

/**
 * A flow in words, complete: every element, and every way that a case can take, in the language of its reader.
 *
 * @param sections the main way first, then what lies inside or beside it
 */
public record Outline(List<Section> sections) {

    /**
     * @param name empty for the main way
     */
    public record Section(String name, List<Card> cards) {}

    /** What a card is. */
    public enum Kind {
        /** The application comes in. */
        START,
        /** Somebody does something. */
        STEP,
        /** The product does something. */
        ACTION,
        /** A decision table answers. */
        TABLE,
        /** Ways part by what is known, without anything happening. */
        CHOICE,
        /** Ways run side by side from here, or meet again. */
        PARALLEL,
        /** The case waits for a day or a message. */
        WAIT,
        /** Steps of their own, told in a section of their own. */
        GROUP
    }

    /**
     * One element of the flow.
     *
     * @param id the element; it stays through all changes of the list
     * @param name as the reader calls it
     * @param about what it is, in short sentences: who does it, with which form, until when
     * @param ways where it leads, the way on first
     * @param values what its author said of it: {@code name}, {@code formRef}, {@code action}, {@code table} and the
     *     properties by their names, as the model has them
     */
    public record Card(
            String id, Kind kind, String name, List<String> about, List<Way> ways, Map<String, String> values) {

        /** The way on, when there is exactly one. */
        public Optional<Way> main() {
            return ways.stream().filter(Way::main).findFirst();
        }
    }

    /**
     * Where a card leads.
     *
     * @param id the flow that leaves the card
     * @param when what must be so, in words; empty when there is no other way
     * @param kind of the outcomes that take it, null when it does not depend on an outcome
     * @param to card that comes next, null when the case ends
     * @param then what comes next, in words
     * @param back true when the case was there before
     * @param main true for the way on
     */
    public record Way(
            String id,
            String when,
            @Nullable Outcome.Kind kind,
            @Nullable String to,
            String then,
            boolean back,
            boolean main) {}

    /** All cards, in the order of reading. */
    public Stream<Card> cards() {
        return sections.stream().flatMap(section -> section.cards().stream());
    }

    public Optional<Card> card(String id) {
        return cards().filter(card -> card.id().equals(id)).findFirst();
    }
}
