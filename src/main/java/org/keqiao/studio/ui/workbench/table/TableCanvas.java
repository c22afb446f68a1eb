package org.keqiao.studio.ui.workbench.table;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.keqiao.process.Json;
import org.keqiao.studio.ui.workbench.EditorCanvas;
import org.springframework.lang.Nullable;

/** A decision table under dmn-js, whose mark stays visible as its licence asks. */
@Tag("kq-table-editor")
@NpmPackage(value = "dmn-js", version = "17.10.2")
@JsModule("./keqiao/studio/table-editor.ts")
class TableCanvas extends EditorCanvas {

    private static final long serialVersionUID = 1L;

    /** What is selected. */
    enum Kind {
        TABLE,
        INPUT,
        OUTPUT,
        ROW,
        CELL
    }

    /**
     * What the table is at.
     *
     * @param text of a cell its condition or result, of a row what it is for
     * @param input true for a condition
     * @param row its number from 1, 0 when none is selected
     * @param column null when none is selected
     * @param name of the table
     * @param english the same in English, empty when nobody gave it one
     */
    record State(
            Kind kind,
            String id,
            String text,
            boolean input,
            int row,
            @Nullable Column column,
            String name,
            String english,
            String hitPolicy,
            boolean undo,
            boolean redo) {}

    /**
     * @param name of the fact, or of the result
     * @param allowed the only values that the file allows, empty for any
     * @param used texts that stand in the column's cells
     */
    record Column(String id, String name, String label, String typeRef, List<String> allowed, List<String> used) {}

    /** What is to be written; what is null is not of this kind. */
    record Said(
            Kind kind,
            String id,
            @Nullable String text,
            @Nullable String name,
            @Nullable String label,
            @Nullable String typeRef,
            @Nullable List<String> allowed,
            @Nullable String hitPolicy) {

        static Said text(Kind kind, String id, String text) {
            return new Said(kind, id, text, null, null, null, null, null);
        }
    }

    record Mark(String element, boolean error) {}

    record Word(String value, String label) {}

    /** A fact or result in the reader's language. */
    record Spoken(String name, String label, String type, boolean money, List<Word> values) {}

    /** @param undecided true when a result need not be decided */
    record Speech(List<Spoken> names, List<Spoken> results, boolean undecided, Map<String, String> phrases) {}

    /** The words of facts and values; to be said before the file is opened. */
    void speak(Speech speech) {
        getElement().callJsFunction("speak", Json.write(speech));
    }

    void mark(List<Mark> marks) {
        getElement().callJsFunction("mark", Json.write(marks));
    }

    /** Shows which row a test met; none when empty. */
    void show(String row, boolean passes) {
        getElement().callJsFunction("show", row, passes);
    }

    /** Writes into the table, as one step that can be undone. */
    void say(Said said) {
        getElement().callJsFunction("say", Json.write(said));
    }

    /** @param action one of the table's, see {@link TableTools} */
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

    /** @param then a key asks for the fields of what is selected */
    void onEdit(Runnable then) {
        getElement().addEventListener("kq-edit", event -> then.run());
    }
}
