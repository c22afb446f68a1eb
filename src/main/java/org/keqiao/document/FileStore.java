package org.keqiao.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Bytes by their digest under {@code ${keqiao.home}/files}. A file is there for good only when a committed row names
 * its digest; the rows of one digest are guarded by an advisory lock, so that nobody removes what another begins to
 * use.
 */
@Component
class FileStore {

    private static final Logger log = LoggerFactory.getLogger(FileStore.class);
    private static final Duration ORPHAN_AGE = Duration.ofDays(1);
    private static final Pattern FOLDER = Pattern.compile("[0-9a-f]{2}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final int PAGE = 1_000;

    // File times are the operating system's; the business clock may have been moved.
    private static final Clock FILE_CLOCK = Clock.systemUTC();

    private final Path root;
    private final Path incoming;
    private final JdbcClient jdbc;
    private final TransactionTemplate separately;

    FileStore(
            @Value("${keqiao.home:./data}") Path home, JdbcClient jdbc, PlatformTransactionManager transactionManager) {
        this.root = home.toAbsolutePath().normalize().resolve("files");
        this.incoming = root.resolve("incoming");
        this.jdbc = jdbc;
        this.separately = new TransactionTemplate(transactionManager);
        this.separately.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        try {
            Files.createDirectories(incoming);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An empty file of our own naming, to be moved or deleted by the caller. */
    Path newIncoming() throws IOException {
        return Files.createFile(incoming.resolve(UUID.randomUUID() + ".part"));
    }

    /**
     * Moves a complete file to its place, within the transaction that writes the row; a rollback takes it away again.
     */
    void keep(Path file, String sha256) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            throw new IllegalStateException("a file is kept only together with its row");
        }
        lock(sha256);
        Path place = place(sha256);
        try {
            if (Files.exists(place)) {
                Files.setLastModifiedTime(place, FileTime.from(Instant.now(FILE_CLOCK)));
                Files.deleteIfExists(file);
            } else {
                Files.createDirectories(place.getParent());
                Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
                flushDirectory(place.getParent());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status != STATUS_COMMITTED) {
                    removeIfUnused(sha256);
                }
            }
        });
    }

    /** Takes the bytes away after the commit, if no row names them any more. */
    void release(String sha256) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                removeIfUnused(sha256);
            }
        });
    }

    /** The caller closes the stream. */
    InputStream open(String sha256) {
        try {
            return Files.newInputStream(place(sha256));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes that are free on the store's disk. */
    long free() {
        try {
            return Files.getFileStore(root).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Removes what a crash left behind: incoming and kept files older than a day that no row names. Files and folders of
     * other names are somebody else's and stay.
     *
     * @return how many files went
     */
    int sweep() {
        Instant before = Instant.now(FILE_CLOCK).minus(ORPHAN_AGE);
        int removed = 0;
        for (Path file : old(incoming, before)) {
            removed += removed(() -> delete(file));
        }
        for (Path folder : list(root)) {
            if (FOLDER.matcher(folder.getFileName().toString()).matches()) {
                List<String> digests = old(folder, before).stream()
                        .map(file -> file.getFileName().toString())
                        .filter(name -> DIGEST.matcher(name).matches())
                        .toList();
                for (String digest : unused(digests)) {
                    removed += removed(() -> removeIfUnused(digest));
                }
            }
        }
        if (removed > 0) {
            log.info("Removed {} orphaned files", removed);
        }
        return removed;
    }

    private static int removed(BooleanSupplier removal) {
        try {
            return removal.getAsBoolean() ? 1 : 0;
        } catch (UncheckedIOException e) {
            log.warn("A file could not be removed; the next sweep tries again", e);
            return 0;
        }
    }

    private static List<Path> old(Path folder, Instant before) {
        return list(folder).stream()
                .filter(Files::isRegularFile)
                .filter(file -> modified(file).isBefore(before))
                .toList();
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that no row names now; each is looked at again under its lock before it goes. */
    private List<String> unused(List<String> digests) {
        List<String> unused = new ArrayList<>(digests);
        for (int from = 0; from < digests.size(); from += PAGE) {
            List<String> page = digests.subList(from, Math.min(digests.size(), from + PAGE));
            separately.executeWithoutResult(status -> unused.removeAll(Set.copyOf(jdbc.sql(
                            """
                            select sha256 from stored_document where sha256 in (:page)
                            union select pdf_sha256 from letter where pdf_sha256 in (:page)
                            union select stamped_sha256 from letter where stamped_sha256 in (:page)
                            union select sha256 from letter_copy where sha256 in (:page)
                            """)
                    .param("page", page)
                    .query(String.class)
                    .list())));
        }
        return unused;
    }

    private boolean removeIfUnused(String sha256) {
        return Boolean.TRUE.equals(separately.execute(status -> {
            lock(sha256);
            boolean used = jdbc.sql(
                            """
                            select exists (select 1 from stored_document where sha256 = :sha256)
                                or exists (select 1 from letter where pdf_sha256 = :sha256)
                                or exists (select 1 from letter where stamped_sha256 = :sha256)
                                or exists (select 1 from letter_copy where sha256 = :sha256)
                            """)
                    .param("sha256", sha256)
                    .query(Boolean.class)
                    .single();
            return !used && delete(place(sha256));
        }));
    }

    private void lock(String sha256) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:sha256, 30))")
                .param("sha256", sha256)
                .query((row, n) -> 0)
                .single();
    }

    private Path place(String sha256) {
        if (!DIGEST.matcher(sha256).matches()) {
            throw new IllegalArgumentException("not a digest: " + sha256);
        }
        return root.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private static Instant modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            return Instant.MAX;
        }
    }

    private static boolean delete(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void flushDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
