package org.keqiao.studio.ui.workbench.form;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Consumer;
import org.keqiao.form.CodeTables;
import org.keqiao.process.Bundle;
import org.keqiao.studio.draft.Hand;
import org.keqiao.studio.ui.StudioParts;

/** Asks what a further form is called; it begins with one question and belongs to no step yet. */
public class NewFormDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST_NAME = 60;

    private final transient StudioParts parts;
    private final String matter;
    private final transient Hand hand;
    private final transient Consumer<String> then;
    private final TextField name = new TextField();
    private final TextField english = new TextField();

    /**
     * @param hand the window that writes
     * @param then takes the path of the new form
     */
    public NewFormDialog(StudioParts parts, String matter, Hand hand, Consumer<String> then) {
        this.parts = parts;
        this.matter = matter;
        this.hand = hand;
        this.then = then;
        setHeaderTitle(getTranslation("studio.form.new"));
        setCloseOnOutsideClick(false);
        name.setLabel(getTranslation("studio.form.label"));
        name.setRequired(true);
        name.setMaxLength(LONGEST_NAME);
        name.setWidthFull();
        english.setLabel(getTranslation("studio.form.label.en"));
        english.setMaxLength(LONGEST_NAME);
        english.setWidthFull();
        Button create = new Button(getTranslation("studio.form.new.do"), click -> create());
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(new Paragraph(getTranslation("studio.form.new.about")), name, english);
        getFooter().add(new Button(getTranslation("shell.cancel"), click -> close()), create);
        name.focus();
    }

    private void create() {
        if (name.getValue().isBlank()) {
            name.setErrorMessage(getTranslation("field.required"));
            name.setInvalid(true);
            name.focus();
            return;
        }
        try {
            Bundle bundle = parts.drafting().bundle(parts.current().require(), matter);
            String id = freeId(matter, bundle.folder(Bundle.FORMS).keySet());
            String path = Bundle.FORMS + id + ".form";
            parts.drafting()
                    .put(
                            parts.current().require(),
                            matter,
                            path,
                            form(id).toPrettyString().getBytes(StandardCharsets.UTF_8),
                            "",
                            hand);
            close();
            then.accept(path);
        } catch (RuntimeException e) {
            parts.failures().show(e, getLocale());
        }
    }

    private ObjectNode form(String id) {
        String zh = name.getValue().strip();
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        form.put("id", id).put("type", "default").put("schemaVersion", 18);
        ObjectNode properties = form.putObject("properties").put("name", zh);
        if (!english.getValue().isBlank()) {
            properties.put("name.en", english.getValue().strip());
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
