package org.keqiao.studio.ui.workbench;

import com.vaadin.flow.component.Component;
import org.keqiao.process.Bundle;

/** Shows one file of a bundle and lets it be changed; saves by {@link OpenFile#save} after each pause in the work. */
interface FileEditor {

    Component component();

    /** Brings what a finding names into sight. */
    void jump(String element);

    /** Saves what waits to be saved. */
    void flush();

    /** The editor for files of this kind. */
    static FileEditor of(OpenFile file) {
        String path = file.path();
        if (path.equals(Bundle.PROCESS)) {
            return new CanvasEditor(file, new ProcessCanvas());
        }
        if (path.startsWith(Bundle.FORMS)) {
            return new CanvasEditor(file, new FormCanvas());
        }
        if (path.startsWith(Bundle.DECISIONS)) {
            return new CanvasEditor(file, new TableCanvas());
        }
        return new TextEditor(file);
    }
}
