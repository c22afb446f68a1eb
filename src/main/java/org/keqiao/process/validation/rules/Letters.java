package org.keqiao.process.validation.rules;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keqiao.process.Bundle;
import org.keqiao.process.LetterCheck;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.files.XmlReading;
import org.keqiao.process.validation.reading.Reading;
import org.keqiao.process.validation.reading.Rule;

/** Letters are logic-less templates: names and sections, always escaped; their HTML is judged by whoever prints them. */
public final class Letters implements Rule {

    private static final Pattern TAG = Pattern.compile("\\{\\{(.{0,200}?)}}", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_-]*(\\.[a-zA-Z0-9_-]+)*|\\.");

    private static final Pattern PART = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private final List<LetterCheck> checks;

    public Letters(List<LetterCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    @Override
    public void check(Reading reading, Findings findings) {
        reading.bundle()
                .folder(Bundle.LETTERS)
                .forEach((id, template) -> check(Bundle.LETTERS + id + ".html", template, checks, findings));
    }

    /** One letter by itself. */
    public static void check(String file, String template, List<LetterCheck> checks, Findings findings) {
        if (!XmlReading.fits(file, template, findings)) {
            return;
        }
        tags(file, template, findings);
        String id = file.substring(file.lastIndexOf('/') + 1, file.lastIndexOf('.'));
        for (LetterCheck check : checks) {
            check.problems(id, template)
                    .forEach(p ->
                            findings.error(file, null, p.code(), p.arguments().toArray()));
        }
    }

    private static void tags(String file, String template, Findings findings) {
        if (template.contains("{{{") || template.contains("}}}")) {
            findings.error(file, null, "LETTER_UNESCAPED", "{{{");
            return;
        }
        Deque<String> open = new ArrayDeque<>();
        Matcher matcher = TAG.matcher(template);
        int end = 0;
        while (matcher.find()) {
            plain(file, template.substring(end, matcher.start()), findings);
            end = matcher.end();
            tag(file, matcher.group(1), open, findings);
        }
        plain(file, template.substring(end), findings);
        if (!open.isEmpty()) {
            findings.error(file, null, "LETTER_SECTION", open.peek());
        }
    }

    private static void plain(String file, String between, Findings findings) {
        if (between.contains("{{")) {
            findings.error(file, null, "LETTER_TAG", between.substring(between.indexOf("{{")));
        }
    }

    private static void tag(String file, String tag, Deque<String> open, Findings findings) {
        if (tag.isEmpty()) {
            findings.error(file, null, "LETTER_TAG", "{{}}");
            return;
        }
        char sign = tag.charAt(0);
        String name = Character.isLetter(sign) || sign == ' ' || sign == '_' || sign == '.'
                ? tag.strip()
                : tag.substring(1).strip();
        switch (sign) {
            case '!' -> {
                return;
            }
            case '&' -> findings.error(file, null, "LETTER_UNESCAPED", tag);
            // Which parts exist, whoever prints letters knows.
            case '>' -> {
                if (!PART.matcher(name).matches()) {
                    findings.error(file, null, "LETTER_TAG", tag);
                }
                return;
            }
            case '=', '<', '$' -> findings.error(file, null, "LETTER_TAG", tag);
            case '#', '^' -> open.push(name);
            case '/' -> {
                if (open.isEmpty() || !open.pop().equals(name)) {
                    findings.error(file, null, "LETTER_SECTION", name);
                }
            }
            default -> {}
        }
        if (!NAME.matcher(name).matches()) {
            findings.error(file, null, "LETTER_TAG", tag);
        }
    }
}
