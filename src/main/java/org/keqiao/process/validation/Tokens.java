package org.keqiao.process.validation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keqiao.security.Duty;

/**
 * What can be certain at a place, numbered so that sets of it are bits.
 *
 * <p>Besides facts, evidence and {@code decided} there are two helpers: a token that is <em>pending</em> on a step's
 * outcome becomes certain once every outcome that does not advance is <em>excluded</em>.
 */
final class Tokens {

    private record Pending(String variable, int token) {}

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Integer, Pending> pendings = new HashMap<>();
    private final List<Integer> pendingNumbers = new ArrayList<>();
    private final Map<String, BitSet> blocking = new HashMap<>();

    private int number(String name) {
        return numbers.computeIfAbsent(name, n -> numbers.size());
    }

    int fact(String name) {
        return number("fact " + name);
    }

    int evidence(Duty duty) {
        return number("evidence " + duty);
    }

    int decided() {
        return number("decided");
    }

    /** The outcome of the last step with this variable was certainly not this one. */
    int excluded(String variable, String outcome) {
        return number("excluded " + variable + " " + outcome);
    }

    /** Becomes certain once the step is known to have advanced. */
    int pending(String variable, int token) {
        int number = number("pending " + variable + " " + token);
        if (pendings.putIfAbsent(number, new Pending(variable, token)) == null) {
            pendingNumbers.add(number);
        }
        return number;
    }

    /** Outcomes of a variable that do not advance; all must be excluded before what is pending on it is certain. */
    void blocking(String variable, String outcome) {
        blocking.computeIfAbsent(variable, v -> new BitSet()).set(excluded(variable, outcome));
    }

    boolean isBlocked(String variable) {
        return blocking.containsKey(variable);
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
                BitSet missing = (BitSet)
                        blocking.getOrDefault(pending.variable, new BitSet()).clone();
                missing.andNot(known);
                if (missing.isEmpty()) {
                    settled.set(pending.token);
                }
            }
        }
        return settled;
    }
}
