package org.keqiao.studio.ui.workbench;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;

/** A form under form-js, whose mark stays visible as its licence asks. */
@Tag("kq-form-editor")
@NpmPackage(value = "@bpmn-io/form-js", version = "1.23.0")
@JsModule("./keqiao/studio/form-editor.ts")
class FormCanvas extends EditorCanvas {

    private static final long serialVersionUID = 1L;
}
