package org.keqiao.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The product's engine on the product's database. */
@KeqiaoTest
class EngineOnPostgresTest {

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient jdbc;

    @Test
    void isLockedAndQuiet() {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        assertThat(configuration.getDatabaseSchemaUpdate()).isEqualTo("false");
        assertThat(configuration.getExpressionManager()).isInstanceOf(ClosedExpressions.class);
        assertThat(configuration.getScriptEngineResolver()).isInstanceOf(FeelOnly.class);
        assertThat(configuration.isEnableExpressionsInStoredQueries()).isFalse();
        assertThat(configuration.isEnableExpressionsInAdhocQueries()).isFalse();
        assertThat(configuration.getJobExecutor().isActive()).isFalse();
        assertThat(configuration.isAuthorizationEnabled()).isFalse();
        assertThat(configuration.isCmmnEnabled()).isFalse();
        assertThat(configuration.getBeans()).isEqualTo(Map.of());
        assertThat(configuration.getHistoryLevel().getName()).isEqualTo("activity");
    }

    @Test
    void flywayMadeItsTablesAndNobodyElse() {
        assertThat(jdbc.sql("select count(*) from flyway_schema_history where version = '001'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from information_schema.tables where table_name like 'act_id_%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
