package org.keqiao.studio.ui.workbench;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableRunnable;

/** A file under a bpmn.io editor; as text when the editor cannot read it. */
public final class CanvasEditor implements FileEditor {

    private final Div place = new Div();
    private final EditorCanvas canvas;

    /**
     * @param canvas not attached yet
     */
    public CanvasEditor(EditedFile file, EditorCanvas canvas) {
        this.canvas = canvas;
        place.addClassName("kq-workbench-canvas");
        place.add(canvas);
        canvas.label(file.path());
        canvas.onChanged(file::changed);
        canvas.onContent(content -> {
            if (file.save(content)) {
                canvas.acknowledge(file.digest());
            }
        });
        canvas.onKept(this::offer);
        canvas.onUnreadable(() -> {
            place.removeAll();
            place.add(
                    new Paragraph(place.getTranslation("studio.workbench.unreadable", file.path())),
                    new TextEditor(file).component());
        });
        canvas.open(file);
    }

    /** A browser that crashed has kept what the server never saw; nothing of it comes back unasked. */
    private void offer(String time, boolean same) {
        Div bar = new Div();
        bar.addClassName("kq-workbench-kept");
        bar.getElement().setAttribute("role", "alert");
        Button recover = new Button(place.getTranslation("studio.kept.recover"), click -> {
            place.remove(bar);
            canvas.recover();
        });
        recover.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        Button forget = new Button(place.getTranslation("studio.kept.forget"), click -> {
            place.remove(bar);
            canvas.forget();
        });
        forget.addThemeVariants(ButtonVariant.LUMO_SMALL);
        bar.add(new Paragraph(place.getTranslation(same ? "studio.kept" : "studio.kept.older", time)), recover, forget);
        place.addComponentAsFirst(bar);
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

    @Override
    public void flush(SerializableRunnable then) {
        canvas.flush(then);
    }
}
