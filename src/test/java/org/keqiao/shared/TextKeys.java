package org.keqiao.shared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the keys of texts that Java sources name in the calls that read them. */
final class TextKeys {

    private static final Pattern LITERAL = Pattern.compile("\"([^\"\\\\]*)\"");
    private static final Pattern CONSTANT = Pattern.compile("static final String (\\w+)\\s*=\\s*\"([^\"\\\\]*)\"\\s*;");

    /** A call, which of its arguments is the key, and what stands before it in the bundle. */
    private record Reader(Pattern call, int argument, String prefix) {
        static Reader of(String call, int argument, String prefix) {
            return new Reader(Pattern.compile(call + "\\s*\\("), argument, prefix);
        }
    }

    private static final List<Reader> READERS = List.of(
            Reader.of("Refusal\\s*\\.(?:conflict|forbidden)", 0, "refusal."),
            Reader.of("Refusal\\s*\\.invalid", 0, "refusal."),
            Reader.of("Refusal\\s*\\.of", 1, "refusal."),
            Reader.of("FieldError\\s*\\.of", 1, "field."),
            Reader.of("\\bgetTranslation", 0, ""),
            Reader.of("\\btexts\\s*\\.get", 0, ""));

    private TextKeys() {}

    /** Key to the files that name it, of all production sources. */
    static Map<String, Set<String>> inSources() {
        Map<String, Set<String>> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                for (String key : in(Files.readString(file))) {
                    found.computeIfAbsent(key, k -> new TreeSet<>())
                            .add(file.getFileName().toString());
                }
            }
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
        return found;
    }

    /** Keys that are put together at run time are left out: nobody can read them off the source. */
    static Set<String> in(String source) {
        Map<String, String> constants = new TreeMap<>();
        Matcher constant = CONSTANT.matcher(source);
        while (constant.find()) {
            constants.put(constant.group(1), constant.group(2));
        }
        Set<String> keys = new TreeSet<>();
        for (Reader reader : READERS) {
            Matcher call = reader.call().matcher(source);
            while (call.find()) {
                List<String> arguments = arguments(source, call.end());
                if (arguments.size() > reader.argument()) {
                    values(arguments.get(reader.argument()), constants).forEach(key -> keys.add(reader.prefix() + key));
                }
            }
        }
        return keys;
    }

    private static List<String> values(String argument, Map<String, String> constants) {
        String expression = argument.trim();
        if (constants.containsKey(expression)) {
            return List.of(constants.get(expression));
        }
        String withoutTexts = LITERAL.matcher(expression).replaceAll("");
        boolean isChoice = withoutTexts.contains("?") && withoutTexts.contains(":");
        if (withoutTexts.contains("+") || withoutTexts.contains("(") || !(withoutTexts.isEmpty() || isChoice)) {
            return List.of();
        }
        String branches = isChoice ? expression.substring(expression.indexOf('?')) : expression;
        return LITERAL.matcher(branches).results().map(match -> match.group(1)).toList();
    }

    /** The top-level arguments of a call whose opening parenthesis ends at {@code from}. */
    private static List<String> arguments(String source, int from) {
        List<String> arguments = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int start = from;
        for (int i = from; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '"' && source.charAt(i - 1) != '\\') {
                quoted = !quoted;
            } else if (!quoted && (c == '(' || c == '{')) {
                depth++;
            } else if (!quoted && (c == ')' || c == '}')) {
                if (depth-- == 0) {
                    arguments.add(source.substring(start, i));
                    return arguments;
                }
            } else if (!quoted && c == ',' && depth == 0) {
                arguments.add(source.substring(start, i));
                start = i + 1;
            }
        }
        return arguments;
    }
}
