package org.keqiao.studio.ui.difference;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.process.Publishing;
import org.keqiao.process.matters.RedesignedContract;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Screens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The page that the notice of a changed flow leads to. */
@KeqiaoTest
class MatterChangesViewTest {

    private static final String MATTER = "contract-certification";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Publishing publishing;

    private int version;

    @BeforeEach
    void aChangedFlow() {
        publishing.publish(RedesignedContract.before(), "publisher");
        version = publishing.publish(RedesignedContract.withLegalOpinion(), "publisher");
    }

    @AfterEach
    void theShippedWayAgain() {
        publishing.publish(RedesignedContract.before(), "publisher");
    }

    @Test
    void anOfficerReadsWhatChanged() {
        try (Screens screens = Screens.of(context, "clerk")) {
            open();
            assertThat(_get(H1.class).getText()).isEqualTo("技术合同认定登记");
            assertThat(text()).contains("第 " + version + " 版自").contains("此前收到的办件仍按原流程办完");
            assertThat(_get(DifferencePanel.class).getElement().getTextRecursively())
                    .contains("法律意见");
        }
        try (Screens screens = Screens.of(context, "tax", Locale.ENGLISH)) {
            open();
            assertThat(text()).contains("Version " + version + " is in force from");
        }
    }

    @Test
    void anApplicantDoesNot() {
        try (Screens screens = Screens.of(context, "enterprise")) {
            open();
            assertThat(_find(DifferencePanel.class)).isEmpty();
            assertThat(_get(H1.class).getText()).isNotEqualTo("技术合同认定登记");
        }
    }

    private void open() {
        UI.getCurrent().navigate("matter-changes/" + MATTER + "/" + version);
    }

    private static String text() {
        return String.join(
                "\n", _find(Paragraph.class).stream().map(Paragraph::getText).toList());
    }
}
