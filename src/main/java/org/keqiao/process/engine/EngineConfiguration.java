package org.keqiao.process.engine;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.keqiao.process.table.TableReading;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;

/** The product's engine: on the product's database and transactions, locked down. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    /** Last of the plugins, so that no default of the starter survives; and nothing else makes the engine wait for Flyway. */
    @Bean
    @DependsOnDatabaseInitialization
    @Order(Ordered.LOWEST_PRECEDENCE)
    ProcessEnginePlugin lockedEngine(ProductSurroundings surroundings) {
        return new LockPlugin(surroundings);
    }

    @Order(Ordered.LOWEST_PRECEDENCE)
    static final class LockPlugin extends AbstractProcessEnginePlugin {

        private final Surroundings surroundings;

        LockPlugin(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public void preInit(ProcessEngineConfigurationImpl configuration) {
            TableReading.install();
            LockedEngine.lock(configuration, surroundings);
            configuration.setDatabaseSchemaUpdate(ProcessEngineConfigurationImpl.DB_SCHEMA_UPDATE_FALSE);
            configuration.setDbIdentityUsed(false);
            // It names resources by their absolute path, so that each way of starting would make a new version.
            ((SpringProcessEngineConfiguration) configuration).setDeploymentResources(new Resource[0]);
        }
    }
}
