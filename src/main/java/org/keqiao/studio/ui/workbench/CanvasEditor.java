package org.keqiao.studio.ui.workbench;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** A file under a bpmn.io editor; as text when the editor cannot read it. */
public final class CanvasEditor implements FileEditor {

    private final Div place = new Div();
    private final EditorCanvas canvas;

    /**
     * @param canvas not attached yet
     */
    public CanvasEditor(OpenFile file, EditorCanvas canvas) {
        this.canvas = canvas;
        place.addClassName("kq-workbench-canvas");
        place.add(canvas);
        canvas.label(file.path());
        canvas.onChanged(file::changed);
        canvas.onContent(file::save);
        canvas.onUnreadable(() -> {
            place.removeAll();
            place.add(
                    new Paragraph(place.getTranslation("studio.workbench.unreadable", file.path())),
                    new TextEditor(file).component());
        });
        canvas.open(file.content(), file.readOnly());
    }

    @Override
    public Component component() {
        return place;
    }

    @Override
    public void jump(String element) {
        canvas.jump(element);
    }

    @Override
    public void flush() {
        canvas.flush();
    }
}
