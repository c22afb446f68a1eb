package org.keqiao.studio.ui.workbench.diagram;

import java.util.Map;
import org.springframework.lang.Nullable;

/**
 * Something that can be drawn in one move.
 *
 * @param label,about,groupName in the reader's language
 * @param icon class of the icon
 * @param type BPMN type
 * @param event BPMN type of its event definition, null for none
 * @param name on the diagram, Chinese; null for none
 * @param timer key of a limit, null for none
 * @param attached true when it sits on a step
 * @param expanded null unless it holds others
 */
record Block(
        String id,
        String group,
        String groupName,
        String label,
        String about,
        String icon,
        String type,
        @Nullable String event,
        @Nullable String name,
        Map<String, String> attributes,
        Map<String, String> properties,
        @Nullable String timer,
        boolean attached,
        @Nullable Boolean expanded) {}
