package org.keqiao.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs the server's programs as somebody PostgreSQL accepts: it refuses root. As root they run in a user namespace, which
 * leaves the files root's own; where the machine forbids that, as the unprivileged user 65534, who is given the files.
 */
final class Commands {

    private static final String NOBODY = "65534";

    private final List<String> prefix;
    private final boolean asNobody;

    private Commands(List<String> prefix, boolean asNobody) {
        this.prefix = prefix;
        this.asNobody = asNobody;
    }

    static Commands asUserThatPostgresAccepts() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new Commands(List.of(), false);
        }
        if (succeeds("unshare", "-U", "true")) {
            return new Commands(List.of("unshare", "-U"), false);
        }
        List<String> setpriv = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        List<String> probe = new ArrayList<>(setpriv);
        probe.add("true");
        if (succeeds(probe.toArray(String[]::new))) {
            return new Commands(setpriv, true);
        }
        throw new IllegalStateException("PostgreSQL refuses to run as root, and neither 'unshare -U' nor 'setpriv' is"
                + " allowed here. Start Keqiao as an ordinary user, or name an external database with"
                + " SPRING_DATASOURCE_URL.");
    }

    /** Gives files to the user that the server runs as. */
    void handOver(Path... paths) {
        if (asNobody) {
            List<String> command = new ArrayList<>(List.of("chown", "-R", NOBODY + ":" + NOBODY));
            for (Path path : paths) {
                command.add(path.toString());
            }
            execute("the files could not be given to the server's user", command);
        }
    }

    /**
     * @throws IllegalStateException with {@code failure} and the program's own words when it fails
     */
    void run(String failure, String... command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(List.of(command));
        execute(failure, whole);
    }

    private static void execute(String failure, List<String> command) {
        try {
            // Into a file: the server inherits the output, and a pipe would stay open as long as it lives.
            Path output = Files.createTempFile("keqiao-postgres", ".out");
            try {
                Process process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
                if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
                    throw new IllegalStateException("PostgreSQL: " + failure + ". "
                            + Files.readString(output, StandardCharsets.UTF_8).strip());
                }
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL: " + failure + ". " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("PostgreSQL: " + failure, e);
        }
    }

    private static boolean succeeds(String... command) {
        try {
            execute("probe", List.of(command));
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
