package org.keqiao.studio.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keqiao.process.Bundle;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.Actor;
import org.keqiao.security.Role;
import org.keqiao.shared.Texts;
import org.keqiao.shared.ui.Paths;
import org.keqiao.studio.StudioEvent;
import org.keqiao.studio.draft.DraftState;
import org.keqiao.studio.draft.Drafting;
import org.keqiao.studio.draft.EditLock;
import org.keqiao.studio.draft.StudioMatters;
import org.keqiao.studio.publishing.Approving;
import org.keqiao.studio.ui.difference.DifferencePanel;
import org.keqiao.studio.ui.difference.DifferenceView;
import org.keqiao.studio.ui.publishing.PublishView;
import org.keqiao.studio.ui.workbench.WorkbenchView;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Screens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** One person hands a change in, another sees the same and lets it into force. */
@KeqiaoTest
class PublishPagesTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    AccountDirectory accounts;

    @Autowired
    Drafting drafting;

    @Autowired
    Approving approving;

    @Autowired
    StudioMatters matters;

    @Autowired
    EditLock lock;

    @Autowired
    Texts texts;

    private Actor designer() {
        return accounts.actorNamed("designer");
    }

    private static Button button(String text) {
        return _get(Button.class, spec -> spec.withText(text));
    }

    @Test
    void bothPeopleSeeTheSameBeforeItComesIntoForce() {
        drafting.begin(designer(), "published-on-page", "页面发布");
        // Its heading, and a part for the diagram, the settings, both forms and the four letters that it begins with.
        int parts = 9;
        try (Screens screens = Screens.of(context, "designer")) {
            UI.getCurrent().navigate(PublishView.path("published-on-page"));
            assertThat(_get(DifferencePanel.class).getChildren().count()).isEqualTo(parts);
            assertThat(_find(NativeTable.class)).isNotEmpty();
            _get(TextArea.class, spec -> spec.withLabel("修改说明")).setValue("新事项");
            _click(button("提交审批"));
            assertThat(_find(MatterView.class)).hasSize(1);
        }
        try (Screens screens = Screens.of(context, "publisher")) {
            UI.getCurrent().navigate(PublishView.path("published-on-page"));
            assertThat(_get(DifferencePanel.class).getChildren().count()).isEqualTo(parts);
            assertThat(_find(TextArea.class)).isEmpty();
            _click(button("批准"));
        }
        assertThat(matters.events(designer(), "published-on-page"))
                .extracting(StudioEvent::kind)
                .contains(StudioEvent.Kind.PUBLISHED);
        assertThat(drafting.draft(designer(), "published-on-page")).isEmpty();
    }

    /** The designer goes on where the reason stands; on the way of a change that waits for its day nobody reads a code. */
    @Test
    void whyItCameBackStandsWhereItIsHandedInAgain() {
        drafting.begin(designer(), "sent-back-on-page", "退回一次");
        try (Screens screens = Screens.of(context, "designer")) {
            UI.getCurrent().navigate(PublishView.path("sent-back-on-page"));
            _click(button("提交审批"));
        }
        try (Screens screens = Screens.of(context, "publisher")) {
            UI.getCurrent().navigate(PublishView.path("sent-back-on-page"));
            _click(button("退回"));
            _get(TextArea.class).setValue("缺少依据");
            _click(_find(Button.class, spec -> spec.withText("退回")).get(1));
        }
        try (Screens screens = Screens.of(context, "designer")) {
            UI.getCurrent().navigate(PublishView.path("sent-back-on-page"));
            assertThat(_find(Paragraph.class).stream().map(Paragraph::getText)).anyMatch(line -> line.contains("缺少依据"));
            assertThat(SentBack.words("POLICY_ROW_CLOSED_PAST", texts, Locale.ENGLISH))
                    .startsWith("On its first day");
        }
        drafting.discard(designer(), "sent-back-on-page");
    }

    @Test
    void aDayThatCannotBeReadIsNotTakenForNone() {
        drafting.begin(designer(), "published-on-a-day", "择日发布");
        try (Screens screens = Screens.of(context, "designer")) {
            UI.getCurrent().navigate(PublishView.path("published-on-a-day"));
            DatePicker from = _get(DatePicker.class);
            // As the field says of itself once something was typed that is no day.
            from.setManualValidation(true);
            from.setInvalid(true);
            _get(TextArea.class, spec -> spec.withLabel("修改说明")).setValue("写好的说明");
            _click(button("提交审批"));
            assertThat(drafting.draft(designer(), "published-on-a-day"))
                    .hasValueSatisfying(draft -> assertThat(draft.state()).isEqualTo(DraftState.EDITING));
            assertThat(_get(TextArea.class, spec -> spec.withLabel("修改说明")).getValue())
                    .as("what was typed is still there")
                    .isEqualTo("写好的说明");

            LocalDate day = LocalDate.of(2099, 3, 2);
            from.setInvalid(false);
            from.setValue(day);
            _click(button("提交审批"));
            assertThat(drafting.draft(designer(), "published-on-a-day")).hasValueSatisfying(draft -> {
                assertThat(draft.state()).isEqualTo(DraftState.SUBMITTED);
                assertThat(draft.validFrom()).isEqualTo(day);
            });
        }
        approving.takeBack(designer(), "published-on-a-day");
        drafting.discard(designer(), "published-on-a-day");
    }

    @Test
    void whatTheCheckRefusesCannotBeHandedIn() {
        drafting.begin(designer(), "broken-on-page", "缺表单");
        drafting.remove(designer(), "broken-on-page", Bundle.FORMS + "broken-on-page-decision.form", null);
        try (Screens screens = Screens.of(context, "designer")) {
            UI.getCurrent().navigate(PublishView.path("broken-on-page"));
            assertThat(button("提交审批").isEnabled()).isFalse();
        }
        assertThat(drafting.draft(designer(), "broken-on-page").orElseThrow().state())
                .isEqualTo(DraftState.EDITING);
    }

    @Test
    void twoStatesAreComparedOnAPageOfTheirOwn() {
        try (Screens screens = Screens.of(context, "publisher")) {
            Paths.open("studio/contract-certification/difference?from=nothing&to=1");
            assertThat(_get(DifferenceView.class)).isNotNull();
            assertThat(_find(NativeTable.class)).hasSizeGreaterThan(50);
        }
    }

    @Test
    void whatSomebodyElseHasOpenIsReadAndTakenOver() {
        drafting.begin(designer(), "held-on-page", "编辑锁");
        Actor other = new Actor(
                UUID.randomUUID(), "zhangsan", "张三", Set.of(Role.FLOW_DESIGNER), Set.of(), null, null, Set.of());
        UUID window = UUID.randomUUID();
        lock.claim(other, "held-on-page", window);
        try (Screens screens = Screens.of(context, "designer")) {
            Paths.open(WorkbenchView.path("held-on-page", Bundle.LETTERS + "LT-01.html"));
            assertThat(_get(TextArea.class).isReadOnly()).isTrue();
            _click(button("接手编辑"));
            assertThat(_get(TextArea.class).isReadOnly()).isFalse();
            assertThat(lock.holder(designer(), "held-on-page").orElseThrow().holder())
                    .isEqualTo("designer");
        }
    }
}
