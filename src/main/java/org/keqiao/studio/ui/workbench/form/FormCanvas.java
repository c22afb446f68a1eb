package org.keqiao.studio.ui.workbench.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import elemental.json.Json;
import java.util.function.Consumer;
import org.keqiao.studio.ui.workbench.EditorCanvas;
import org.springframework.lang.Nullable;

/** A form under form-js, whose mark stays visible as its licence asks. */
@Tag("kq-form-editor")
@NpmPackage(value = "@bpmn-io/form-js", version = "1.23.0")
@JsModule("./keqiao/studio/form-editor.ts")
class FormCanvas extends EditorCanvas {

    private static final long serialVersionUID = 1L;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Puts a component behind the selected one, or into the selected group or list. */
    void insert(ObjectNode component) {
        getElement().callJsFunction("insert", Json.parse(component.toString()));
    }

    /** Changes attributes of a component as one step that can be undone; null takes an attribute away. */
    void edit(String id, ObjectNode changes) {
        getElement().callJsFunction("edit", id, Json.parse(changes.toString()));
    }

    /** One of the editor's commands that need nothing more: {@code drop}, {@code undo}, {@code redo}. */
    void command(String name) {
        getElement().callJsFunction(name);
    }

    /** @param by -1 for up, 1 for down among the neighbours */
    void shift(int by) {
        getElement().callJsFunction("shift", by);
    }

    /** @param then takes the selected component without what it holds; null when none is selected */
    void onSelected(Consumer<ObjectNode> then) {
        getElement()
                .addEventListener(
                        "kq-selected",
                        event -> then.accept(read(event.getEventData().getString("event.detail.component"))))
                .addEventData("event.detail.component");
    }

    @Nullable
    private static ObjectNode read(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            JsonNode node = JSON.readTree(text);
            return node instanceof ObjectNode component ? component : null;
        } catch (JsonProcessingException notOurs) {
            throw new IllegalArgumentException(notOurs);
        }
    }
}
