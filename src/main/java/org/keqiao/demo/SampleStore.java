package org.keqiao.demo;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.shared.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** Remembers which samples exist, in the transactions that make them. */
@Component
class SampleStore {

    private final JdbcClient jdbc;

    SampleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The day of the first start, which stays when the rest is made on another day. */
    LocalDate origin(LocalDate today) {
        jdbc.sql("insert into demo_sample_origin (day) values (:today) on conflict do nothing")
                .param("today", today)
                .update();
        return jdbc.sql("select day from demo_sample_origin")
                .query(LocalDate.class)
                .single();
    }

    /** False when it is there already; another node that makes it is waited for. */
    boolean begin(String key) {
        return jdbc.sql("insert into demo_sample (key) values (:key) on conflict do nothing")
                        .param("key", key)
                        .update()
                == 1;
    }

    void made(String key, @Nullable UUID caseId) {
        jdbc.sql("update demo_sample set case_id = :case where key = :key")
                .param("case", caseId)
                .param("key", key)
                .update();
    }

    boolean has(String key) {
        return jdbc.sql("select exists (select 1 from demo_sample where key = :key)")
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    /** The number of the case that a sample made, which must exist. */
    CaseNumber caseNumber(String key) {
        return jdbc.sql(
                        "select case_number from case_file where id = (select case_id from demo_sample where key = :key)")
                .param("key", key)
                .query(String.class)
                .optional()
                .map(CaseNumber::new)
                .orElseThrow(() -> new IllegalStateException("there is no sample " + key));
    }

    /** The number under which the contract of a sample is registered. */
    Optional<String> registration(String key) {
        return jdbc.sql(
                        """
                        select registration_number from certificate
                        where case_id = (select case_id from demo_sample where key = :key) order by version limit 1
                        """)
                .param("key", key)
                .query(String.class)
                .optional();
    }
}
