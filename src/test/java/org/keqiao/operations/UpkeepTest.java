package org.keqiao.operations;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.grid.Grid;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.DrawnMatter;
import org.keqiao.operations.VersionUpkeep.VersionUnused;
import org.keqiao.process.Bundle;
import org.keqiao.process.Publishing;
import org.keqiao.shared.ui.Paths;
import org.keqiao.testing.Api;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Screens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The administrator runs a job now, and clears away what nobody ever used; both stand in the log afterwards. */
@KeqiaoTest
class UpkeepTest {

    private static final String JOB = "tries-cleaning";

    @LocalServerPort
    private int port;

    @Autowired
    private Environment environment;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Publishing publishing;

    private Api api;

    @BeforeEach
    void administrator() {
        api = Api.of(environment).as("sysadmin");
    }

    private JsonNode job(String name) {
        return StreamSupport.stream(api.get("/operations/jobs").json().spliterator(), false)
                .filter(one -> one.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String logged(String kind) {
        return Api.of(environment)
                .as("auditor")
                .get("/security-events?kind=" + kind)
                .body();
    }

    @Test
    void aJobIsRunNowAndTellsHowItWent() {
        assertThat(api.post("/operations/jobs/" + JOB + "/run", null).status()).isEqualTo(202);
        JsonNode done = Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> job(JOB), now -> now.at("/byHand/outcome").asText().equals("DONE"));
        assertThat(done.path("lastRun").asText()).isNotEmpty();
        assertThat(logged("JOB_STARTED")).contains(JOB);
        assertThat(api.post("/operations/jobs/no-such-job/run", null).status()).isEqualTo(404);
    }

    @Test
    void everyJobHasAName() {
        for (String language : List.of("zh-CN", "en")) {
            assertThat(api.with("Accept-Language", language)
                            .get("/operations/jobs")
                            .json())
                    .isNotEmpty()
                    .allSatisfy(one -> assertThat(one.path("title").asText())
                            .isNotEqualTo(one.path("name").asText()));
        }
    }

    @Test
    void aJobThatRunsIsNotBegunAgain() {
        lock("draft-sweep", "10 minutes");
        try {
            Api.Answer refused = api.post("/operations/jobs/draft-sweep/run", null);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.json().path("code").asText()).isEqualTo("JOB_RUNNING");
            assertThat(job("draft-sweep").path("running").asBoolean()).isTrue();
        } finally {
            lock("draft-sweep", "0 minutes");
        }
    }

    private void lock(String name, String howLong) {
        transaction.executeWithoutResult(status -> jdbc.sql(
                        """
                        insert into shedlock (name, lock_until, locked_at, locked_by)
                        values (:name, (now() at time zone 'UTC') + :long::interval, now() at time zone 'UTC', 'test')
                        on conflict (name) do update set lock_until = excluded.lock_until
                        """)
                .param("name", name)
                .param("long", howLong)
                .update());
    }

    @Test
    void aVersionThatNoCaseEverRanOnIsClearedAwayAndStaysReadable() {
        String key = "cleared-away";
        thirdVersion(key, 0);
        assertThat(unused(key)).containsExactly(1);

        JsonNode done = remove(key, 1);
        assertThat(done.path("removed").asInt()).isEqualTo(1);
        assertThat(unused(key)).isEmpty();
        assertThat(deployed(key)).containsExactly(2, 3);
        assertThat(logged("VERSION_REMOVED")).contains(key + " 1");
        assertThat(publishing.bundle(key, 1).file(Bundle.PROCESS)).isPresent();
        assertThat(remove(key, 1).path("kept").asInt()).isEqualTo(1);
        // The newest falls back on the one before, which nobody could remove.
        assertThat(remove(key, 2).path("kept").asInt()).isEqualTo(1);
        publishing.withdraw(key, 3, "publisher");
        assertThat(publishing.inForce(key).orElseThrow().version()).isEqualTo(2);
        assertThat(unused(key)).containsExactly(3);
    }

    @Test
    void whatCasesRanOnStays() {
        String key = "not-cleared-away";
        thirdVersion(key, 1);
        assertThat(unused(key)).isEmpty();
        assertThat(remove(key, 1).path("kept").asInt()).isEqualTo(1);
        assertThat(deployed(key)).containsExactly(1, 2, 3);
    }

    @Test
    void thePageAsksFirst() {
        String key = "cleared-by-page";
        thirdVersion(key, 0);
        try (Screens screens = Screens.of(context, "sysadmin")) {
            Paths.open("operations");
            @SuppressWarnings("unchecked")
            Grid<VersionUnused> grid = _get(Grid.class, spec -> spec.withId("versions-unused"));
            Button remove = _get(Button.class, spec -> spec.withId("cleanup"));
            assertThat(remove.isEnabled()).isFalse();
            grid.asMultiSelect()
                    .select(grid.getListDataView()
                            .getItems()
                            .filter(version -> version.matter().equals(key))
                            .toList());
            _click(remove);
            assertThat(unused(key)).containsExactly(1);
            ConfirmDialog sure = _get(ConfirmDialog.class);
            ComponentUtil.fireEvent(sure, new ConfirmDialog.ConfirmEvent(sure, true));
            assertThat(unused(key)).isEmpty();
        }
    }

    /** A matter in its third version; cases began on the first only. */
    private void thirdVersion(String key, int cases) {
        DrawnMatter matter =
                DrawnMatter.published(new org.keqiao.acceptance.Api("http://localhost:" + port), key, "清理试验");
        matter.submitted(cases).forEach(id -> assertThat(matter.version(id)).isEqualTo(1));
        for (int version = 2; version <= 3; version++) {
            String name = "清理试验" + version;
            matter.change(Bundle.SETTINGS, settings -> settings.replaceFirst("清理试验\\d?", name))
                    .publish(false);
        }
    }

    private List<Integer> unused(String key) {
        return StreamSupport.stream(
                        api.get("/operations/versions/unused").json().spliterator(), false)
                .filter(one -> one.path("matter").asText().equals(key))
                .map(one -> one.path("version").asInt())
                .toList();
    }

    private JsonNode remove(String key, int version) {
        return api.post(
                        "/operations/versions/removal",
                        Map.of("versions", List.of(Map.of("matter", key, "version", version))))
                .json();
    }

    private List<Integer> deployed(String key) {
        return jdbc.sql(
                        """
                        select p.version from matter_publication p
                        join act_re_procdef d on d.deployment_id_ = p.deployment_id
                        where p.matter = ? order by p.version
                        """)
                .params(key)
                .query(Integer.class)
                .list();
    }
}
