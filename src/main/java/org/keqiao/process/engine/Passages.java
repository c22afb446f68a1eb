package org.keqiao.process.engine;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.keqiao.shared.CaseNumber;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The way that a case has taken. What one transaction passes is written in one go, just before it commits. */
@Component
class Passages {

    private final JdbcTemplate jdbc;
    private final Clock clock;

    Passages(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Row(String caseNumber, String processDefinitionId, String element, Instant at) {}

    private final class Pending implements TransactionSynchronization {

        private final List<Row> rows = new ArrayList<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            write(rows);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Passages.this);
        }
    }

    void add(CaseNumber caseNumber, String processDefinitionId, String element) {
        Pending pending = (Pending) TransactionSynchronizationManager.getResource(this);
        if (pending == null) {
            pending = new Pending();
            TransactionSynchronizationManager.bindResource(this, pending);
            TransactionSynchronizationManager.registerSynchronization(pending);
        }
        pending.rows.add(new Row(caseNumber.value(), processDefinitionId, element, clock.instant()));
    }

    private void write(List<Row> rows) {
        jdbc.batchUpdate(
                "insert into process_passage (case_number, process_definition, element, passed_at) values (?, ?, ?, ?)",
                rows,
                rows.size(),
                (statement, row) -> {
                    statement.setString(1, row.caseNumber);
                    statement.setString(2, row.processDefinitionId);
                    statement.setString(3, row.element);
                    statement.setTimestamp(4, Timestamp.from(row.at));
                });
    }
}
