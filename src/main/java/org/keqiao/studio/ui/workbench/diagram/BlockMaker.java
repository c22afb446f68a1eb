package org.keqiao.studio.ui.workbench.diagram;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.lang.Nullable;

/** Puts a block together, most of whose parts are usually absent. */
final class BlockMaker {

    private static final String TIMER = "bpmn:TimerEventDefinition";

    private final String group;
    private final String groupName;
    private final String type;
    private final String id;
    private String label = "";
    private String about = "";
    private String icon = "";

    @Nullable
    private String event;

    @Nullable
    private String name;

    private Map<String, String> attributes = Map.of();
    private Map<String, String> properties = Map.of();

    @Nullable
    private String timer;

    private boolean attached;

    @Nullable
    private Boolean expanded;

    BlockMaker(String id, String group, String groupName, String type) {
        this.id = id;
        this.group = group;
        this.groupName = groupName;
        this.type = type;
    }

    BlockMaker label(String text, String more) {
        label = text;
        about = more;
        return this;
    }

    BlockMaker icon(String text) {
        icon = text;
        return this;
    }

    BlockMaker name(String text) {
        name = text;
        return this;
    }

    /** A remark has a text of its own, and no second language. */
    BlockMaker nameless() {
        name = null;
        properties = Map.of();
        return this;
    }

    BlockMaker attributes(Map<String, String> some) {
        attributes = new LinkedHashMap<>(some);
        return this;
    }

    BlockMaker properties(Map<String, String> some) {
        properties = new LinkedHashMap<>(some);
        properties.values().removeIf(String::isEmpty);
        return this;
    }

    /** @param limit key of the limit, null for one that is still to be chosen */
    BlockMaker timer(@Nullable String limit) {
        event = TIMER;
        timer = limit;
        return this;
    }

    BlockMaker attached() {
        attached = true;
        return this;
    }

    BlockMaker expanded() {
        expanded = true;
        return this;
    }

    Block make() {
        return new Block(
                id,
                group,
                groupName,
                label,
                about,
                icon,
                type,
                event,
                name,
                attributes,
                properties,
                timer,
                attached,
                expanded);
    }
}
