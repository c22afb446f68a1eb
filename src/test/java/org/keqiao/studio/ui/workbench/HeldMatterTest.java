package org.keqiao.studio.ui.workbench;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.BasicUtilsKt;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import elemental.json.Json;
import elemental.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keqiao.security.Actor;
import org.keqiao.studio.StudioPeople;
import org.keqiao.studio.draft.Drafting;
import org.keqiao.studio.draft.EditLock;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Screens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Somebody opens the drawing of a matter that somebody else is changing, and walks through it. */
@KeqiaoTest
class HeldMatterTest {

    private static final String ADD = "添加环节";
    private static final String TAKE_OVER = "接手编辑";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Drafting drafting;

    @Autowired
    private EditLock lock;

    private final Actor zhang = StudioPeople.designer("zhang", "张三");

    private void held(String key) {
        drafting.begin(zhang, key, "只读试验");
        lock.claim(zhang, key, UUID.randomUUID());
    }

    private static void open(String key) {
        UI.getCurrent().navigate("studio/" + key + "/edit", QueryParameters.fromString("file=process.bpmn"));
    }

    private static List<String> buttons() {
        return _find(Button.class).stream().map(Button::getText).toList();
    }

    private static boolean says(String part) {
        return _find(Span.class).stream().anyMatch(span -> span.getText().contains(part));
    }

    @Test
    void aDesignerReadsUntilTheMatterIsTakenOver() {
        held("held-drawing");
        try (Screens screens = Screens.of(context, "designer")) {
            open("held-drawing");
            assertThat(says("张三 正在修改这个事项")).isTrue();
            assertThat(buttons()).contains(TAKE_OVER).doesNotContain(ADD, "新建表单");

            _click(_get(Button.class, spec -> spec.withText(TAKE_OVER)));
            assertThat(says("张三 正在修改")).isFalse();
            assertThat(buttons()).contains(ADD, "新建表单").doesNotContain(TAKE_OVER);
            assertThat(lock.holder(zhang, "held-drawing").orElseThrow().holder())
                    .isEqualTo("designer");
        }
    }

    @Test
    void aPublisherOnlyReads() {
        held("held-read");
        try (Screens screens = Screens.of(context, "publisher")) {
            open("held-read");
            assertThat(says("张三 正在修改这个事项")).isTrue();
            assertThat(buttons()).doesNotContain(TAKE_OVER, ADD);
        }
    }

    @Test
    void walkingThroughTheFlowIsExplained() {
        held("held-walk");
        try (Screens screens = Screens.of(context, "publisher")) {
            open("held-walk");
            assertThat(_find(ListItem.class)).noneMatch(item -> item.getText().contains("小方块"));
            walking(true);
            assertThat(_find(ListItem.class)).anyMatch(item -> item.getText().contains("小方块"));
            walking(false);
            assertThat(_find(ListItem.class)).noneMatch(item -> item.getText().contains("小方块"));
        }
    }

    private static void walking(boolean on) {
        JsonObject told = Json.createObject();
        told.put("event.detail.active", on);
        Component canvas = _get(
                Component.class,
                spec -> spec.withPredicate(each -> !each.getElement().isTextNode()
                        && each.getElement().getTag().equals("kq-process-editor")));
        BasicUtilsKt._fireDomEvent(canvas, "kq-walking", told);
    }
}
