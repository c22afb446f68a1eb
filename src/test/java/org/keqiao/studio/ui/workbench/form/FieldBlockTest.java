package org.keqiao.studio.ui.workbench.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keqiao.form.CodeTables;
import org.keqiao.form.FormSchema;
import org.keqiao.shared.Texts;

/** Whatever a designer puts into a form is a form that the product takes. */
class FieldBlockTest {

    private static final Texts TEXTS = new Texts(true);

    @ParameterizedTest
    @EnumSource(FieldBlock.class)
    void aFreshBlockMakesASoundForm(FieldBlock block) {
        ObjectNode form = form(block);

        assertThatCode(() -> FormSchema.parse(form.toString())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(FieldBlock.class)
    void aBlockIsKnownAgainByItsComponent(FieldBlock block) {
        ObjectNode component = component(block);

        FieldBlock known = FieldBlock.of(
                component.path("type").asText(),
                component.path("properties").path("kind").asText(null));

        assertThat(known.component(TEXTS, "region").path("type")).isEqualTo(component.path("type"));
        assertThat(known.component(TEXTS, "region").path("properties").path("kind"))
                .isEqualTo(component.path("properties").path("kind"));
    }

    @Test
    void oneEditChangesOnlyWhatItSays() {
        List<ObjectNode> sent = new ArrayList<>();
        ObjectNode component = component(FieldBlock.MONEY);
        Edits edits = new Edits(component, (id, changes) -> sent.add(changes));

        edits.property("unit", "万元");

        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        properties.put("label.en", "Money (yuan)").put("kind", "money").put("unit", "万元");
        assertThat(sent).containsExactly(JsonNodeFactory.instance.objectNode().set("properties", properties));
        assertThat(edits.isSame(component)).isFalse();
        component.set("properties", properties);
        assertThat(edits.isSame(component)).isTrue();
    }

    @Test
    void aLimitThatIsTakenAwayLeavesNoEmptyRest() {
        ObjectNode component = component(FieldBlock.TEXT);
        component.putObject("validate").put("required", true);
        List<ObjectNode> sent = new ArrayList<>();

        new Edits(component, (id, changes) -> sent.add(changes)).limit("required", null);

        assertThat(sent).containsExactly(JsonNodeFactory.instance.objectNode().putNull("validate"));
    }

    private static ObjectNode component(FieldBlock block) {
        ObjectNode component =
                block.component(TEXTS, CodeTables.shipped().names().iterator().next());
        component.remove("stem");
        component.put("id", "a1");
        if (block == FieldBlock.LIST || block == FieldBlock.PARTIES) {
            component.put("path", "a1");
        } else if (block != FieldBlock.GROUP && block != FieldBlock.NOTE) {
            component.put("key", "a1");
        }
        if (block == FieldBlock.FILE) {
            component.withObject("/properties").put("document", "a1");
        }
        return component;
    }

    private static ObjectNode form(FieldBlock block) {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        form.put("id", "sample").put("type", "default");
        form.putArray("components").add(component(block));
        return form;
    }
}
