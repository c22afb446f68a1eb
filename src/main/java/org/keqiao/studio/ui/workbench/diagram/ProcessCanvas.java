package org.keqiao.studio.ui.workbench.diagram;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import java.util.List;
import java.util.function.Consumer;
import org.keqiao.process.Json;
import org.keqiao.studio.ui.workbench.EditorCanvas;

/** The process under bpmn-js, whose mark stays visible as its licence asks. */
@Tag("kq-process-editor")
@NpmPackage(value = "bpmn-js", version = "18.31.1")
@NpmPackage(value = "camunda-bpmn-moddle", version = "8.0.1")
@NpmPackage(value = "camunda-bpmn-js-behaviors", version = "1.18.0")
@NpmPackage(value = "diagram-js-minimap", version = "5.5.0")
@NpmPackage(value = "bpmn-js-token-simulation", version = "0.39.4")
@NpmPackage(value = "bpmn-js-i18n", version = "2.3.0")
@JsModule("./keqiao/studio/process-editor.ts")
class ProcessCanvas extends EditorCanvas {

    private static final long serialVersionUID = 1L;

    /**
     * What the drawing is at.
     *
     * @param facts the selected element, the process itself when none is, null of one that says nothing
     * @param selected how many elements are
     */
    record State(ElementFacts facts, boolean undo, boolean redo, int selected) {}

    /** Findings of one element, and how they are read out. */
    record Mark(String element, long errors, long warnings, String label) {}

    /** What can be added in one move; to be said before the file is opened. */
    void offer(List<Block> blocks) {
        getElement().callJsFunction("offer", Json.write(blocks));
    }

    void mark(List<Mark> marks) {
        getElement().callJsFunction("mark", Json.write(marks));
    }

    /** Writes into the drawing, as one step that can be undone. */
    void describe(ElementChange change) {
        getElement().callJsFunction("describe", Json.write(change));
    }

    /** @param action one of the drawing's, see {@link DiagramTools} */
    void act(String action) {
        getElement().callJsFunction("act", action);
    }

    void onState(Consumer<State> then) {
        getElement()
                .addEventListener(
                        "kq-selected",
                        event -> then.accept(
                                Json.read(event.getEventData().getString("event.detail.state"), State.class)))
                .addEventData("event.detail.state");
    }

    /** @param then takes whether the flow is being walked through, when nothing can be drawn */
    void onWalking(Consumer<Boolean> then) {
        getElement()
                .addEventListener(
                        "kq-walking", event -> then.accept(event.getEventData().getBoolean("event.detail.active")))
                .addEventData("event.detail.active");
    }
}
