package org.keqiao.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    private static final Path BINARIES = Path.of("target", "postgres-17");

    @TempDir
    Path home;

    @Test
    void isDurableSortsByPinyinAndSeesChineseLetters() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home, BINARIES);
                Connection connection = connect(postgres)) {
            assertThat(ask(connection, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(connection, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(connection, "SELECT string_agg(n, '' ORDER BY n) FROM (VALUES ('张'), ('安'), ('李')) AS t(n)"))
                    .isEqualTo("安李张");
            assertThat(ask(connection, "SELECT ('科桥' ~ '^[[:alpha:]]+$')::text"))
                    .isEqualTo("true");
        }
    }

    @Test
    void keepsItsDataOverARestart() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home, BINARIES);
                Connection connection = connect(postgres)) {
            run(connection, "CREATE TABLE kept (word text); INSERT INTO kept VALUES ('还在')");
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home, BINARIES);
                Connection connection = connect(postgres)) {
            assertThat(ask(connection, "SELECT word FROM kept")).isEqualTo("还在");
        }
    }

    @Test
    void startsAfterAPidFileWasLeftByAMachineThatLostPower() throws Exception {
        EmbeddedPostgres.start(home, BINARIES).close();
        Path data = home.resolve("postgres");
        // The number now belongs to another program: this test's own process.
        Files.writeString(
                data.resolve("postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + data + "\n1700000000\n54321\n\n127.0.0.1\n");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home, BINARIES);
                Connection connection = connect(postgres)) {
            assertThat(ask(connection, "SELECT 'up'")).isEqualTo("up");
        }
    }

    @Test
    void aSecondApplicationOnTheSameHomeIsToldSo() {
        try (EmbeddedPostgres first = EmbeddedPostgres.start(home, BINARIES)) {
            assertThat(first.url()).contains("127.0.0.1");
            assertThatThrownBy(() -> EmbeddedPostgres.start(home, BINARIES)).hasMessageContaining("--keqiao.home");
        }
    }

    @Test
    void letsNobodyInWithoutItsPassword() {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home, BINARIES)) {
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.url(), EmbeddedPostgres.USER, "wrong")
                            .close())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.url(), EmbeddedPostgres.USER, postgres.password());
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
