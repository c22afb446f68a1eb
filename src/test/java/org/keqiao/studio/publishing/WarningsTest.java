package org.keqiao.studio.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.process.Bundle;
import org.keqiao.process.Finding;
import org.keqiao.security.Actor;
import org.keqiao.shared.Refusal;
import org.keqiao.studio.StudioEvent;
import org.keqiao.studio.StudioPeople;
import org.keqiao.studio.draft.DraftState;
import org.keqiao.studio.draft.DraftView;
import org.keqiao.studio.draft.Drafting;
import org.keqiao.studio.draft.StudioMatters;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;

/** A warning needs a word before the change goes to the second person; the word stands in the record. */
@KeqiaoTest
class WarningsTest {

    private static final AtomicInteger MATTERS = new AtomicInteger();

    @Autowired
    Drafting drafting;

    @Autowired
    Approving approving;

    @Autowired
    StudioMatters matters;

    private final Actor designer = StudioPeople.designer("warned", "设计员");
    private final Actor publisher = StudioPeople.publisher("second", "审批员");
    private String matter;
    private List<Finding> warnings;

    @BeforeEach
    void aDraftWithWarnings() {
        matter = "warned-sample-" + (char) ('a' + MATTERS.getAndIncrement());
        drafting.begin(designer, matter, "提醒试验");
        String model = drafting.file(designer, matter, Bundle.PROCESS).content();
        drafting.put(
                designer,
                matter,
                Bundle.PROCESS,
                model.replaceFirst("<camunda:property name=\"nameEn\"[^>]*/>", "")
                        .getBytes(StandardCharsets.UTF_8),
                null);
        warnings = drafting.check(designer, matter);
        assertThat(warnings).isNotEmpty().noneMatch(Finding::isError);
    }

    private List<WarningAnswer> answers(String reason) {
        return warnings.stream()
                .map(w -> new WarningAnswer(w.file(), w.element(), w.code(), reason))
                .toList();
    }

    private Submission submission(List<WarningAnswer> answers) {
        return new Submission("只有中文", null, true, answers);
    }

    @Test
    void withoutAWordToEachNothingIsHandedIn() {
        for (List<WarningAnswer> some :
                List.of(List.<WarningAnswer>of(), answers("见科室意见").subList(1, warnings.size()))) {
            assertThatThrownBy(() -> approving.submit(designer, matter, submission(some)))
                    .isInstanceOfSatisfying(
                            Refusal.class, no -> assertThat(no.code()).isEqualTo("WARNINGS_UNANSWERED"));
        }
        assertThatThrownBy(() -> approving.submit(designer, matter, submission(answers(" "))))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void theSecondPersonReadsTheWordsAndLetsItIntoForce() {
        DraftView draft = approving.submit(designer, matter, submission(answers("本市不对外办理")));
        assertThat(draft.moveCases()).isTrue();
        assertThat(approving.answers(publisher, matter))
                .hasSize(warnings.size())
                .allSatisfy(answer -> assertThat(answer.reason()).isEqualTo("本市不对外办理"));
        assertThat(matters.events(publisher, matter))
                .filteredOn(event -> event.kind() == StudioEvent.Kind.WARNING_ANSWERED)
                .hasSize(warnings.size())
                .allSatisfy(event -> assertThat(event.detail()).contains("ENGLISH_NAME", "本市不对外办理"));
        assertThat(approving.approve(publisher, matter).state()).isEqualTo(DraftState.PUBLISHED);
    }

    @Test
    void whoeverDesignsOnlyDoesNotApproveAndWhoeverApprovesDoesNotDesign() {
        approving.submit(designer, matter, submission(answers("见科室意见")));
        assertThatThrownBy(() -> approving.approve(designer, matter)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> approving.takeBack(publisher, matter)).isInstanceOf(Refusal.class);
    }
}
