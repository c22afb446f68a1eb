package org.keqiao.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keqiao.KeqiaoApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test on the whole application: random port, embedded PostgreSQL, demo accounts, no sample cases. All such tests share
 * one context (a second one would cost ten seconds): make data of your own, clean nothing up.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = KeqiaoApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "keqiao.postgres.binaries=target/postgres-17",
            "keqiao.demo.samples=false",
            // Tests let time pass by hand.
            "keqiao.timers.enabled=false",
            // Four claims are many: their steps end one by one.
            "keqiao.subsidies.allotted-at-once=3",
            // Spring leaves metrics out of tests; ours look at who may read them.
            "management.prometheus.metrics.export.enabled=true",
            // A test's data need not outlive a power cut.
            "spring.datasource.hikari.data-source-properties.options=-c synchronous_commit=off",
            // Without the browser bundle the application starts all the same; only its pages are missing.
            "vaadin.productionMode=true"
        })
@ExtendWith(SignedOut.class)
@ContextConfiguration(initializers = TestHome.class)
@Import({TestClock.Configuration.class, TestSeals.Configuration.class, TestPasswords.class})
public @interface KeqiaoTest {}
