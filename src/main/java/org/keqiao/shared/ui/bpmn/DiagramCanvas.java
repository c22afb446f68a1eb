package org.keqiao.shared.ui.bpmn;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import elemental.json.Json;
import elemental.json.JsonArray;
import java.util.Collection;

/** The drawing; the product's mark of bpmn-js stays visible on it, as its licence asks. */
@Tag("kq-diagram")
@NpmPackage(value = "bpmn-js", version = "18.31.1")
@JsModule("./keqiao/diagram-view.ts")
class DiagramCanvas extends Component {

    private static final long serialVersionUID = 1L;

    DiagramCanvas(String label) {
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", label);
    }

    /** @param here the word on the elements at which the case waits */
    void show(String xml, Collection<String> passed, Collection<String> active, String here) {
        getElement().callJsFunction("show", xml, array(passed), array(active), here);
    }

    void walk(Collection<String> passed, Collection<String> active) {
        getElement().callJsFunction("walk", array(passed), array(active));
    }

    /**
     * @param marker class that the theme draws
     * @param label the same in a word, on the element
     */
    void mark(Collection<String> elements, String marker, String label) {
        getElement().callJsFunction("mark", array(elements), marker, label);
    }

    void zoom(int step) {
        getElement().callJsFunction("zoom", step);
    }

    void fit() {
        getElement().callJsFunction("fit");
    }

    void onUndrawable(Runnable then) {
        getElement().addEventListener("kq-undrawable", event -> then.run());
    }

    private static JsonArray array(Collection<String> texts) {
        JsonArray array = Json.createArray();
        int i = 0;
        for (String text : texts) {
            array.set(i++, text);
        }
        return array;
    }
}
