package org.keqiao.studio.ui.moving;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keqiao.process.Publishing;
import org.keqiao.process.matters.RedesignedContract;
import org.keqiao.shared.ui.bpmn.DiagramView;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Screens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A designer plans a move on the page, tries it and hands it in; the publisher approves and starts it. */
@KeqiaoTest
class MovesScreenTest {

    private static final String MATTER = "contract-certification";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Publishing publishing;

    @AfterEach
    void theShippedWayAgain() {
        publishing.publish(RedesignedContract.before(), "publisher");
    }

    @Test
    void aMoveIsPlannedTriedApprovedAndStarted() {
        publishing.publish(RedesignedContract.before(), "publisher");
        publishing.publish(RedesignedContract.withLegalOpinion(), "publisher");
        String location;
        try (Screens screens = Screens.of(context, "designer")) {
            UI.getCurrent().navigate(MovesView.path(MATTER));
            _click(_get(Button.class, spec -> spec.withText("拟定方案")));
            location = UI.getCurrent().getInternals().getActiveViewLocation().getPath();
            assertThat(_find(Grid.class, spec -> spec.withId("move-steps"))).hasSize(1);
            assertThat(_find(DiagramView.class)).hasSize(2);
            _get(TextArea.class, spec -> spec.withLabel("办件编号")).setValue("JSHT-350500-2026-999999");
            _click(_get(Button.class, spec -> spec.withText("逐件试算")));
            assertThat(_find(Grid.class, spec -> spec.withId("move-trial"))).hasSize(1);
            _click(_get(Button.class, spec -> spec.withText("提交审批")));
            _click(_find(Button.class, spec -> spec.withText("提交审批")).get(1));
            assertThat(_find(Button.class, spec -> spec.withText("开始迁移"))).isEmpty();
        }
        try (Screens screens = Screens.of(context, "publisher", Locale.ENGLISH)) {
            UI.getCurrent().navigate(location);
            _click(_get(Button.class, spec -> spec.withText("Approve")));
            _click(_get(Button.class, spec -> spec.withText("Start the move")));
            assertThat(_find(Grid.class, spec -> spec.withId("move-report"))).hasSize(1);
            _click(_get(Button.class, spec -> spec.withText("Stop")));
            assertThat(_find(Button.class, spec -> spec.withText("Go on"))).hasSize(1);
        }
    }
}
