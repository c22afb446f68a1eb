package org.keqiao.studio.ui.workbench;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;

/** The process under bpmn-js, whose mark stays visible as its licence asks. */
@Tag("kq-process-editor")
@NpmPackage(value = "bpmn-js", version = "18.31.1")
@NpmPackage(value = "camunda-bpmn-moddle", version = "8.0.1")
@NpmPackage(value = "camunda-bpmn-js-behaviors", version = "1.18.0")
@NpmPackage(value = "diagram-js-minimap", version = "5.5.0")
@NpmPackage(value = "bpmn-js-token-simulation", version = "0.39.4")
@NpmPackage(value = "bpmn-js-i18n", version = "2.3.0")
@JsModule("./keqiao/studio/process-editor.ts")
class ProcessCanvas extends EditorCanvas {

    private static final long serialVersionUID = 1L;
}
