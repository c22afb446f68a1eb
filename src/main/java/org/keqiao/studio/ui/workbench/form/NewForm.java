package org.keqiao.studio.ui.workbench.form;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.keqiao.form.CodeTables;
import org.keqiao.process.Bundle;
import org.keqiao.studio.draft.Hand;
import org.keqiao.studio.ui.StudioParts;

/** A further form, which begins with one question and belongs to no step yet. */
public final class NewForm {

    private NewForm() {}

    /**
     * Writes it into the draft.
     *
     * @param hand the window that writes
     * @param en may be blank
     * @return its path
     */
    public static String create(StudioParts parts, String matter, Hand hand, String zh, String en) {
        Bundle bundle = parts.drafting().bundle(parts.current().require(), matter);
        String id = freeId(matter, bundle.folder(Bundle.FORMS).keySet());
        String path = Bundle.FORMS + id + ".form";
        parts.drafting()
                .put(
                        parts.current().require(),
                        matter,
                        path,
                        form(parts, id, zh.strip(), en.strip()).toPrettyString().getBytes(StandardCharsets.UTF_8),
                        "",
                        hand);
        return path;
    }

    private static ObjectNode form(StudioParts parts, String id, String zh, String en) {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        form.put("id", id).put("type", "default").put("schemaVersion", 18);
        ObjectNode properties = form.putObject("properties").put("name", zh);
        if (!en.isBlank()) {
            properties.put("name.en", en);
        }
        ObjectNode question = FieldBlock.LONG_TEXT.component(
                parts.texts(), CodeTables.shipped().names().iterator().next());
        question.remove("stem");
        question.put("id", "text1").put("key", "text1");
        form.putArray("components").add(question);
        return form;
    }

    /** Forms have names of their own among all matters, so that the matter's key stands first. */
    private static String freeId(String matter, Set<String> taken) {
        int n = 1;
        while (taken.contains(matter + "-form-" + n)) {
            n++;
        }
        return matter + "-form-" + n;
    }
}
