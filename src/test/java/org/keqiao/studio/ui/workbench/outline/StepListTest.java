package org.keqiao.studio.ui.workbench.outline;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keqiao.testing.Api;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Screens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/** A designer changes a flow and its settings without a diagram and without a file. */
@KeqiaoTest
class StepListTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    Environment environment;

    private String matter(String key) {
        Api.of(environment).as("designer").post("/studio/matters", Map.of("key", key, "name", "步骤列表样例"));
        return "studio/" + key + "/edit";
    }

    private static List<String> cards() {
        return _find(H3.class).stream().map(H3::getText).toList();
    }

    private static void press(String name) {
        _click(_find(Button.class).stream()
                .filter(button -> name.equals(button.getAriaLabel().orElse("")))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name)));
    }

    private static String said() {
        return _get(Div.class, spec -> spec.withClasses("kq-steps-status")).getText();
    }

    @Test
    void aCardIsRemovedAndComesBackByUndo() {
        String page = matter("step-list-undo");
        try (Screens screens = Screens.of(context, "designer")) {
            UI.getCurrent().navigate(page, QueryParameters.fromString("file=process.bpmn&view=steps"));
            assertThat(cards()).contains("受理", "审查决定");
            press("移除“受理”");
            assertThat(said()).contains("已移除");
            assertThat(cards()).doesNotContain("受理");
            _click(_get(Button.class, spec -> spec.withText("撤销上一步改动")));
            assertThat(cards()).contains("受理");
        }
    }

    @Test
    void whatTheListCannotDoIsExplained() {
        String page = matter("step-list-refusal");
        try (Screens screens = Screens.of(context, "designer")) {
            UI.getCurrent().navigate(page, QueryParameters.fromString("file=process.bpmn&view=steps"));
            press("上移“提交申请”");
            assertThat(said()).contains("提交申请").contains("流程图");
        }
    }

    @Test
    void theSettingsAreFields() {
        String page = matter("step-list-settings");
        try (Screens screens = Screens.of(context, "designer")) {
            UI.getCurrent().navigate(page, QueryParameters.fromString("file=settings.json"));
            _setValue(_get(TextField.class, spec -> spec.withLabel("事项名称")), "众创空间备案");
            assertThat(Api.of(environment)
                            .as("designer")
                            .get("/studio/matters/step-list-settings/draft/files/settings.json")
                            .json()
                            .at("/name/zh")
                            .asText())
                    .isEqualTo("众创空间备案");
        }
    }
}
