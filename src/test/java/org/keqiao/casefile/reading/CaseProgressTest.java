package org.keqiao.casefile.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keqiao.casefile.reading.CaseProgress.Stage;
import org.springframework.lang.Nullable;

/** Stages that other cases carry out stand in their place, and the one that goes on is the one that is worked on. */
class CaseProgressTest {

    private static final Instant DAY = Instant.parse("2026-11-23T01:00:00Z");

    @Test
    void aCaseThatIsNotShownYetStaysWhereItIs() {
        CaseProgress all = progress(1).with(List.of(stage("notice", null)), List.of(stage("payment", null)));

        assertThat(all.stages())
                .extracting(Stage::name)
                .containsExactly("submission", "review", "notice", "decision", "payment");
        assertThat(all.current()).isEqualTo(1);
    }

    @Test
    void whatIsShownIsAtItsNotice() {
        assertThat(progress(1)
                        .with(List.of(stage("notice", DAY)), List.of(stage("payment", null)))
                        .current())
                .isEqualTo(2);
    }

    @Test
    void whatIsGrantedIsOverOnlyOnceItIsPaid() {
        CaseProgress granted = progress(3).with(List.of(stage("notice", DAY)), List.of(stage("payment", null)));
        assertThat(granted.stages().get(granted.current()).name()).isEqualTo("payment");

        CaseProgress paid = progress(3).with(List.of(stage("notice", DAY)), List.of(stage("payment", DAY)));
        assertThat(paid.current()).isEqualTo(paid.stages().size());
    }

    @Test
    void whatIsRefusedIsOver() {
        CaseProgress refused = progress(3).with(List.of(), List.of());

        assertThat(refused.current()).isEqualTo(refused.stages().size());
    }

    private static CaseProgress progress(int current) {
        return new CaseProgress(
                List.of(stage("submission", DAY), stage("review", DAY), stage("decision", null)),
                current,
                null,
                List.of(),
                "",
                null,
                null,
                null,
                null,
                List.of());
    }

    private static Stage stage(String name, @Nullable Instant reachedAt) {
        return new Stage(name, reachedAt);
    }
}
