package org.keqiao.studio.ui.workbench.diagram;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every key that the drawing listens to while it has the focus. */
final class KeysDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private static final Map<String, String> LOOKING = new LinkedHashMap<>();
    private static final Map<String, String> DRAWING = new LinkedHashMap<>();
    private static final Map<String, String> WALKING = new LinkedHashMap<>();

    static {
        LOOKING.put("Ctrl + F", "find");
        LOOKING.put("Ctrl + +", "zoomIn");
        LOOKING.put("Ctrl + -", "zoomOut");
        LOOKING.put("Ctrl + 0", "zoomReset");
        LOOKING.put("Ctrl + ←↑→↓", "scroll");
        DRAWING.put("N", "add");
        DRAWING.put("E", "rename");
        DRAWING.put("R", "replace");
        DRAWING.put("C", "connect");
        DRAWING.put("←↑→↓", "move");
        DRAWING.put("Shift + ←↑→↓", "moveFar");
        DRAWING.put("Delete", "remove");
        DRAWING.put("Ctrl + Z", "undo");
        DRAWING.put("Ctrl + Y", "redo");
        DRAWING.put("Ctrl + C", "copy");
        DRAWING.put("Ctrl + X", "cut");
        DRAWING.put("Ctrl + V", "paste");
        DRAWING.put("Ctrl + D", "duplicate");
        DRAWING.put("Ctrl + A", "all");
        DRAWING.put("L", "lasso");
        DRAWING.put("S", "space");
        DRAWING.put("H", "hand");
        DRAWING.put("Esc", "cancel");
        WALKING.put("T", "walk");
        WALKING.put("Space", "pause");
        WALKING.put("R", "restart");
        WALKING.put("L", "log");
    }

    KeysDialog(boolean readOnly) {
        setHeaderTitle(getTranslation("studio.diagram.keys"));
        add(new Paragraph(getTranslation("studio.keys.about")));
        part("looking", LOOKING);
        if (!readOnly) {
            part("drawing", DRAWING);
        }
        part("walking", WALKING);
        getFooter().add(new Button(getTranslation("shell.close"), click -> close()));
    }

    private void part(String title, Map<String, String> keys) {
        DescriptionList list = new DescriptionList();
        list.addClassNames("kq-facts", "kq-keys");
        keys.forEach((key, what) -> {
            DescriptionList.Term term = new DescriptionList.Term();
            Element kbd = new Element("kbd");
            kbd.setText(key);
            term.getElement().appendChild(kbd);
            list.add(term, new DescriptionList.Description(getTranslation("studio.key." + what)));
        });
        add(new H3(getTranslation("studio.keys." + title)), list);
    }
}
