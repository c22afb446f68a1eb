package org.keqiao.studio.ui.workbench;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;

/** A file as text. */
final class TextEditor implements FileEditor {

    private final TextArea text = new TextArea();
    private final EditedFile file;

    TextEditor(EditedFile file) {
        this.file = file;
        text.addClassNames("kq-code", "kq-workbench-text");
        text.setAriaLabel(file.path());
        text.setValue(file.content());
        text.setReadOnly(file.readOnly());
        text.setValueChangeMode(ValueChangeMode.TIMEOUT);
        text.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                file.changed();
            }
        });
    }

    @Override
    public Component component() {
        return text;
    }

    @Override
    public void jump(String element) {
        text.focus();
    }

    @Override
    public void flush() {
        file.save(text.getValue());
    }
}
