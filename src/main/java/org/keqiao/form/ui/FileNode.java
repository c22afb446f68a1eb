package org.keqiao.form.ui;

import com.vaadin.flow.component.Component;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.keqiao.form.FormField;
import org.springframework.lang.Nullable;

/** A form's slot for documents of one kind. */
class FileNode extends Node {

    private final FormField field;
    private final FileBox box;

    FileNode(FormField field, Supplier<String> prefix, PaneParts parts) {
        super(field, prefix);
        this.field = field;
        this.box = new FileBox(
                Objects.requireNonNull(field.document()),
                parts.text(field.label()),
                parts.text(field.description()),
                field.required(),
                parts.files(),
                parts.mayEdit(field.path()),
                parts.changed());
    }

    @Override
    String path() {
        return field.path();
    }

    @Override
    Component component() {
        return box;
    }

    @Override
    void refresh(Set<String> hidden, PaneParts parts) {
        super.refresh(hidden, parts);
        box.setRequired(field.required() || parts.needed().get().contains(Objects.requireNonNull(field.document())));
    }

    @Override
    void load(Map<String, Object> values) {
        box.showFiles();
    }

    @Override
    void store(Map<String, Object> values) {
        // Documents are not answers.
    }

    @Override
    void note(String text) {
        box.note(text);
    }

    @Override
    void error(@Nullable String message) {
        box.error(message);
    }
}
