package org.keqiao.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keqiao.security.Role;

/**
 * How several persons do one step: the seats that the designer drew, and what their decisions come to. While the step waits
 * seats may be added and removed; no number here ever makes a decision easier than it was drawn.
 *
 * @param seats whose each seat is, in order
 * @param votes agreeing seats that a vote needs, of as many as were drawn; 0 in the other modes
 * @param veto true when one seat that refuses ends the step at once; in a step without a refusal, one that sends back
 */
public record SeatRule(Mode mode, List<Role> seats, int votes, boolean veto) {

    /** Fewer is a step without seats. */
    public static final int FEWEST = 2;

    public static final int MOST = 20;

    /** How decisions of seats make one outcome. */
    public enum Mode {
        /** 会签: advances when every seat agrees. */
        ALL,
        /** 或签: the first decision holds. */
        ANY,
        /** 票签: advances with a number of agreeing seats. */
        VOTE
    }

    public SeatRule {
        seats = List.copyOf(seats);
    }

    /**
     * Reads what the designer wrote at a user task.
     *
     * @param performer the step's role, which all seats have unless {@code seatRoles} names others
     * @param properties {@code seats}, {@code seatCount} or {@code seatRoles}, {@code votesNeeded}, {@code veto}
     * @return empty when the step has no seats
     * @throws IllegalArgumentException when a property is not of its form
     */
    public static Optional<SeatRule> read(String performer, Map<String, String> properties) {
        String mode = text(properties, "seats");
        if (mode.isEmpty()) {
            return Optional.empty();
        }
        String roles = text(properties, "seatRoles");
        List<Role> seats = roles.isEmpty()
                ? Collections.nCopies(Integer.parseInt(text(properties, "seatCount")), Role.valueOf(performer))
                : Arrays.stream(roles.split(","))
                        .map(String::strip)
                        .map(Role::valueOf)
                        .toList();
        String votes = text(properties, "votesNeeded");
        return Optional.of(new SeatRule(
                Mode.valueOf(mode),
                seats,
                votes.isEmpty() ? 0 : Integer.parseInt(votes),
                text(properties, "veto").equals("true")));
    }

    private static String text(Map<String, String> properties, String name) {
        return properties.getOrDefault(name, "").strip();
    }

    /** Agreeing seats that the step needs to advance; a vote keeps at least the share that was drawn. */
    public int needed(int total) {
        return switch (mode) {
            case ALL -> total;
            case ANY -> 1;
            case VOTE -> Math.max(votes, (votes * total + seats.size() - 1) / seats.size());
        };
    }

    /**
     * What the seats come to.
     *
     * @param outcomes of the step, as they were drawn
     * @param given decisions in their order
     * @param open seats that have not decided
     * @return empty while it depends on open seats
     */
    public Optional<Outcome> result(List<Outcome> outcomes, List<Outcome> given, int open) {
        if (mode == Mode.ANY || given.isEmpty()) {
            return given.stream().findFirst();
        }
        if (veto) {
            Optional<Outcome> vetoed = mostGiven(outcomes, of(worst(outcomes), given));
            if (vetoed.isPresent()) {
                return vetoed;
            }
        }
        List<Outcome> agreeing = of(Outcome.Kind.ADVANCE, given);
        int needed = needed(given.size() + open);
        if (agreeing.size() >= needed) {
            return Optional.of(agreeing.get(0));
        }
        boolean reachable = mode == Mode.ALL ? open > 0 : agreeing.size() + open >= needed;
        if (reachable) {
            return Optional.empty();
        }
        List<Outcome> others = new ArrayList<>(given);
        others.removeAll(agreeing);
        return mostGiven(outcomes, mode == Mode.ALL ? of(worst(others), others) : others);
    }

    /**
     * Whether an open seat may go: a countersigning keeps the seats that were drawn of each role, a vote as many as it
     * needs, and taking one away must not itself make the step fail.
     *
     * @param role whose the seat is
     * @param sitting seats of that role that have decided or may still
     */
    public boolean canSpare(List<Outcome> given, int open, Role role, int sitting) {
        int left = given.size() + open - 1;
        return switch (mode) {
            case ALL -> sitting > Collections.frequency(seats, role);
            case ANY -> left >= 1;
            case VOTE -> left >= votes && of(Outcome.Kind.ADVANCE, given).size() + open - 1 >= needed(left);
        };
    }

    private static Outcome.Kind worst(List<Outcome> outcomes) {
        return outcomes.stream()
                .map(Outcome::kind)
                .max(Comparator.naturalOrder())
                .orElse(Outcome.Kind.REFUSE);
    }

    private static List<Outcome> of(Outcome.Kind kind, List<Outcome> given) {
        return given.stream().filter(outcome -> outcome.kind() == kind).toList();
    }

    /** Of equally many the least favourable, of these the one drawn first. */
    private static Optional<Outcome> mostGiven(List<Outcome> drawn, List<Outcome> given) {
        return drawn.stream()
                .filter(given::contains)
                .max(Comparator.<Outcome>comparingInt(outcome -> Collections.frequency(given, outcome))
                        .thenComparing(Outcome::kind)
                        .thenComparing(Comparator.comparingInt(drawn::indexOf).reversed()));
    }
}
