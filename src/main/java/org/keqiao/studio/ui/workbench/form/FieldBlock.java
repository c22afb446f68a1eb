package org.keqiao.studio.ui.workbench.form;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.keqiao.shared.Texts;
import org.springframework.lang.Nullable;

/** What a designer can put into a form, the kinds of this field of work first. */
enum FieldBlock {
    TEXT("textfield", null, "text"),
    LONG_TEXT("textarea", null, "text"),
    MONEY("number", "money", "amount"),
    NUMBER("number", null, "number"),
    PERCENT("number", "percent", "percent"),
    DATE("datetime", null, "date"),
    CREDIT_CODE("textfield", "uscc", "uscc"),
    RESIDENT_ID("textfield", "residentId", "residentId"),
    MOBILE("textfield", "mobile", "mobile"),
    YES_NO("radio", "yesNo", "answer"),
    CHOICE("radio", null, "choice"),
    SELECT("select", null, "choice"),
    SEVERAL("checklist", null, "choices"),
    CODE_TABLE("select", "code-table", "code"),
    CONFIRMATION("checkbox", null, "confirmed"),
    FILE("textfield", "file", "document"),
    GROUP("group", null, "group"),
    LIST("dynamiclist", null, "list"),
    PARTIES("dynamiclist", "party", "list"),
    NOTE("text", null, "text");

    private final String type;

    @Nullable
    private final String kind;

    private final String stem;

    FieldBlock(String type, @Nullable String kind, String stem) {
        this.type = type;
        this.kind = kind;
        this.stem = stem;
    }

    /** Key of the block's name among the texts. */
    String textKey() {
        return "studio.form.block." + name();
    }

    /**
     * The component that it begins with.
     *
     * @param table the code table of a field that needs one, until the designer chooses
     */
    ObjectNode component(Texts texts, String table) {
        String zh = texts.get(textKey(), Locale.SIMPLIFIED_CHINESE);
        String en = texts.get(textKey(), Locale.ENGLISH);
        ObjectNode component = JsonNodeFactory.instance.objectNode();
        component.put("type", type).put("stem", stem);
        if (this == NOTE) {
            component.put("text", zh);
            component.putObject("properties").put("text.en", en);
            return component;
        }
        component.put("label", zh);
        ObjectNode properties = component.putObject("properties").put("label.en", en);
        if (kind != null) {
            properties.put("kind", kind);
        }
        if (this == DATE) {
            component.put("subtype", "date").put("dateLabel", zh);
        }
        if (this == CODE_TABLE) {
            properties.put("table", table);
        }
        if (this == YES_NO) {
            option(component, texts, "true", "studio.form.yes");
            option(component, texts, "false", "studio.form.no");
        }
        if (this == CHOICE || this == SELECT || this == SEVERAL) {
            option(component, texts, "A", "studio.form.firstOption");
            option(component, texts, "B", "studio.form.secondOption");
        }
        if (this == GROUP || this == LIST || this == PARTIES) {
            component.putArray("components");
        }
        return component;
    }

    private static void option(ObjectNode component, Texts texts, String value, String textKey) {
        component
                .withArray("values")
                .addObject()
                .put("label", texts.get(textKey, Locale.SIMPLIFIED_CHINESE))
                .put("value", value);
        component.withObject("/properties").put("option.en." + value, texts.get(textKey, Locale.ENGLISH));
    }

    /** The block that a component looks like, for its name in the panel. */
    static FieldBlock of(String type, @Nullable String kind) {
        FieldBlock plain = TEXT;
        for (FieldBlock block : values()) {
            if (block.type.equals(type)) {
                if (kind != null && kind.equals(block.kind)) {
                    return block;
                }
                if (block.kind == null) {
                    plain = block;
                }
            }
        }
        return plain;
    }
}
