package org.keqiao.process.publishing;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** One publication, withdrawal or removal of a matter at a time, over all nodes; released at the end of the transaction. */
@Component
class PublicationLock {

    private final JdbcClient jdbc;

    PublicationLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void take(String matter) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "publication of " + matter)
                .query((row, n) -> true)
                .single();
    }
}
