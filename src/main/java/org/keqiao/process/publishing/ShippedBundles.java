package org.keqiao.process.publishing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.keqiao.process.Bundle;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The bundles that come with the product: {@code processes/<matter>/…} and {@code forms/<matter>/…} on the classpath. */
public final class ShippedBundles {

    private static final String PROCESSES = "/processes/";
    private static final String FORMS = "/forms/";

    private ShippedBundles() {}

    /** All of them, by matter; from a jar and from a folder alike. */
    public static List<Bundle> load() {
        Map<String, Map<String, String>> matters = new TreeMap<>();
        read("classpath*:processes/*/**", PROCESSES, "", matters);
        read("classpath*:forms/*/**", FORMS, Bundle.FORMS, matters);
        return matters.entrySet().stream()
                .filter(matter -> matter.getValue().containsKey(Bundle.PROCESS))
                .map(matter -> new Bundle(matter.getKey(), matter.getValue()))
                .toList();
    }

    private static void read(String pattern, String folder, String into, Map<String, Map<String, String>> matters) {
        try {
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                String url = URLDecoder.decode(resource.getURL().toString(), StandardCharsets.UTF_8);
                String path = url.substring(url.lastIndexOf(folder) + folder.length());
                int slash = path.indexOf('/');
                String name = path.substring(path.lastIndexOf('/') + 1);
                if (slash > 0 && name.contains(".") && resource.isReadable()) {
                    matters.computeIfAbsent(path.substring(0, slash), matter -> new TreeMap<>())
                            .put(into + path.substring(slash + 1), resource.getContentAsString(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
