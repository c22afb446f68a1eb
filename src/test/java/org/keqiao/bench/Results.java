package org.keqiao.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What the benchmarks found: printed, and written to {@code target/bench/results.json}. */
final class Results {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ArrayNode ALL = JSON.createArrayNode();

    private Results() {}

    /**
     * @param id the ratio's number in {@code docs/performance.md}
     * @param goal in words
     * @param met whether the bad end of the measured range meets the goal
     * @param itself the baseline against itself: when that was not calm the result says nothing
     * @param counters what one of ours costs besides time
     */
    static synchronized void add(
            String id,
            String variant,
            Ratio.Measured measured,
            String goal,
            boolean met,
            Ratio.Measured itself,
            Map<String, Number> counters) {
        String verdict = !itself.isCalm() ? "VOID" : met ? "met" : "MISSED";
        ObjectNode result = ALL.addObject()
                .put("id", id)
                .put("variant", variant)
                .put("median", measured.median())
                .put("low", measured.low())
                .put("high", measured.high())
                .put("goal", goal)
                .put("void", !itself.isCalm())
                .put("pass", itself.isCalm() && met);
        result.set("counters", JSON.valueToTree(counters));
        System.out.printf(
                "%-4s %-28s %s  goal %s: %s  itself %.2f  %s%n",
                id, variant, measured, goal, verdict, itself.median(), counters);
        try {
            Path file = Path.of("target/bench/results.json");
            Files.createDirectories(file.getParent());
            JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), ALL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
