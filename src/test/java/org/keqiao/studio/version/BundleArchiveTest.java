package org.keqiao.studio.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keqiao.process.Bundle;
import org.keqiao.shared.Refusal;
import org.keqiao.studio.draft.Drafting;

/** A matter travels as one file; an archive that tries something is refused as a whole. */
class BundleArchiveTest {

    private static final String MANIFEST =
            "{\"format\":1,\"matter\":\"m\",\"origin\":{\"catalogue\":\"c\"},\"files\":{}}";

    private static final BundleArchive.Origin ORIGIN = new BundleArchive.Origin("1.0", "350500", "c", Instant.EPOCH);

    private static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static void refused(String code, byte[] archive) {
        assertThatThrownBy(() -> BundleArchive.read(archive))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo(code));
    }

    private static Map<String, byte[]> with(String name, byte[] content) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("manifest.json", MANIFEST.getBytes(StandardCharsets.UTF_8));
        files.put(name, content);
        return files;
    }

    @Test
    void whatWasWrittenIsReadAgain() {
        Bundle bundle = new Bundle("m", Map.of("process.bpmn", "<a>技术</a>", "forms/x.form", "{}"));
        BundleArchive.Content content = BundleArchive.read(BundleArchive.write(bundle, ORIGIN));
        assertThat(content.bundle()).isEqualTo(bundle);
        assertThat(content.manifest().files()).containsEntry("forms/x.form", Drafting.digest("{}"));
    }

    @Test
    void foldersThatAnotherToolPackedWithItAreNoFiles() {
        Map<String, byte[]> files = with("forms/", new byte[0]);
        files.put("forms/x.form", "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(BundleArchive.read(zip(files)).bundle().files()).containsOnlyKeys("forms/x.form");
        refused("ARCHIVE_NAME", zip(with("elsewhere/", new byte[0])));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../process.bpmn",
                "/etc/passwd",
                "forms/../../x.form",
                "forms\\x.form",
                "C:x.form",
                "forms/a/b.form",
                "forms/",
                ".hidden",
                "forms/x",
                "a\u0000.form"
            })
    void aNameThatLeadsElsewhereIsRefused(String name) {
        refused("ARCHIVE_NAME", zip(with(name, new byte[1])));
    }

    @Test
    void aBombIsNotUnpacked() {
        byte[] zeros = new byte[64 << 20];
        Arrays.fill(zeros, (byte) ' ');
        byte[] archive = zip(with("forms/x.form", zeros));
        assertThat(archive.length).isLessThan(1 << 20);
        refused("ARCHIVE_TOO_LARGE", archive);
    }

    @Test
    void whatIsNoArchiveOrHasNoListIsRefused() {
        refused("ARCHIVE_LIST", new byte[0]);
        refused("ARCHIVE_LIST", "PK no".getBytes(StandardCharsets.UTF_8));
        refused("ARCHIVE_LIST", zip(Map.of("process.bpmn", "<a/>".getBytes(StandardCharsets.UTF_8))));
        refused("ARCHIVE_LIST", zip(Map.of("manifest.json", "[]".getBytes(StandardCharsets.UTF_8))));
        refused("ARCHIVE_TOO_LARGE", new byte[BundleArchive.LARGEST + 1]);
        byte[] readable = "{}".getBytes(StandardCharsets.UTF_8);
        Map<String, byte[]> many = with("forms/x.form", readable);
        for (int i = 0; i < 300; i++) {
            many.put("forms/x" + i + ".form", readable);
        }
        refused("ARCHIVE_MANY", zip(many));
    }
}
