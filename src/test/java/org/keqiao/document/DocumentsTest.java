package org.keqiao.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keqiao.security.Actor;
import org.keqiao.shared.Refusal;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.transaction.support.TransactionTemplate;

@KeqiaoTest
class DocumentsTest {

    @Autowired
    private Documents documents;

    @Autowired
    private FileStore files;

    @Autowired
    private TransactionTemplate transaction;

    @Value("${keqiao.home}")
    private Path home;

    @Test
    void keepsAndHandsBack() throws IOException {
        UUID caseId = UUID.randomUUID();
        byte[] bytes = HostileFiles.pdf("合同 " + caseId);
        StoredDocument document = store(caseId, "技术合同.PDF", bytes);
        assertThat(document.name()).isEqualTo("技术合同.PDF");
        assertThat(document.mediaType()).isEqualTo("application/pdf");
        assertThat(document.size()).isEqualTo(bytes.length);
        assertThat(read(document.id())).isEqualTo(bytes);
        assertThat(documents.of(caseId)).containsExactly(documents.require(document.id()));
        assertThat(documents.withDigest(document.sha256()))
                .extracting(StoredDocument::caseId)
                .containsExactly(caseId);
    }

    @Test
    void takesEveryAllowedType() {
        UUID caseId = UUID.randomUUID();
        byte[] page = "<Page/>".getBytes(StandardCharsets.UTF_8);
        assertThat(store(caseId, "a.ofd", HostileFiles.ofd("Doc_0/Document.xml", page))
                        .mediaType())
                .isEqualTo("application/ofd");
        assertThat(store(caseId, "a.JPeG", HostileFiles.jpeg(40, 30)).mediaType())
                .isEqualTo("image/jpeg");
        assertThat(store(caseId, "a.png", HostileFiles.png(40, 30)).mediaType()).isEqualTo("image/png");
    }

    @Test
    void sameBytesOfTwoCasesLiveUntilTheLastIsDeleted() throws IOException {
        byte[] bytes = HostileFiles.pdf(UUID.randomUUID().toString());
        StoredDocument one = store(UUID.randomUUID(), "a.pdf", bytes);
        StoredDocument two = store(UUID.randomUUID(), "b.pdf", bytes);
        documents.delete(one.id());
        assertThat(read(two.id())).isEqualTo(bytes);
        documents.delete(two.id());
        assertThat(place(two.sha256())).doesNotExist();
        refuses("NOT_FOUND", () -> documents.open(two.id()));
    }

    @Test
    void rollbackTakesTheBytesAway() {
        byte[] bytes = HostileFiles.pdf(UUID.randomUUID().toString());
        UUID caseId = UUID.randomUUID();
        StoredDocument lost;
        try (ReceivedFile received = documents.receive("a.pdf", stream(bytes))) {
            lost = transaction.execute(status -> {
                StoredDocument document = documents.keep(received, caseId, "contract", 20, Actor.SYSTEM);
                assertThat(place(document.sha256())).exists();
                status.setRollbackOnly();
                return document;
            });
        }
        assertThat(place(lost.sha256())).doesNotExist();
        assertThat(documents.of(caseId)).isEmpty();
    }

    @Test
    void rollbackLeavesWhatAnotherCaseUses() throws IOException {
        byte[] bytes = HostileFiles.pdf(UUID.randomUUID().toString());
        StoredDocument kept = store(UUID.randomUUID(), "a.pdf", bytes);
        try (ReceivedFile received = documents.receive("a.pdf", stream(bytes))) {
            transaction.executeWithoutResult(status -> {
                documents.keep(received, UUID.randomUUID(), "contract", 20, Actor.SYSTEM);
                status.setRollbackOnly();
            });
        }
        assertThat(read(kept.id())).isEqualTo(bytes);
    }

    @Test
    void refusesTheFileTooMany() {
        UUID caseId = UUID.randomUUID();
        documents.store(caseId, "contract", 1, "a.png", stream(HostileFiles.png(5, 5)), Actor.SYSTEM);
        refuses(
                "FILES_TOO_MANY",
                () -> documents.store(caseId, "contract", 1, "b.png", stream(HostileFiles.png(6, 6)), Actor.SYSTEM));
        assertThat(documents.of(caseId)).hasSize(1);
        assertThat(incoming()).isEmpty();
    }

    @Test
    void refusesMoreThanFiftyMegabytesWithoutReadingOn() {
        long[] read = {0};
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 0;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                read[0] += length;
                return length;
            }
        };
        refuses("FILE_TOO_LARGE", () -> documents.receive("a.pdf", endless));
        assertThat(read[0]).isLessThan(Reception.LARGEST + (1 << 20));
        assertThat(incoming()).isEmpty();
    }

    @Test
    void refusesWhatBreaksOff() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };
        refuses("FILE_INTERRUPTED", () -> documents.receive("a.pdf", broken));
        assertThat(incoming()).isEmpty();
    }

    @Test
    void sweepRemovesOldOrphansOnly() throws IOException {
        StoredDocument kept = store(
                UUID.randomUUID(), "a.pdf", HostileFiles.pdf(UUID.randomUUID().toString()));
        Path orphan =
                Files.write(Files.createDirectories(home.resolve("files/ab")).resolve("ab".repeat(32)), new byte[] {1});
        Path young = Files.write(home.resolve("files/ab").resolve("abcd".repeat(16)), new byte[] {2});
        Path part = Files.write(home.resolve("files/incoming/left.part"), new byte[] {3});
        Path foreign = Files.write(home.resolve("files/ab").resolve(".nfs000000000123"), new byte[] {4});
        Path elsewhere = Files.write(
                Files.createDirectories(home.resolve("files/lost+found")).resolve("x"), new byte[] {5});
        FileTime old = FileTime.from(Instant.now(java.time.Clock.systemUTC()).minus(Duration.ofDays(2)));
        for (Path path : new Path[] {orphan, part, foreign, elsewhere, place(kept.sha256())}) {
            Files.setLastModifiedTime(path, old);
        }
        assertThat(files.sweep()).isGreaterThanOrEqualTo(2);
        assertThat(orphan).doesNotExist();
        assertThat(part).doesNotExist();
        assertThat(young).exists();
        assertThat(place(kept.sha256())).exists();
        assertThat(foreign).exists();
        assertThat(elsewhere).exists();
        for (Path path : new Path[] {young, foreign, elsewhere, elsewhere.getParent()}) {
            Files.delete(path);
        }
    }

    private StoredDocument store(UUID caseId, String name, byte[] bytes) {
        return documents.store(caseId, "contract", 20, name, stream(bytes), Actor.SYSTEM);
    }

    private byte[] read(UUID id) throws IOException {
        try (InputStream in = documents.open(id)) {
            return in.readAllBytes();
        }
    }

    private Path place(String sha256) {
        return home.resolve("files").resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private Set<String> incoming() {
        return tree(home.resolve("files/incoming"));
    }

    private static Set<String> tree(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return new TreeSet<>(files.map(Path::toString).toList());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static void refuses(String code, Runnable work) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }
}
