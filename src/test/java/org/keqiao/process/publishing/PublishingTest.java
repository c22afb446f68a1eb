package org.keqiao.process.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.keqiao.process.Bundle;
import org.keqiao.process.BundleRefused;
import org.keqiao.process.Matters;
import org.keqiao.process.Publishing;
import org.keqiao.process.Publishing.Publication;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is shipped and what an administrator publishes; everything published here is taken back. */
@KeqiaoTest
class PublishingTest {

    private static final String MATTER = "contract-certification";

    @Autowired
    Publications publications;

    @Autowired
    Publishing publishing;

    @Autowired
    Matters matters;

    @Autowired
    MatterHealth health;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private static Bundle shipped() {
        return ShippedBundles.load().stream()
                .filter(bundle -> bundle.matter().equals(MATTER))
                .findFirst()
                .orElseThrow();
    }

    /** Drawn otherwise: what the applicant reads is another sentence. */
    private static Bundle redesigned() {
        return shipped()
                .with(
                        Bundle.SETTINGS,
                        shipped().file(Bundle.SETTINGS).orElseThrow().replace("认定", "审定"));
    }

    private void rolledBack(Runnable work) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            work.run();
        });
    }

    @Test
    void whatIsShippedIsPublishedOnce() {
        assertThat(publications.publications(MATTER)).anySatisfy(p -> {
            assertThat(p.shipped()).isTrue();
            assertThat(p.publishedBy()).isEqualTo("system");
            assertThat(p.baseline()).isEqualTo(shipped().digest());
        });
        int before = publications.publications(MATTER).size();
        assertThat(publications.ship(shipped())).isFalse();
        assertThat(publications.publications(MATTER)).hasSize(before);
    }

    @Test
    void aShippedUpdateFollowsTheShippedOneButNeverARedesign() {
        rolledBack(() -> {
            // What other tests moved or withdrew; nothing of this is kept.
            List.of(
                            "studio_move_case where move in (select id from studio_move where matter = ?)",
                            "studio_move_author where move in (select id from studio_move where matter = ?)",
                            "studio_move where matter = ?",
                            "studio_withdrawal where matter = ?")
                    .forEach(rows ->
                            jdbc.sql("delete from " + rows).params(MATTER).update());
            jdbc.sql("delete from matter_file where matter = ? and version > 1")
                    .param(MATTER)
                    .update();
            jdbc.sql("delete from matter_publication where matter = ? and version > 1")
                    .param(MATTER)
                    .update();
            assertThat(publications.ship(redesigned())).isTrue();
            // An older program starts again: it must not bring its own version back.
            assertThat(publications.ship(shipped())).isFalse();
            int published = publishing.publish(shipped(), "publisher");
            assertThat(publications.ship(redesigned())).isFalse();
            List<Publication> all = publishing.publications(MATTER);
            assertThat(all).extracting(Publication::version).containsExactly(3, 2, 1);
            assertThat(published).isEqualTo(3);
            assertThat(all.get(0).shipped()).isFalse();
            assertThat(all.get(0).baseline()).isEqualTo(all.get(1).baseline());
        });
    }

    @Test
    void aPublicationBindsFormsAndTablesToItself() {
        String model = publishing.bundle(MATTER, 1).file(Bundle.PROCESS).orElseThrow();
        assertThat(model).contains("camunda:versionTag=\"1\"").contains("camunda:decisionRefBinding=\"deployment\"");
        assertThat(model).doesNotContain("camunda:formRefBinding=\"latest\"");
        String table = publishing
                .bundle(MATTER, 1)
                .file("decisions/expert-trigger.dmn")
                .orElseThrow();
        assertThat(table).contains("camunda:versionTag=\"1\"");
    }

    @Test
    void aBrokenModelIsRefusedWithFileAndElement() {
        Bundle broken = shipped()
                .with(
                        Bundle.PROCESS,
                        shipped()
                                .file(Bundle.PROCESS)
                                .orElseThrow()
                                .replace("${issueCertificate}", "${runtime.exec('id')}"));
        int before = publishing.publications(MATTER).size();
        assertThatThrownBy(() -> publishing.publish(broken, "designer"))
                .isInstanceOfSatisfying(BundleRefused.class, refused -> assertThat(refused.findings())
                        .anySatisfy(finding -> {
                            assertThat(finding.file()).isEqualTo(Bundle.PROCESS);
                            assertThat(finding.element()).isEqualTo("IssueCertificate");
                        }))
                .hasMessageContaining("process.bpmn at IssueCertificate");
        assertThat(publishing.publications(MATTER)).hasSize(before);
    }

    @Test
    void aBrokenFormIsRefusedWithItsFile() {
        Bundle broken =
                shipped().with("forms/contract-intake.form", "{\"id\": \"contract-intake\", \"type\": \"default\"");
        assertThatThrownBy(() -> publishing.publish(broken, "designer"))
                .hasMessageContaining("forms/contract-intake.form");
    }

    @Test
    void aPublishedMatterIsParsed() {
        var matter = matters.current(MATTER).orElseThrow();
        assertThat(matter.startForm().id()).isEqualTo("contract-application");
        assertThat(matter.letters()).containsKey("LT-C2");
        assertThat(matter.limit("decision", "GUIDE_2022").orElseThrow().days()).isEqualTo(30);
        assertThat(matter.limit("decision", "another").orElseThrow().days()).isEqualTo(15);
        assertThat(matters.version(MATTER, 1).version()).isEqualTo(1);
        assertThatThrownBy(() -> matters.version(MATTER, 9999)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void healthIsDownWhenAPublishedModelNoLongerValidates() {
        assertThat(health.check().getStatus()).isEqualTo(Status.UP);
        rolledBack(() -> {
            jdbc.sql(
                            """
                            insert into matter_publication
                                (matter, version, baseline, shipped, published_at, published_by, deployment_id)
                            values ('gone-matter', 1, 'x', false, now(), 'publisher', 'gone-deployment')
                            """)
                    .update();
            jdbc.sql("insert into matter_file (matter, version, path, content) values ('gone-matter', 1, ?, ?)")
                    .params(Bundle.PROCESS, "<definitions/>")
                    .update();
            var down = health.check();
            assertThat(down.getStatus()).isEqualTo(Status.DOWN);
            assertThat(down.getDetails()).containsOnlyKeys("gone-matter 1");
        });
        assertThat(health.check().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aBundleKnowsItsFolders() {
        Bundle bundle = new Bundle("a", Map.of("forms/b.form", "1", "letters/LT-01.html", "2", "settings.json", "3"));
        assertThat(bundle.folder(Bundle.FORMS)).containsExactly(Map.entry("b", "1"));
        assertThat(bundle.file("letters/LT-01.html")).contains("2");
    }
}
