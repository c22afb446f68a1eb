package org.keqiao.journey;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;

/** A language of the screens, with the words that a reader looks for. */
enum Language {
    CHINESE("zh-CN", "zh_CN", Locale.SIMPLIFIED_CHINESE),
    ENGLISH("en", "en", Locale.ENGLISH);

    final String tag;
    final Locale locale;
    private final Properties words = new Properties();

    Language(String tag, String suffix, Locale locale) {
        this.tag = tag;
        this.locale = locale;
        try (Stream<Path> bundles = Files.list(Path.of("src", "main", "resources", "i18n"))) {
            List<Path> mine = bundles.filter(path -> path.toString().endsWith("_" + suffix + ".properties"))
                    .toList();
            for (Path bundle : mine) {
                try (Reader reader = Files.newBufferedReader(bundle)) {
                    words.load(reader);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands on the screen for this key. */
    String say(String key, Object... arguments) {
        String pattern = words.getProperty(key);
        if (pattern == null) {
            throw new AssertionError("no " + name() + " text for " + key);
        }
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, locale).format(arguments);
    }
}
