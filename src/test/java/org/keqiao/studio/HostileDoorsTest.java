package org.keqiao.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keqiao.process.Bundle;
import org.keqiao.process.BundleRefused;
import org.keqiao.process.Finding;
import org.keqiao.process.FindingText;
import org.keqiao.process.Publishing;
import org.keqiao.process.samples.Samples;
import org.keqiao.process.validation.HostileBundles;
import org.keqiao.process.validation.HostileFilesTest;
import org.keqiao.security.Actor;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.keqiao.studio.draft.Drafting;
import org.keqiao.studio.draft.NewMatter;
import org.keqiao.studio.publishing.Approving;
import org.keqiao.studio.publishing.Submission;
import org.keqiao.studio.version.Exchange;
import org.keqiao.testing.Effort;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hostile files at every door of the studio: written into a draft, brought by an archive, smuggled into a stored draft.
 * None runs anything, none reaches for the network, none takes long, and each is refused in words.
 */
@KeqiaoTest
class HostileDoorsTest {

    private static final int MANY = Effort.of(160, 1_000);
    private static final long LONGEST_MILLIS = 10_000;
    private static final String SMUGGLED = "smuggled";

    @Autowired
    Drafting drafting;

    @Autowired
    Exchange exchange;

    @Autowired
    Approving approving;

    @Autowired
    Publishing publishing;

    @Autowired
    Texts texts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @TempDir
    Path folder;

    private final Actor designer = StudioPeople.designer("doorkeeper", "设计员");
    private final Actor publisher = StudioPeople.publisher("doorwarden", "审批员");
    private ServerSocket net;
    private Path marker;

    @BeforeEach
    void listens() throws IOException {
        net = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        marker = folder.resolve("marker");
    }

    @AfterEach
    void nothingRanAndNobodyCalled() throws IOException {
        assertThat(marker).doesNotExist();
        assertThat(HostileFilesTest.Marker.ran).isFalse();
        net.setSoTimeout(50);
        assertThatThrownBy(net::accept).isInstanceOf(SocketTimeoutException.class);
        net.close();
    }

    private HostileBundles bundles(long seed) {
        return new HostileBundles(seed, marker.toString(), "http://127.0.0.1:" + net.getLocalPort());
    }

    @Test
    void writtenIntoADraft() {
        drafting.begin(designer, Samples.MATTER, "敌意文件");
        try {
            Bundle sound = Samples.bundle();
            exchange.take(designer, zip(sound), null);
            Set<Finding> before = new LinkedHashSet<>(drafting.check(designer, Samples.MATTER));
            HostileBundles bundles = bundles(20261122);
            int kept = 0;
            for (int i = 0; i < MANY; i++) {
                HostileBundles.Hostile hostile = bundles.next(i);
                long from = System.nanoTime();
                kept += put(i, hostile, sound, before) ? 1 : 0;
                assertThat((System.nanoTime() - from) / 1_000_000)
                        .as("%d: %s", i, hostile.what())
                        .isLessThan(LONGEST_MILLIS);
            }
            System.out.printf(
                    "hostile files put: %d, of them kept in the draft and found by its check: %d%n", MANY, kept);
            assertThat(kept).isLessThan(MANY / 2);
        } finally {
            drafting.discard(designer, Samples.MATTER);
        }
    }

    /** True when the draft took it, being no danger while it lies there: then the check keeps it from going further. */
    private boolean put(int i, HostileBundles.Hostile hostile, Bundle sound, Set<Finding> before) {
        String path = hostile.bundle().files().entrySet().stream()
                .filter(file -> !file.getValue().equals(sound.files().get(file.getKey())))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        byte[] bytes = hostile.bundle().files().get(path).getBytes(StandardCharsets.UTF_8);
        try {
            drafting.put(designer, Samples.MATTER, path, bytes, null);
        } catch (BundleRefused refused) {
            said(refused.findings());
            return false;
        } catch (Refusal refused) {
            assertThat(refused.code()).as("%d: %s", i, hostile.what()).startsWith("DRAFT_FILE_");
            return false;
        }
        List<Finding> after = drafting.check(designer, Samples.MATTER);
        assertThat(after).as("%d: %s", i, hostile.what()).anyMatch(f -> f.isError() && !before.contains(f));
        said(after);
        drafting.put(designer, Samples.MATTER, path, sound.files().get(path).getBytes(StandardCharsets.UTF_8), null);
        return true;
    }

    /** Every finding is a sentence, not a machine's word; the check itself never stumbled. */
    private void said(List<Finding> findings) {
        assertThat(findings).isNotEmpty();
        for (Finding finding : findings) {
            assertThat(finding.code()).isNotEqualTo("CHECK_FAILED");
            Texts.LANGUAGES.forEach(language -> assertThat(FindingText.of(finding, texts, language))
                    .doesNotStartWith("finding.")
                    .doesNotStartWith("form.problem"));
        }
    }

