package org.keqiao.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every page has its calls, by {@code access/calls.txt}: what people can do here, programs can. */
@KeqiaoTest
class PagesAndCallsTest {

    private static final String SCREEN_ONLY = "screen only: ";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Test
    void everyPageNamesItsCallsOrWhyItHasNone() throws IOException {
        assertThat(table().keySet()).containsExactlyInAnyOrderElementsOf(PageAccessTest.pages());
    }

    @Test
    void callsThatPagesNameExist() throws IOException {
        Set<String> existing = new TreeSet<>();
        mappings.getHandlerMethods().keySet().forEach(mapping -> mapping.getPatternValues()
                .forEach(path -> mapping.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> existing.add(shape(method + " " + path)))));
        List<String> gone = new ArrayList<>();
        for (Map.Entry<String, String> row : table().entrySet()) {
            if (row.getValue().startsWith(SCREEN_ONLY)) {
                assertThat(row.getValue()).as(row.getKey()).hasSizeGreaterThan(SCREEN_ONLY.length());
                continue;
            }
            for (String call : row.getValue().split(", ")) {
                if (!existing.contains(shape(call))) {
                    gone.add(row.getKey() + " | " + call);
                }
            }
        }
        assertThat(gone).isEmpty();
    }

    private static Map<String, String> table() throws IOException {
        Map<String, String> rows = new LinkedHashMap<>();
        new ClassPathResource("access/calls.txt")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.split(" \\| ", 2))
                .forEach(cells -> rows.put(cells[0].strip(), cells[1].strip()));
        return rows;
    }

    private static String shape(String path) {
        return path.replaceAll("\\{[^}]+}", "{}");
    }
}
