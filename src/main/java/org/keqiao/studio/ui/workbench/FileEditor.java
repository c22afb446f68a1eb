package org.keqiao.studio.ui.workbench;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.function.SerializableRunnable;
import java.util.List;
import org.keqiao.process.Bundle;
import org.keqiao.process.Finding;
import org.keqiao.studio.ui.StudioParts;
import org.keqiao.studio.ui.workbench.diagram.ProcessEditor;
import org.keqiao.studio.ui.workbench.form.FormEditor;
import org.keqiao.studio.ui.workbench.settings.SettingsEditor;
import org.keqiao.studio.ui.workbench.table.TableEditor;

/** Shows one file of a bundle and lets it be changed; saves by {@link OpenFile#save} after each pause in the work. */
public interface FileEditor {

    Component component();

    /** Brings what a finding names into sight. */
    void jump(String element);

    /** Saves what waits to be saved. */
    void flush();

    /** @param then what waited has been sent, if there was anything */
    default void flush(SerializableRunnable then) {
        flush();
        then.run();
    }

    /** What the check says of the whole bundle now. */
    default void findings(List<Finding> findings) {}

    /** The editor for files of this kind. */
    static FileEditor of(OpenFile file, StudioParts parts) {
        String path = file.path();
        if (path.equals(Bundle.PROCESS)) {
            return new ProcessEditor(file, parts);
        }
        if (path.startsWith(Bundle.FORMS)) {
            return new FormEditor(file, parts);
        }
        if (path.startsWith(Bundle.DECISIONS)) {
            return new TableEditor(file, parts);
        }
        if (path.equals(Bundle.SETTINGS)) {
            return SettingsEditor.of(file, parts).orElseGet(() -> new TextEditor(file));
        }
        return new TextEditor(file);
    }
}
