package org.keqiao.process.validation.paths;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.keqiao.security.Duty;

/**
 * What can be certain at a place, numbered so that sets of it are bits.
 *
 * <p>Besides facts, evidence and {@code decided} there are two helpers: a token that is <em>pending</em> on a step's
 * outcome becomes certain once every outcome that would not do is <em>excluded</em>.
 */
final class Tokens {

    /** What the outcome of a step must have been. */
    enum Need {
        /** Not a return: the form was complete. */
        COMPLETE,
        /** It advanced: the duty was done. */
        ADVANCED
    }

    private record Pending(String variable, Need need, int token) {}

    private record Gate(String variable, Need need) {}

    /** What a number says; the helper {@link Pending} says it of a token that it waits for. */
    private final Map<Integer, TakenForGranted.Claim> claims = new HashMap<>();

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Integer, Pending> pendings = new HashMap<>();
    private final List<Integer> pendingNumbers = new ArrayList<>();
    private final Map<Gate, BitSet> blocking = new HashMap<>();

    private int number(String name) {
        return numbers.computeIfAbsent(name, n -> numbers.size());
    }

    int fact(String name) {
        return said(number("fact " + name), new TakenForGranted.FactKnown(name));
    }

    int evidence(Duty duty) {
        return said(number("evidence " + duty), new TakenForGranted.DutyDone(duty));
    }

    int decided() {
        return said(number("decided"), new TakenForGranted.Decided());
    }

    /** The outcome of the last step with this variable was certainly not this one. */
    int excluded(String variable, String outcome) {
        return said(number("excluded " + variable + " " + outcome), new TakenForGranted.NotEndedSo(variable, outcome));
    }

    private int said(int number, TakenForGranted.Claim claim) {
        claims.putIfAbsent(number, claim);
        return number;
    }

    /**
     * What is not so of the things that are taken for granted.
     *
     * @param holds whether a claim is true of a case
     */
    Set<TakenForGranted.Claim> untrue(BitSet granted, Predicate<TakenForGranted.Claim> holds) {
        Set<TakenForGranted.Claim> untrue = new LinkedHashSet<>();
        granted.stream().forEach(number -> {
            Pending pending = pendings.get(number);
            TakenForGranted.Claim claim = claims.get(pending == null ? number : pending.token);
            // What waits for an outcome is no lie while the outcome was one of those that forbid it.
            boolean forbidden = pending != null
                    && blocking.getOrDefault(new Gate(pending.variable, pending.need), new BitSet()).stream()
                            .anyMatch(excluded -> !holds.test(claims.get(excluded)));
            if (!forbidden && !holds.test(claim)) {
                untrue.add(claim);
            }
        });
        return untrue;
    }

    /** Becomes certain once the step is known to have ended as needed. */
    int pending(String variable, Need need, int token) {
        int number = number("pending " + variable + " " + need + " " + token);
        if (pendings.putIfAbsent(number, new Pending(variable, need, token)) == null) {
            pendingNumbers.add(number);
        }
        return number;
    }

    /** An outcome that does not do; all of them must be excluded before what is pending is certain. */
    void blocking(String variable, Need need, String outcome) {
        blocking.computeIfAbsent(new Gate(variable, need), v -> new BitSet()).set(excluded(variable, outcome));
    }

    boolean isBlocked(String variable, Need need) {
        return blocking.containsKey(new Gate(variable, need));
    }

    /** All pending numbers that wait for the token. */
    BitSet pendingFor(int token) {
        BitSet found = new BitSet();
        pendings.forEach((number, pending) -> {
            if (pending.token == token) {
                found.set(number);
            }
        });
        return found;
    }

    /** All helper numbers of a variable. */
    BitSet helpersOf(String variable) {
        BitSet found = new BitSet();
        pendings.forEach((number, pending) -> {
            if (pending.variable.equals(variable)) {
                found.set(number);
            }
        });
        numbers.forEach((name, number) -> {
            if (name.startsWith("excluded " + variable + " ")) {
                found.set(number);
            }
        });
        return found;
    }

    /** Makes certain what no longer has to wait. */
    BitSet settled(BitSet known) {
        BitSet settled = (BitSet) known.clone();
        for (int number : pendingNumbers) {
            if (known.get(number)) {
                Pending pending = pendings.get(number);
                BitSet missing = (BitSet) blocking.getOrDefault(new Gate(pending.variable, pending.need), new BitSet())
                        .clone();
                missing.andNot(known);
                if (missing.isEmpty()) {
                    settled.set(pending.token);
                }
            }
        }
        return settled;
    }
}
