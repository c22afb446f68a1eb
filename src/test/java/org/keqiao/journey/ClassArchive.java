package org.keqiao.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The classes of an unpacked product as its first process had read and checked them, for those that start later. Without it,
 * or with one of another machine, a process reads them itself: the archive only saves time.
 */
final class ClassArchive {

    private static final long PATIENCE_SECONDS = 60;

    private final Path file;
    private final AtomicBoolean taken = new AtomicBoolean();

    /** @param file where it lies, beside the jar whose classes it holds */
    ClassArchive(Path file) {
        this.file = file;
    }

    /** Before a jar takes the place of the one whose classes these are. */
    void forget() throws IOException {
        Files.deleteIfExists(file);
    }

    /** What a process is started with: it reads the archive, or the first one keeps in mind what an archive needs. */
    List<String> options() {
        return Files.exists(file)
                ? List.of("-Xshare:auto", "-XX:SharedArchiveFile=" + file)
                : List.of("-XX:+RecordDynamicDumpInfo");
    }

    /** Written once, by a process that was started with {@link #options}. What fails leaves none. */
    void takeFrom(Process process) {
        if (Files.exists(file) || !taken.compareAndSet(false, true)) {
            return;
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            Process dump = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            String.valueOf(process.pid()),
                            "VM.cds",
                            "dynamic_dump",
                            fresh.toAbsolutePath().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!dump.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                dump.destroyForcibly();
            } else if (dump.exitValue() == 0 && Files.exists(fresh)) {
                // Whole or not at all: another product may start at this moment.
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            System.err.println("no archive of classes: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
