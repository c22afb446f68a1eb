package org.keqiao.studio.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keqiao.process.Bundle;
import org.keqiao.process.Vocabularies;
import org.keqiao.process.Vocabulary;
import org.keqiao.security.Actor;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Further letters and decision tables of a draft, begun with a content that passes the check. */
@Service
public class FurtherFiles {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_NAME = 60;

    private final Drafting drafting;
    private final Vocabularies vocabularies;

    FurtherFiles(Drafting drafting, Vocabularies vocabularies) {
        this.drafting = drafting;
        this.vocabularies = vocabularies;
    }

    /**
     * A letter with the office's head and signature, listed in the settings without a number of its own.
     *
     * @param zh what it is called, 1 to 60 characters
     * @param en the same in English; the Chinese name when blank
     * @return its path
     */
    @Transactional
    public String letter(Actor actor, String matter, String zh, String en, Hand hand) {
        requireName(zh);
        Bundle bundle = drafting.bundle(actor, matter);
        String id = free("LT-N", bundle.folder(Bundle.LETTERS).keySet());
        String path = Bundle.LETTERS + id + ".html";
        drafting.put(actor, matter, path, bytes(template("letter.html")), "", hand);
        String settings = bundle.file(Bundle.SETTINGS).orElse("");
        drafting.put(
                actor,
                matter,
                Bundle.SETTINGS,
                bytes(listed(settings, id, zh.strip(), english(zh, en))),
                Drafting.digest(settings),
                hand);
        return path;
    }

    /**
     * A decision table of one column and one row that always holds.
     *
     * @param zh what it is called, 1 to 60 characters
     * @param en the same in English; the Chinese name when blank
     * @return its path
     */
    @Transactional
    public String table(Actor actor, String matter, String zh, String en, Hand hand) {
        requireName(zh);
        Bundle bundle = drafting.bundle(actor, matter);
        String id = free("table", bundle.folder(Bundle.DECISIONS).keySet());
        Vocabulary.Name input = vocabularies.of(bundle).names().stream()
                .min(Comparator.comparing(each -> each.type() == Vocabulary.Type.NUMBER ? 0 : 1))
                .orElseThrow(() -> Refusal.conflict("NOTHING_TO_DECIDE_ON"));
        String path = Bundle.DECISIONS + id + ".dmn";
        String xml = Mustache.compiler()
                .compile(template("table.dmn"))
                .execute(Map.of(
                        "id",
                        id,
                        "name",
                        zh.strip(),
                        "english",
                        english(zh, en),
                        "label",
                        input.label().zh(),
                        "type",
                        type(input.type()),
                        "input",
                        input.name()));
        drafting.put(actor, matter, path, bytes(xml), "", hand);
        return path;
    }

    private static String type(Vocabulary.Type type) {
        return switch (type) {
            case NUMBER -> "double";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case TEXT, OUTCOME -> "string";
        };
    }

    private static void requireName(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw Refusal.invalid(List.of(FieldError.of("name", "required")));
        }
    }

    private static String english(String zh, String en) {
        return en.isBlank() ? zh.strip() : en.strip();
    }

    private static String free(String prefix, Set<String> taken) {
        int n = 1;
        while (taken.contains(prefix + n)) {
            n++;
        }
        return prefix + n;
    }

    private static String listed(String settings, String id, String zh, String en) {
        try {
            if (JSON.readTree(settings) instanceof ObjectNode tree) {
                ObjectNode letter = tree.withObjectProperty("letters").putObject(id);
                letter.putObject("name").put("zh", zh).put("en", en);
                letter.put("series", "").put("adverse", false);
                return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n";
            }
            throw Refusal.conflict("SETTINGS_UNREADABLE");
        } catch (JsonProcessingException unreadable) {
            throw Refusal.conflict("SETTINGS_UNREADABLE");
        }
    }

    private static String template(String name) {
        try {
            return new ClassPathResource("studio/new-matter/" + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
