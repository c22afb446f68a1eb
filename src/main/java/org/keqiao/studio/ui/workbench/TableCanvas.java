package org.keqiao.studio.ui.workbench;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;

/** A decision table under dmn-js, whose mark stays visible as its licence asks. */
@Tag("kq-table-editor")
@NpmPackage(value = "dmn-js", version = "17.10.2")
@JsModule("./keqiao/studio/table-editor.ts")
class TableCanvas extends EditorCanvas {

    private static final long serialVersionUID = 1L;
}
