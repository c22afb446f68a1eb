package org.keqiao.studio.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keqiao.process.Bundle;
import org.keqiao.process.Publishing;
import org.keqiao.security.Actor;
import org.keqiao.studio.StudioPeople;
import org.keqiao.studio.draft.Drafting;
import org.keqiao.studio.version.ShippedUpdates.Standing;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;

/** The product's files beside ours: what may be taken without a look, and what both changed. */
@KeqiaoTest
class ShippedUpdatesTest {

    private static final String MATTER = "contract-certification";
    private static final String LETTER = Bundle.LETTERS + "LT-01.html";

    @Autowired
    ShippedUpdates updates;

    @Autowired
    Drafting drafting;

    @Autowired
    Publishing publishing;

    private final Actor designer = StudioPeople.designer("updater", "设计员");

    @AfterEach
    void givesUp() {
        if (drafting.draft(designer, MATTER).isPresent()) {
            drafting.discard(designer, MATTER);
        }
    }

    @Test
    void aFileOfOursIsSeenAndGivenBackToTheProduct() {
        String shipped = publishing.shipped(MATTER).orElseThrow().file(LETTER).orElseThrow();
        String ours = shipped.replaceFirst("</body>", "<p>本单位的一句话</p></body>");
        drafting.put(designer, MATTER, LETTER, ours.getBytes(StandardCharsets.UTF_8), null);
        assertThat(standing(LETTER)).isIn(Standing.OURS, Standing.BOTH, Standing.PRODUCT);

        updates.take(designer, MATTER, List.of(LETTER));
        assertThat(standing(LETTER)).isEqualTo(Standing.SAME);
        assertThat(drafting.bundle(designer, MATTER).file(LETTER)).contains(shipped);
    }

    @Test
    void allOfItIsTakenAndCountsAsLookedAt() {
        drafting.put(
                designer, MATTER, LETTER, "<html><body><p>甲</p></body></html>".getBytes(StandardCharsets.UTF_8), null);
        updates.takeAll(designer, MATTER);
        assertThat(updates.of(designer, MATTER).open()).isFalse();
        assertThat(updates.of(designer, MATTER).files()).allMatch(file -> file.standing() == Standing.SAME);
    }

    private Standing standing(String path) {
        return updates.of(designer, MATTER).files().stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow()
                .standing();
    }
}
