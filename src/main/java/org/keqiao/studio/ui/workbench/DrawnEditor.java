package org.keqiao.studio.ui.workbench;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.function.SerializableRunnable;

/** An editor around a canvas of the browser: its tools, the canvas, and a panel beside it. */
public abstract class DrawnEditor implements FileEditor {

    protected final Div place = new Div();

    /** What keeps the canvas and the file together. */
    protected abstract CanvasEditor editor();

    @Override
    public final Component component() {
        return place;
    }

    @Override
    public final void jump(String element) {
        editor().jump(element);
    }

    @Override
    public final void flush() {
        editor().flush();
    }

    @Override
    public final void flush(SerializableRunnable then) {
        editor().flush(then);
    }
}
