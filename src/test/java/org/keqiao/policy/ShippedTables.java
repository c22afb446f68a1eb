package org.keqiao.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.keqiao.policy.document.DocumentEntry;
import org.keqiao.policy.table.NewPolicy;
import org.keqiao.policy.table.PolicyFiles;
import org.keqiao.process.Json;
import org.springframework.core.io.ClassPathResource;
import org.springframework.lang.Nullable;

/** The files of the tables that come with the product. */
public final class ShippedTables {

    /** What the law of the country says to every city. */
    public static final String EVERYWHERE = "national";

    public static final List<String> CITIES = List.of("quanzhou", "suizhou", "luzhou", "handan", "huaibei", EVERYWHERE);

    private record Index(List<NewPolicy> policies, @Nullable List<DocumentEntry> documents) {}

    private ShippedTables() {}

    public static List<NewPolicy> of(String city) {
        return Json.read(read(city + "/policies.json"), Index.class).policies();
    }

    public static PolicyFiles files(String city, String key) {
        return new PolicyFiles(read(city + "/" + key + ".dmn"), read(city + "/" + key + ".json"));
    }

    private static String read(String path) {
        try {
            return new ClassPathResource("db/policies/" + path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