    @Test
    void broughtByAnArchive() {
        HostileBundles bundles = bundles(35);
        int refused = 0;
        for (int i = 0; i < MANY / 2; i++) {
            HostileBundles.Hostile hostile = bundles.next(i);
            try {
                Exchange.Report report = exchange.look(designer, zip(hostile.bundle()), null);
                assertThat(report.findings()).as("%d: %s", i, hostile.what()).anyMatch(Finding::isError);
                said(report.findings());
            } catch (BundleRefused no) {
                said(no.findings());
                refused++;
            } catch (Refusal no) {
                assertThat(no.code()).as("%d: %s", i, hostile.what()).matches("ARCHIVE_.*|DRAFT_FILE_.*");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(MANY / 4);
    }

    /** Bits turned in a sound archive: it comes in or is refused, and nothing else happens. */
    @Test
    void anArchiveThatIsBrokenAnywhere() {
        byte[] sound = zip(NewMatter.of("broken-archive", "坏包"));
        Random random = new Random(7);
        for (int i = 0; i < MANY; i++) {
            byte[] broken = sound.clone();
            for (int n = 0; n <= random.nextInt(8); n++) {
                broken[random.nextInt(random.nextBoolean() ? 200 : broken.length)] = (byte) random.nextInt(256);
            }
            byte[] archive = random.nextInt(4) == 0 ? Arrays.copyOf(broken, random.nextInt(broken.length)) : broken;
            try {
                exchange.look(designer, archive, null);
            } catch (BundleRefused | Refusal no) {
                assertThat(no.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void smuggledIntoAStoredDraft() {
        Bundle sound = NewMatter.of(SMUGGLED, "夹带");
        String model = sound.file(Bundle.PROCESS).orElseThrow();
        String form = Bundle.FORMS + SMUGGLED + "-decision.form";
        String letter = Bundle.LETTERS + "LT-D1.html";
        String accept = "camunda:delegateExpression=\"${acceptCase}\"";
        String touch = "${''.getClass().forName('java.lang.Runtime').getRuntime().exec('touch " + marker + "')}";
        List<Map.Entry<String, String>> hostile = List.of(
                Map.entry(
                        Bundle.PROCESS,
                        model.replace(
                                accept, "camunda:class=\"org.keqiao.process.validation.HostileFilesTest$Marker\"")),
                Map.entry(Bundle.PROCESS, model.replace("${acceptCase}", touch.replace("&", "&amp;"))),
                Map.entry(
                        Bundle.PROCESS,
                        model.replaceFirst(
                                "<camunda:properties>",
                                "<camunda:executionListener event=\"start\""
                                        + " class=\"org.keqiao.process.validation.HostileFilesTest\\$Marker\" /><camunda:properties>")),
                Map.entry(
                        Bundle.PROCESS,
                        model.replaceFirst(
                                "\\?>", "?><!DOCTYPE x SYSTEM \"http://127.0.0.1:" + net.getLocalPort() + "/x.dtd\">")),
                Map.entry(Bundle.PROCESS, "<x>".repeat(20_000) + "</x>".repeat(20_000)),
                Map.entry(Bundle.PROCESS, ""),
                Map.entry(form, "{\"id\":\"a\",\"type\":\"default\",\"components\":[{\"type\":\"html\"}]}"),
                Map.entry(form, "[".repeat(5_000)),
                Map.entry(Bundle.SETTINGS, "null"),
                Map.entry(letter, "<html><body><script>1</script></body></html>"),
                Map.entry(letter, "<html><body><img src=\"file:///etc/passwd\" /></body></html>"),
                Map.entry("decisions/route.dmn", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>"),
                Map.entry("../../etc/cron.d/x", "* * * * * root touch " + marker));
        drafting.begin(designer, SMUGGLED, "夹带");
        approving.submit(designer, SMUGGLED, new Submission("夹带", null, false, List.of()));
        for (Map.Entry<String, String> file : hostile) {
            store(sound, file);
            assertThatThrownBy(() -> approving.approve(publisher, SMUGGLED))
                    .as("%s %s", file.getKey(), file.getValue())
                    .isInstanceOfSatisfying(BundleRefused.class, no -> said(no.findings()));
            assertThatThrownBy(() -> publishing.publish(sound.with(file.getKey(), file.getValue()), "nobody"))
                    .isInstanceOf(BundleRefused.class);
            assertThat(publishing.publications(SMUGGLED)).isEmpty();
        }
        approving.takeBack(designer, SMUGGLED);
        store(sound, Map.entry(Bundle.PROCESS, model));
        drafting.discard(designer, SMUGGLED);
    }

    /** Past every door, as somebody with the database's password would. */
    private void store(Bundle sound, Map.Entry<String, String> file) {
        transactions.executeWithoutResult(tx -> {
            String draft = "(select id from studio_draft where matter = :matter and state in ('EDITING', 'SUBMITTED'))";
            jdbc.sql("delete from studio_draft_file where draft = " + draft)
                    .param("matter", SMUGGLED)
                    .update();
            sound.with(file.getKey(), file.getValue()).files().forEach((path, content) -> jdbc.sql(
                            "insert into studio_draft_file (draft, path, content) values (" + draft
                                    + ", :path, :content)")
                    .param("matter", SMUGGLED)
                    .param("path", path)
                    .param("content", content)
                    .update());
        });
    }

    private static byte[] zip(Bundle bundle) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry("manifest.json"));
            zip.write(("{\"format\":1,\"matter\":\"" + bundle.matter() + "\",\"origin\":{},\"files\":{}}")
                    .getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, String> file : bundle.files().entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}
