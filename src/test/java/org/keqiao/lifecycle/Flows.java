package org.keqiao.lifecycle;

import java.util.Map;
import org.keqiao.process.Bundle;
import org.keqiao.process.FactDictionary;
import org.keqiao.process.ProductCatalogue;
import org.keqiao.process.publishing.ShippedBundles;
import org.keqiao.process.sandbox.Sandbox;

/** Shipped flows in the sandbox. */
public final class Flows {

    private Flows() {}

    /** With a registration that stands. */
    public static Sandbox of(String matter) {
        Bundle bundle = ShippedBundles.load().stream()
                .filter(shipped -> shipped.matter().equals(matter))
                .findFirst()
                .orElseThrow();
        FactDictionary dictionary = ProductCatalogue.facts().stream()
                .filter(one -> one.matter().equals(matter))
                .findFirst()
                .orElseThrow();
        return Sandbox.of(bundle, ProductCatalogue.actions(), dictionary)
                .answering(
                        "checkRegistration",
                        (of, input) -> Map.of(
                                "registrationNumber",
                                "2026350582000001",
                                "registeredVersion",
                                1,
                                "registeredTechnicalAmount",
                                "1000000.00"))
                .answering(
                        "acceptCase",
                        (of, input) -> Map.of(
                                "acceptedOn", "2026-03-02", "legalBasis", "NAT_2026", "rulesAsOf", "2026-03-02"));
    }
}
