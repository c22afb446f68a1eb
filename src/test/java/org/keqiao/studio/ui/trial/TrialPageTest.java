package org.keqiao.studio.ui.trial;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.keqiao.shared.ui.Paths;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Screens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A matter walked by hand on the page: where the case stands is told beside the drawing, in words. */
@KeqiaoTest
class TrialPageTest {

    @Autowired
    ApplicationContext context;

    private static List<String> outline() {
        return _find(ListItem.class).stream()
                .map(item -> item.getElement().getTextRecursively())
                .map(text -> text.replaceAll("\\s+", " ").strip())
                .toList();
    }

    private static void press(String text) {
        _click(_get(Button.class, spec -> spec.withText(text)));
    }

    @Test
    void theDrawingFollowsTheCase() {
        try (Screens screens = Screens.of(context, "designer")) {
            Paths.open(TrialView.path("contract-certification"));
            press("开始试办");
            assertThat(outline()).contains("形式审查 当前", "自动核验 已经过", "技术审查");

            press("受理");
            assertThat(outline()).contains("形式审查 已经过", "受理 已经过", "技术审查 当前");
            assertThat(outline()).as("what another way would have passed").contains("视为受理");
            assertThat(_get(ComboBox.class, spec -> spec.withLabel("认定类别"))
                            .getListDataView()
                            .getItems()
                            .count())
                    .as("codes are chosen by name")
                    .isPositive();
            press("重新开始");
        }
    }

    @Test
    void whoeverTriesItIsToldForWhomTheyStandInAndWhichLimitsRun() {
        try (Screens screens = Screens.of(context, "designer", Locale.ENGLISH)) {
            Paths.open(TrialView.path("contract-certification"));
            press("Begin the trial");
            assertThat(_find(Paragraph.class).stream().map(Paragraph::getText))
                    .anyMatch(text -> text.startsWith("You stand in for: Intake clerk"));
            assertThat(outline()).anyMatch(text -> text.contains("working days, last day"));
            _click(_get(Button.class, spec -> spec.withId("trial-over")));
            assertThat(outline()).contains("Technical review Now");
            press("Begin again");
        }
    }
}
