package org.keqiao.process.matters;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keqiao.process.Bundle;
import org.keqiao.process.FactDictionary;
import org.keqiao.process.ProductCatalogue;
import org.keqiao.process.publishing.ShippedBundles;
import org.keqiao.process.sandbox.CaseTrace;
import org.keqiao.process.sandbox.Sandbox;

/** The shipped contract certification, and the example application that goes with it. */
final class ContractExample {

    static final String MATTER = "contract-certification";

    private static final JsonNode EXAMPLE = read();

    private ContractExample() {}

    private static JsonNode read() {
        try {
            return new ObjectMapper()
                    .readTree(
                            Path.of("docs/examples/contract-certification.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Bundle bundle() {
        return ShippedBundles.load().stream()
                .filter(bundle -> bundle.matter().equals(MATTER))
                .findFirst()
                .orElseThrow();
    }

    static FactDictionary facts() {
        return ProductCatalogue.facts().stream()
                .filter(facts -> facts.matter().equals(MATTER))
                .findFirst()
                .orElseThrow();
    }

    /** Opens a bundle with actions that answer plainly: nothing is sampled, the law is that of 2026. */
    static Sandbox open(Bundle bundle) {
        return open(bundle, "NAT_2026");
    }

    static Sandbox open(Bundle bundle, String legalBasis) {
        return Sandbox.of(bundle, ProductCatalogue.actions(), facts())
                .answering("checkContract", (number, input) -> Map.of("checkNotes", List.of(), "sampled", false))
                .answering(
                        "acceptCase", (number, input) -> Map.of("acceptedOn", "2026-03-02", "legalBasis", legalBasis));
    }

    static CaseTrace aCase(Sandbox sandbox) {
        return CaseTrace.of(sandbox.start(map(EXAMPLE.get("answers"))));
    }

    /** The example's answers of a form. */
    static Map<String, Object> answers(String form) {
        return map(EXAMPLE.get("tasks").get(form));
    }

    /** The review of a contract of this amount. */
    static Map<String, Object> reviewOf(String amount) {
        Map<String, Object> answers = new HashMap<>(answers("contract-technical-review"));
        answers.put("certifiedTechnicalAmount", amount);
        return answers;
    }

    private static Map<String, Object> map(JsonNode node) {
        return new ObjectMapper().convertValue(node, new TypeReference<>() {});
    }
}
