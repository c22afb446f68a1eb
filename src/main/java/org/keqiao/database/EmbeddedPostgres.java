package org.keqiao.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.lang.Nullable;

/**
 * A real PostgreSQL beside the application, its data under the application's home. It is durable (fsync is on), takes
 * connections from this machine with a password of its own only, and starts again after the application was killed: a
 * server that outlived it is stopped first.
 *
 * <p>Why not the embedding library's own launcher: docs/decisions/0002-embedded-postgresql.md.
 */
final class EmbeddedPostgres implements AutoCloseable {

    static final String USER = "keqiao";
    static final String DATABASE = "keqiao";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path data;
    private final Path binaries;
    private final Commands commands;
    private final FileChannel lockFile;
    private final FileLock lock;
    private final String password;
    private final int port;

    private EmbeddedPostgres(Path home, Path binaries) throws IOException {
        Files.createDirectories(home);
        this.lockFile =
                FileChannel.open(home.resolve("keqiao.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        this.lock = tryLock();
        if (lock == null) {
            lockFile.close();
            throw new IllegalStateException("Another Keqiao runs on " + home
                    + ". Stop it, or give this one a directory of its own with --keqiao.home=<directory>.");
        }
        this.binaries = PostgresBinaries.unpack(binaries);
        this.data = home.resolve("postgres");
        this.commands = Commands.asUserThatPostgresAccepts();
        Path secret = home.resolve("postgres.password");
        boolean fresh = !Files.exists(data.resolve("PG_VERSION"));
        if (fresh) {
            initialise(secret);
        }
        this.password = Files.readString(secret).strip();
        stopServerLeftBehind();
        this.port = freePort();
        start();
        if (fresh) {
            createDatabase();
        }
    }

    /**
     * Starts the server and waits until it takes connections.
     *
     * @param home directory of the application's data; made when missing
     * @param binaries directory for the unpacked server; may be shared between homes
     * @throws IllegalStateException when it cannot start, with the server's own words
     */
    static EmbeddedPostgres start(Path home, Path binaries) {
        try {
            return new EmbeddedPostgres(
                    home.toAbsolutePath().normalize(), binaries.toAbsolutePath().normalize());
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL cannot use " + home + ": " + e.getMessage(), e);
        }
    }

    /** Null when somebody else holds it, in this virtual machine or in another. */
    @Nullable
    private FileLock tryLock() throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE + "?reWriteBatchedInserts=true";
    }

    String password() {
        return password;
    }

    /** Stops the server; open transactions roll back. */
    @Override
    public void close() {
        serverPid().ifPresent(this::stop);
        try {
            lock.release();
            lockFile.close();
        } catch (IOException e) {
            log.warn("The lock file could not be closed", e);
        }
    }

    private void initialise(Path secret) throws IOException {
        deleteHalfMade();
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        Files.deleteIfExists(secret);
        Files.createFile(secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(secret, HexFormat.of().formatHex(random));
        Files.createDirectories(data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        Path handedOver = Files.createTempFile(data.getParent(), "initdb", ".password");
        try {
            Files.copy(secret, handedOver, StandardCopyOption.REPLACE_EXISTING);
            commands.handOver(data, handedOver);
            // zh by ICU sorts by pinyin; C.UTF-8 as character type lets the server see Chinese letters.
            commands.run(
                    "the database cluster could not be created",
                    binaries.resolve("bin/initdb").toString(),
                    "--pgdata=" + data,
                    "--username=" + USER,
                    "--pwfile=" + handedOver,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale-provider=icu",
                    "--icu-locale=zh",
                    "--lc-collate=C",
                    "--lc-ctype=C.UTF-8",
                    "--lc-messages=C");
        } finally {
            Files.deleteIfExists(handedOver);
        }
    }

    /** A first start that was killed in the middle leaves files without PG_VERSION: no data is in them yet. */
    private void deleteHalfMade() throws IOException {
        if (Files.exists(data)) {
            try (var files = Files.walk(data)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void start() {
        List<String> options = List.of(
                "-p " + port,
                "-c listen_addresses=127.0.0.1",
                "-c unix_socket_directories=",
                "-c fsync=on",
                "-c synchronous_commit=on",
                "-c max_connections=100",
                // Without the values of refused rows: they are people's.
                "-c log_error_verbosity=terse",
                "-c timezone=UTC");
        commands.run(
                "the server did not start; its log is " + data.resolve("server.log"),
                binaries.resolve("bin/pg_ctl").toString(),
                "start",
                "--pgdata=" + data,
                "--wait",
                "--timeout=" + PATIENCE.toSeconds(),
                "--log=" + data.resolve("server.log"),
                "--options=" + String.join(" ", options));
        log.info("Embedded PostgreSQL serves {} on port {}", data, port);
    }

    private void createDatabase() {
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", USER, password);
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + DATABASE);
        } catch (SQLException e) {
            throw new IllegalStateException("The database could not be created", e);
        }
    }

    private void stopServerLeftBehind() {
        serverPid().ifPresent(pid -> {
            log.warn("A PostgreSQL (process {}) outlived the last run; it is stopped first", pid);
            stop(pid);
        });
    }

    /** The server on our data directory, if one runs: the pid file alone proves nothing after a restart of the machine. */
    private Optional<Long> serverPid() {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(pidFile);
            if (lines.size() < 2 || !Path.of(lines.get(1)).equals(data)) {
                return Optional.empty();
            }
            long pid = Long.parseLong(lines.get(0).strip());
            return ProcessHandle.of(pid).filter(EmbeddedPostgres::isPostgres).map(ProcessHandle::pid);
        } catch (IOException | NumberFormatException e) {
            log.warn("{} is not readable: {}", pidFile, e.getMessage());
            return Optional.empty();
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(c -> c.endsWith("/postgres")).orElse(false);
    }

    private void stop(long pid) {
        // SIGINT is the fast shutdown: it rolls back and flushes; SIGTERM would wait for clients that are gone.
        commands.run("the server could not be stopped", "kill", "-INT", Long.toString(pid));
        ProcessHandle.of(pid).ifPresent(process -> {
            try {
                process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException("PostgreSQL process " + pid + " does not stop", e);
            }
        });
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
