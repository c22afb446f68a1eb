package org.keqiao.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The role that the product runs as can work cases and add to the record, and change nothing of it. */
@KeqiaoTest
class DatabaseRolesTest {

    private static final List<String> KEPT =
            List.of("act", "audit_check", "security_event", "organisation_change", "access_reading");

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void runsWithoutTheRightToRewriteTheRecord() throws IOException {
        String grants =
                new ClassPathResource("db/migration/afterMigrate.sql").getContentAsString(StandardCharsets.UTF_8);
        transaction.executeWithoutResult(alone -> {
            alone.setRollbackOnly();
            jdbc.execute("CREATE ROLE keqiao_app");
            jdbc.execute(grants);

            for (String table : KEPT) {
                assertThat(may(table, "SELECT")).as(table).isTrue();
                assertThat(may(table, "INSERT")).as(table).isTrue();
                assertThat(may(table, "UPDATE") || may(table, "DELETE") || may(table, "TRUNCATE"))
                        .as(table)
                        .isFalse();
            }
            assertThat(may("letter", "UPDATE")).isTrue();
            assertThat(may("letter", "DELETE")).isFalse();
            assertThat(may("flyway_schema_history", "UPDATE")).isFalse();
            for (String table : List.of("case_file", "account", "inbox_task", "act_ru_task", "act_hi_procinst")) {
                assertThat(may(table, "INSERT") && may(table, "UPDATE") && may(table, "DELETE"))
                        .as(table)
                        .isTrue();
            }
            jdbc.execute("SET LOCAL ROLE keqiao_app");
            // Closing a month holds back whoever enters figures meanwhile; a lock that the role may not take by itself.
            jdbc.execute("SELECT hold_statistical_entries()");
            assertThat(refused("ALTER TABLE act DISABLE TRIGGER ALL")).contains("must be owner");
        });
    }

    private boolean may(String table, String what) {
        return jdbc.queryForObject("SELECT has_table_privilege('keqiao_app', ?, ?)", Boolean.class, table, what);
    }

    private String refused(String sql) {
        try {
            jdbc.execute(sql);
            return "";
        } catch (DataAccessException e) {
            return String.valueOf(e.getMostSpecificCause().getMessage());
        }
    }
}
