package org.keqiao;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every setting that the product reads stands in a table of the README or of the operations manual. */
class ConfigurationKeysTest {

    private static final Pattern READ = Pattern.compile("\\$\\{(keqiao\\.[a-z.-]+)|name = \"(keqiao\\.[a-z.-]+)\"");
    private static final Pattern CELL = Pattern.compile("^\\| (`[^|]*) \\|", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("`([A-Za-z_.-]+)`");
    private static final Pattern IN_TEXT = Pattern.compile("`(keqiao\\.[a-z.-]+)`((?:, `\\.[a-z-]+`)*)");

    @Test
    void everySettingIsExplained() throws IOException {
        Set<String> read = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            sources.filter(file -> file.toString().endsWith(".java")).forEach(file -> read.addAll(keysIn(file)));
        }
        read.addAll(keysIn(Path.of("src/main/resources/application.yaml")));
        Set<String> explained = explained();

        assertThat(read).contains("keqiao.home", "keqiao.timers.enabled");
        assertThat(read.stream().filter(key -> !explained.contains(plain(key))).toList())
                .as("settings without a row")
                .isEmpty();
    }

    @Test
    void noRowExplainsWhatNobodyReads() throws IOException {
        Set<String> read = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            sources.filter(file -> file.toString().endsWith(".java")).forEach(file -> read.addAll(keysIn(file)));
        }
        read.add("keqiao.inbox.refresh");
        Set<String> known = read.stream().map(ConfigurationKeysTest::plain).collect(Collectors.toSet());
        String yaml = plain(Files.readString(Path.of("src/main/resources/application.yaml")));

        assertThat(explained().stream()
                        .filter(key -> key.startsWith("keqiao"))
                        .filter(key -> !known.contains(key) && !yaml.contains(key))
                        .toList())
                .isEmpty();
    }

    private static List<String> keysIn(Path file) {
        try {
            return READ.matcher(Files.readString(file))
                    .results()
                    .map(found -> found.group(1) != null ? found.group(1) : found.group(2))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the tables' first cells and of their texts; {@code .suffix} goes on from the name before it. */
    private static Set<String> explained() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String document : List.of("README.md", "docs/operations.md")) {
            String text = Files.readString(Path.of(document));
            List<String> cells = new ArrayList<>(
                    CELL.matcher(text).results().map(found -> found.group(1)).toList());
            cells.addAll(IN_TEXT.matcher(text).results().map(MatchResult::group).toList());
            for (String cell : cells) {
                String before = "";
                for (String name : NAME.matcher(cell)
                        .results()
                        .map(found -> found.group(1))
                        .toList()) {
                    String full = name.startsWith(".") ? before.substring(0, before.lastIndexOf('.')) + name : name;
                    names.add(plain(full));
                    before = full;
                }
            }
        }
        return names;
    }

    /** As Spring compares them: KEQIAO_PUBLIC_URL is keqiao.public-url. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[._-]", "");
    }
}
