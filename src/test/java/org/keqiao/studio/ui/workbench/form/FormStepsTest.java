package org.keqiao.studio.ui.workbench.form;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.keqiao.process.Bundle;
import org.keqiao.process.outline.Outline.Card;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.Actor;
import org.keqiao.shared.ui.Paths;
import org.keqiao.studio.draft.Drafting;
import org.keqiao.studio.outline.Outlining;
import org.keqiao.studio.ui.workbench.WorkbenchView;
import org.keqiao.studio.ui.workbench.step.ChoiceField;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Screens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Beside a form: which steps use it with which rights, and what it looks like filled in. */
@KeqiaoTest
class FormStepsTest {

    private static final String MATTER = "form-in-steps";
    private static final String FORM = MATTER + "-decision";

    @Autowired
    ApplicationContext context;

    @Autowired
    AccountDirectory accounts;

    @Autowired
    Drafting drafting;

    @Autowired
    Outlining outlining;

    private Card step(Actor designer) {
        return outlining
                .outline(designer, MATTER, Locale.SIMPLIFIED_CHINESE)
                .cards()
                .filter(card -> FORM.equals(card.values().get("formRef")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @SuppressWarnings("unchecked")
    void aRightIsWrittenToItsStepAndTheSampleIsKeptWithTheForm() {
        Actor designer = accounts.actorNamed("designer");
        drafting.begin(designer, MATTER, "表单用在环节里");
        Card before = step(designer);
        try (Screens screens = Screens.of(context, "designer")) {
            Paths.open(WorkbenchView.path(MATTER, Bundle.FORMS + FORM + ".form"));
            _click(_get(Button.class, spec -> spec.withText("用在哪些环节")));
            Grid<String> grid = _get(Grid.class, spec -> spec.withId("form-steps"));
            ChoiceField choice = (ChoiceField) GridKt._getCellComponent(grid, 0, before.id());
            _setValue(choice, "READ");
            assertThat(step(designer).values().get("fields")).contains("READ");
            _setValue(choice, null);
            assertThat(step(designer).values()).doesNotContainKey("fields");

            _click(_get(Button.class, spec -> spec.withText("预览")));
            _setValue(_get(TextArea.class, spec -> spec.withLabel("审查情况")), "同意，符合条件");
            _click(_get(Button.class, spec -> spec.withText("存为示例")));
        }
        assertThat(drafting.file(designer, MATTER, Bundle.SAMPLES + FORM + ".json")
                        .content())
                .contains("同意，符合条件");

        try (Screens screens = Screens.of(context, "designer")) {
            Paths.open(WorkbenchView.path(MATTER, Bundle.FORMS + FORM + ".form"));
            _click(_get(Button.class, spec -> spec.withText("预览")));
            assertThat(_get(TextArea.class, spec -> spec.withLabel("审查情况")).getValue())
                    .isEqualTo("同意，符合条件");
        }
        Bundle bundle = drafting.bundle(designer, MATTER);
        assertThat(bundle.withoutTests().files()).doesNotContainKey(Bundle.SAMPLES + FORM + ".json");
    }
}
