package org.keqiao.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.keqiao.process.Bundle;
import org.keqiao.studio.draft.NewMatter;

/** Somebody hands the administrator hostile files: each is refused in words, nothing changes, and the work goes on. */
@OnStage
class HostileFileJourneyIT {

    private static final int DESK = 1440;
    private static final String MATTER = "contract-certification";
    private static final String FROM_ELSEWHERE = "from-elsewhere";

    @Test
    void isRefusedAndNothingChanges(Stage stage) {
        try (Visit visit = stage.visit(Language.CHINESE, DESK)) {
            visit.signIn("designer").open("/studio").reads(visit.say("studio.title"));
            visit.click(visit.button("exchange.import"));
            Locator report = visit.page().locator("#import-report");

            choose(visit, zip(hostile()));
            assertThat(report).containsText(visit.say("exchange.refused"));
            assertThat(report).containsText(visit.say("finding.DOCTYPE"));
            assertThat(report).containsText(visit.say("form.problem.unsupported-component", "html"));
            assertThat(report).containsText(visit.say("finding.LETTER_ELEMENT", "script"));
            assertThat(report).containsText(visit.say("exchange.unchanged"));
            assertThat(visit.button("exchange.take")).isDisabled();
            visit.passes("import-hostile");

            choose(visit, zip(Map.of("../../etc/cron.d/evil", "* * * * * root true")));
            assertThat(report).containsText(visit.say("refusal.ARCHIVE_NAME", "../../etc/cron.d/evil"));
            choose(visit, zip(Map.of("forms/bomb.form", " ".repeat(40 << 20))));
            assertThat(report).containsText(visit.say("refusal.ARCHIVE_TOO_LARGE", 5));
            choose(visit, "PK, but no archive".getBytes(StandardCharsets.UTF_8));
            assertThat(report).containsText(visit.say("refusal.ARCHIVE_LIST"));
            assertThat(visit.button("exchange.take")).isDisabled();

            // The same window then takes what is sound.
            choose(visit, zip(NewMatter.of(FROM_ELSEWHERE, "外地来的事项").files()));
            assertThat(report).containsText(visit.say("exchange.same.unknown", FROM_ELSEWHERE));
            visit.click(visit.button("exchange.take"));
            visit.reads("外地来的事项");

            visit.open("/studio/" + MATTER);
            assertThat(visit.page().locator("body")).containsText(visit.say("studio.noChange"));
            visit.page()
                    .locator("#studio-upload input[type=file]")
                    .setInputFiles(new FilePayload(
                            "process.bpmn",
                            "text/xml",
                            hostile().get(Bundle.PROCESS).getBytes(StandardCharsets.UTF_8)));
            assertThat(visit.page().locator("#studio-refused")).containsText(visit.say("finding.DOCTYPE"));
            visit.open("/studio/" + MATTER);
            assertThat(visit.page().locator("body")).containsText(visit.say("studio.noChange"));
        }
        stage.api().delete("designer", "/studio/matters/" + FROM_ELSEWHERE + "/draft");
        assertThat(stage.api().get("designer", "/studio/matters").toString())
                .contains(MATTER)
                .doesNotContain(FROM_ELSEWHERE);
    }

    private static void choose(Visit visit, byte[] archive) {
        visit.page()
                .locator("#import-file input[type=file]")
                .setInputFiles(new FilePayload("matter.zip", "application/zip", archive));
        visit.settle();
    }

    private static Map<String, String> hostile() {
        Map<String, String> files =
                new TreeMap<>(NewMatter.of(FROM_ELSEWHERE, "外地来的事项").files());
        files.put(Bundle.PROCESS, "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>");
        files.put(
                Bundle.FORMS + "evil.form",
                "{\"id\":\"evil\",\"type\":\"default\",\"components\":[{\"type\":\"html\",\"content\":\"<script>1</script>\"}]}");
        files.put(Bundle.LETTERS + "LT-01.html", "<html><body><script>alert(1)</script></body></html>");
        return files;
    }

    private static byte[] zip(Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry("manifest.json"));
            zip.write(("{\"format\":1,\"matter\":\"" + FROM_ELSEWHERE + "\",\"origin\":{},\"files\":{}}")
                    .getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
