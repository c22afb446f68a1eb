package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keqiao.publicity.NoticeKeeping;
import org.keqiao.publicity.NoticeView;
import org.keqiao.publicity.Notices;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** D-17: somebody objects to one award of a batch; the amount changes and is shown anew, and the others do not wait. */
@KeqiaoTest
class ContestedBatchTest {

    @LocalServerPort
    private int port;

    @Autowired
    TestClock clock;

    @Autowired
    NoticeKeeping keeping;

    @Autowired
    Notices notices;

    @AfterEach
    void putTheClockBack() {
        clock.reset();
    }

    @Test
    void aChangedAwardIsShownAnewAndTheOthersGoOn() {
        Api api = new Api("http://localhost:" + port);
        FundedItem item = new FundedItem(api, clock);
        Subsidy contested = item.waiting();
        Subsidy other = item.waiting();
        Batch batch = Batch.of(api).opened().composedOf(contested, other).agreed();
        NoticeView notice = notices.ofCase(batch.number()).get(0);
        int line = notice.lines().stream()
                        .map(NoticeView.LineView::reference)
                        .toList()
                        .indexOf(contested.number())
                + 1;

        clock.set(notice.shownFrom().plus(Duration.ofHours(1)));
        Objection objection = Objection.by(api, "university").filed(notice.id(), line);
        batch.shown(clock, keeping).awarded();
        assertThat(other.status()).isEqualTo("DECIDED_POSITIVE");
        assertThat(contested.status()).isEqualTo("ACCEPTED");

        objection.investigated();
        assertThat(answerTo(objection, "0.00")).isEqualTo("AMOUNT_ONLY_LOWER");
        assertThat(answerTo(objection, "100000.00")).isEqualTo("NEW_AMOUNT_UNCHANGED");
        assertThat(answerTo(objection, "100000.01")).isEqualTo("AMOUNT_ONLY_LOWER");
        objection.settled("PARTLY", "60000.00");
        List<NoticeView> shown = notices.ofCase(batch.number());
        assertThat(shown).hasSize(2);
        assertThat(shown.get(1).lines()).singleElement().satisfies(anew -> {
            assertThat(anew.reference()).isEqualTo(contested.number());
            assertThat(anew.amount().toString()).isEqualTo("60000.00");
        });
        assertThat(contested.letter("LT-Y1C").path("number").asText()).isNotBlank();

        clock.set(shown.get(1)
                .lastDay()
                .plusDays(1)
                .atTime(9, 0)
                .atZone(clock.getZone())
                .toInstant());
        keeping.closeOver();
        batch.awarded();
        assertThat(contested.status()).isEqualTo("DECIDED_POSITIVE");
        assertThat(item.budget().path("committed").asText()).isEqualTo("160000.00");
    }

    /** Code of the refusal when the amount becomes this. */
    private static String answerTo(Objection objection, String amount) {
        return objection
                .tries("objection2", "objection-decision", "decide", Objection.decision("PARTLY", amount))
                .body()
                .path("code")
                .asText();
    }
}
