package org.keqiao.process.validation.paths;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.keqiao.process.validation.reading.Node;
import org.keqiao.process.validation.reading.Reading;
import org.keqiao.security.Duty;

/**
 * What a flow relies on from each of its elements on, since every case that comes there by itself brings it. A case that is
 * put there from elsewhere must bring it too.
 */
public final class TakenForGranted {

    /** One thing that is relied on. */
    public sealed interface Claim permits FactKnown, DutyDone, NotEndedSo, Decided {}

    /** A fact has a value. */
    public record FactKnown(String name) implements Claim {}

    /** A duty is proved on the present submission. */
    public record DutyDone(Duty duty) implements Claim {}

    /** The last step with an outcome variable did not end with this outcome. */
    public record NotEndedSo(String variable, String outcome) implements Claim {}

    /** The case is decided. */
    public record Decided() implements Claim {}

    private final Map<String, Node> nodes = new HashMap<>();
    private final PathAnalysis paths;

    private TakenForGranted(Reading reading) {
        reading.drawing().nodes().forEach(node -> nodes.put(node.id(), node));
        paths = new PathAnalysis(reading, reading.drawing());
    }

    /** @param reading of a bundle that was found sound */
    public static TakenForGranted of(Reading reading) {
        return new TakenForGranted(reading);
    }

    /** What of it a case lacks that is put at an element. */
    public Set<Claim> lacking(String element, Predicate<Claim> holds) {
        return paths.tokens().untrue(paths.certain(nodes.get(element)), holds);
    }
}
