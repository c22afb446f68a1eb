package org.keqiao.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keqiao.shared.DemoMode;
import org.keqiao.shared.RealClock;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/** On an empty database beside the tests' own. */
@KeqiaoTest
@ExtendWith(OutputCaptureExtension.class)
class FirstAdministratorsTest {

    private static final Pattern PRINTED = Pattern.compile("administrator '(\\w+)', one-time password: (\\S+) ");

    @Autowired
    DataSource tests;

    @Autowired
    PasswordEncoder encoder;

    private final String name = "first_" + UUID.randomUUID().toString().substring(0, 8);
    private HikariDataSource empty;
    private JdbcClient jdbc;

    @BeforeEach
    void create() throws SQLException {
        execute(tests, "CREATE DATABASE " + name);
        HikariDataSource pool = tests.unwrap(HikariDataSource.class);
        empty = new HikariDataSource();
        empty.setJdbcUrl(pool.getJdbcUrl().replaceFirst("/\\w+(\\?|$)", "/" + name + "$1"));
        empty.setUsername(pool.getUsername());
        empty.setPassword(pool.getPassword());
        empty.setMaximumPoolSize(2);
        try (Connection connection = empty.getConnection()) {
            ScriptUtils.executeSqlScript(
                    connection,
                    new org.springframework.core.io.support.EncodedResource(
                            new ClassPathResource("db/migration/V010__security_and_organization.sql")),
                    false,
                    false,
                    "--",
                    ScriptUtils.EOF_STATEMENT_SEPARATOR,
                    "/*",
                    "*/");
        }
        jdbc = JdbcClient.create(empty);
    }

    @AfterEach
    void drop() throws SQLException {
        empty.close();
        execute(tests, "DROP DATABASE " + name);
    }

    private static void execute(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            statement.execute(sql);
            connection.setAutoCommit(false);
        }
    }

    private void start(boolean demo) {
        RealClock clock = new RealClock();
        Accounts accounts = new Accounts(jdbc);
        CurrentActor nobody = new CurrentActor() {
            @Override
            public Optional<Actor> find() {
                return Optional.empty();
            }

            @Override
            public Actor require() {
                throw new IllegalStateException();
            }

            @Override
            public <T> T runAs(Actor actor, Supplier<T> work) {
                throw new IllegalStateException();
            }
        };
        FirstAccounts first = new FirstAccounts(accounts, encoder, new SecurityLog(jdbc, clock, nobody), clock);
        new FirstAdministrators(
                        first,
                        new DemoMode(demo),
                        jdbc,
                        new TransactionTemplate(new DataSourceTransactionManager(empty)))
                .run(new DefaultApplicationArguments());
    }

    @Test
    void printsTheOneTimePasswordsOnce(CapturedOutput output) {
        int before = output.getOut().length();
        start(false);
        String printed = output.getOut().substring(before);

        Accounts accounts = new Accounts(jdbc);
        Matcher found = PRINTED.matcher(printed);
        int administrators = 0;
        while (found.find()) {
            Account account = accounts.named(found.group(1)).orElseThrow();
            assertThat(encoder.matches(found.group(2), account.passwordHash())).isTrue();
            assertThat(account.mustChangePassword()).isTrue();
            administrators++;
        }
        assertThat(administrators).isEqualTo(2);
        assertThat(accounts.named("sysadmin").orElseThrow().roles()).isEqualTo(Set.of(Role.SYSTEM_ADMIN));
        assertThat(accounts.named("secadmin").orElseThrow().roles()).isEqualTo(Set.of(Role.SECURITY_ADMIN));

        int again = output.getOut().length();
        start(false);
        assertThat(output.getOut().substring(again)).doesNotContain("one-time password");
    }

    @Test
    void leavesADemonstrationAlone(CapturedOutput output) {
        start(true);
        assertThat(output.getOut()).doesNotContain("one-time password");
        assertThat(new Accounts(jdbc).anyAdministrator()).isFalse();
    }
}
