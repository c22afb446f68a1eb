package org.keqiao.shared;

import java.time.Clock;
import javax.sql.DataSource;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider;
import net.javacrumbs.shedlock.spring.annotation.EnableSchedulerLock;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The two clocks, and jobs that run on one node at a time. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableSchedulerLock(defaultLockAtMostFor = "PT15M")
class TimeConfiguration {

    /** A fallback, so that whoever injects {@link Clock} gets business time. */
    @Bean
    @Fallback
    RealClock realClock() {
        return new RealClock();
    }

    @Bean
    @DependsOnDatabaseInitialization
    BusinessClock businessClock(JdbcClient jdbc, PlatformTransactionManager transactions, DemoMode demo) {
        TransactionTemplate ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        BusinessClock clock = new BusinessClock(jdbc, ownTransaction, Clock.systemUTC(), demo.active());
        clock.refresh();
        return clock;
    }

    @Bean
    LockProvider lockProvider(DataSource dataSource, PlatformTransactionManager transactions) {
        return new JdbcTemplateLockProvider(JdbcTemplateLockProvider.Configuration.builder()
                .withJdbcTemplate(new JdbcTemplate(dataSource))
                .withTransactionManager(transactions)
                .usingDbTime()
                .build());
    }

    @Bean
    ClockFollower clockFollower(BusinessClock clock) {
        return new ClockFollower(clock);
    }

    /** Follows the node that moved the clock. */
    record ClockFollower(BusinessClock clock) {

        @Scheduled(fixedDelay = 5_000)
        void follow() {
            clock.refresh();
        }
    }
}
