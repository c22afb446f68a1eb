package org.keqiao.studio.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.DrawnMatter;
import org.keqiao.process.Bundle;
import org.keqiao.process.Publishing;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Statements;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A replay reads and writes by the page: a case more is no statement more. */
@KeqiaoTest
class ReplayStatementsTest {

    private static final String KEY = "replayed-by-pages";

    @LocalServerPort
    private int port;

    @Autowired
    private Publishing publishing;

    @Autowired
    private ReplayRuns runs;

    @Autowired
    private ReplayStore store;

    @Test
    void aPageOfTwentyTakesAsManyStatementsAsOneOfFive() {
        Api api = new Api("http://localhost:" + port);
        DrawnMatter matter = DrawnMatter.published(api, KEY, "回放试验");
        matter.submitted(20)
                .forEach(id -> api.post(DrawnMatter.APPLICANT, "/cases/" + id + "/withdrawal", Map.of("reason", "不再需要"))
                        .ok());
        Bundle draft = publishing.bundle(KEY, 1);
        replay(draft, 5);
        long five = Statements.countedIn(() -> replay(draft, 5));
        long twenty = Statements.countedIn(() -> replay(draft, 20));
        // Now and then the calendar looks whether it is still the newest.
        assertThat(twenty).isLessThan(five + 5);
    }

    private ReplayView replay(Bundle draft, int most) {
        UUID id = UUID.randomUUID();
        ReplayRequest request = new ReplayRequest(most, null, null, null, null, null);
        store.begin(id, KEY, "digest", request, most, "designer");
        runs.run(id, draft, request);
        ReplayView done = store.of(KEY).stream()
                .map(ReplayStore.Row::view)
                .filter(view -> view.id().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(done.state()).isEqualTo(ReplayView.State.DONE);
        assertThat(done.done()).isEqualTo(most);
        return done;
    }
}
