package org.keqiao.shared.ui.bpmn;

/**
 * A node or flow of the model that the case has come through.
 *
 * @param element its id
 * @param active true while the case waits there
 */
public record Passage(String element, boolean active) {}
