package org.keqiao.document;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keqiao.process.LetterCheck;
import org.springframework.stereotype.Component;

/**
 * Merges letters: Mustache without logic over maps of strings, everything escaped, a value that a shown part needs and
 * does not find is an error. The shared parts ({@code {{>letterhead}}}, {@code {{>signature}}} …) belong to the product.
 */
@Component
public class LetterTemplates implements LetterCheck {

    static final int LARGEST = 256 * 1024;

    // A changed delimiter or an ampersand would print unescaped.
    private static final Pattern FORBIDDEN_TAG = Pattern.compile("\\{\\{\\s*[{&=]");
    private static final Pattern PARTIAL = Pattern.compile("\\{\\{>\\s*([^}]*?)\\s*\\}\\}");
    private static final Pattern TAG = Pattern.compile("\\{\\{[^{}]*\\}\\}");
    // The library trips over a tag that names nothing.
    private static final Pattern EMPTY_TAG = Pattern.compile("\\{\\{\\s*[#^/!>]?\\s*\\}\\}");
    private static final List<String> PARTS =
            List.of("style", "letterhead", "addressee", "signature", "remedies", "recusal");

    private final Map<String, String> parts = new HashMap<>();
    private final Mustache.Compiler compiler;

    /** The product's own parts of letters are all it needs. */
    public LetterTemplates() {
        PARTS.forEach(part -> parts.put(part, read("/letters/" + part + ".html")));
        compiler = Mustache.compiler()
                .escapeHTML(true)
                .emptyStringIsFalse(true)
                .withCollector(new MapsOnly())
                .withLoader(name -> {
                    if (!parts.containsKey(name)) {
                        throw new MustacheException("unknown part: " + name);
                    }
                    return new StringReader(parts.get(name));
                });
    }

    @Override
    public List<Problem> problems(String letter, String template) {
        return check(template);
    }

    /** What is wrong with a template, for those who edit it; empty when it may be published. */
    List<Problem> check(String template) {
        List<Problem> problems = new ArrayList<>();
        if (template.length() > LARGEST) {
            return List.of(new Problem("LETTER_TOO_LARGE", List.of(String.valueOf(LARGEST / 1024))));
        }
        if (FORBIDDEN_TAG.matcher(template).find()) {
            problems.add(new Problem("LETTER_UNESCAPED_TAG", List.of("{{{ {{& {{=")));
        }
        Matcher partial = PARTIAL.matcher(template);
        while (partial.find()) {
            if (!parts.containsKey(partial.group(1))) {
                problems.add(new Problem("LETTER_UNKNOWN_PART", List.of(partial.group(1))));
            }
        }
        Matcher empty = EMPTY_TAG.matcher(template);
        if (empty.find()) {
            problems.add(new Problem("LETTER_TAG_SYNTAX", List.of(empty.group())));
        }
        if (!problems.isEmpty()) {
            return problems;
        }
        try {
            compiler.compile(template);
        } catch (MustacheException e) {
            return List.of(new Problem("LETTER_TAG_SYNTAX", List.of(String.valueOf(e.getMessage()))));
        }
        String whole = partial.reset().replaceAll(part -> Matcher.quoteReplacement(parts.get(part.group(1))));
        try {
            LetterHtml.parse(TAG.matcher(whole).replaceAll(""));
        } catch (LetterHtml.NotAllowed e) {
            problems.add(new Problem(e.code(), List.of(e.argument())));
        }
        return problems;
    }

    /**
     * @param data as {@link LetterData} prepares it
     * @throws IllegalStateException when the template is not allowed or needs a value that is not there; a published
     *     bundle's template has passed {@link #check}, so only a missing value is to be expected
     */
    String merge(String template, Map<String, Object> data) {
        List<Problem> problems = check(template);
        if (!problems.isEmpty()) {
            throw new IllegalStateException("letter template: " + problems);
        }
        try {
            String html = compiler.compile(template).execute(data);
            LetterHtml.parse(html);
            return html;
        } catch (MustacheException | LetterHtml.NotAllowed e) {
            throw new IllegalStateException("letter template: " + e.getMessage(), e);
        }
    }

    private static String read(String resource) {
        try (InputStream in = LetterTemplates.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sees the entries of maps; no field and no method of any object. */
    private static final class MapsOnly extends BasicCollector {

        @Override
        public Mustache.VariableFetcher createFetcher(Object context, String name) {
            return context instanceof Map
                    ? (map, key) -> ((Map<?, ?>) map).containsKey(key)
                            ? ((Map<?, ?>) map).get(key)
                            : com.samskivert.mustache.Template.NO_FETCHER_FOUND
                    : null;
        }

        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new java.util.concurrent.ConcurrentHashMap<>();
        }
    }
}
