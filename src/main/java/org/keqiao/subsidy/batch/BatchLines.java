package org.keqiao.subsidy.batch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Repository;

/** The lines of batches. */
@Repository
class BatchLines {

    private final JdbcClient jdbc;
    private final Clock clock;

    BatchLines(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Takes waiting applications into a batch.
     *
     * @throws Refusal conflict NOT_WAITING with the first that waits no longer, or is in another batch
     */
    void propose(CaseNumber batch, Collection<String> applications) {
        for (String application : applications) {
            // A broken constraint would break the transaction with it, and nobody could be told why.
            int taken = jdbc.sql(
                            """
                            insert into subsidy_batch_line (batch, application, item_name, applicant, county, city_amount,
                                county_amount, state, changed_at)
                            select :batch, application, item_name, applicant, county, city_amount, county_amount,
                                'PROPOSED', :now
                            from batch_candidate where application = :application
                            on conflict do nothing
                            """)
                    .param("batch", batch.value())
                    .param("application", application)
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
            if (taken == 0) {
                throw Refusal.conflict("NOT_WAITING", application);
            }
        }
    }

    /** Those that were proposed and not decided go back, before the batch is composed anew. */
    void clear(CaseNumber batch) {
        jdbc.sql("delete from subsidy_batch_line where batch = ? and state = 'PROPOSED'")
                .params(batch.value())
                .update();
    }

    List<BatchLine> of(CaseNumber batch) {
        return jdbc.sql("select * from subsidy_batch_line where batch = ? order by application")
                .params(batch.value())
                .query(BatchLines::read)
                .list();
    }

    List<BatchLine> of(CaseNumber batch, BatchLine.State state) {
        return of(batch).stream().filter(line -> line.state() == state).toList();
    }

    /** One line as it stands now. */
    BatchLine require(CaseNumber batch, CaseNumber application) {
        return of(batch).stream()
                .filter(line -> line.application().equals(application))
                .findFirst()
                .orElseThrow(() -> Refusal.conflict("NOT_WAITING", application.value()));
    }

    /** What became of an application in its last batch; empty when it was in none. */
    Optional<BatchLine> last(CaseNumber application) {
        return jdbc.sql("select * from subsidy_batch_line where application = ? order by changed_at desc limit 1")
                .params(application.value())
                .query(BatchLines::read)
                .optional();
    }

    /** The batch that an application is in now; empty when it is in none. */
    Optional<CaseNumber> batchOf(CaseNumber application) {
        return jdbc.sql(
                        """
                        select batch from subsidy_batch_line where application = ?
                            and state in ('PROPOSED', 'APPROVED', 'SHOWN', 'CONTESTED', 'CLEARED', 'AWARDED')
                        """)
                .params(application.value())
                .query(String.class)
                .optional()
                .map(CaseNumber::new);
    }

    void set(CaseNumber batch, CaseNumber application, BatchLine.State state, @Nullable String reason) {
        jdbc.sql(
                        """
                        update subsidy_batch_line set state = :state, reason = :reason, changed_at = :now
                        where batch = :batch and application = :application
                        """)
                .param("state", state.name())
                .param("reason", reason, Types.VARCHAR)
                .param("now", Timestamp.from(clock.instant()))
                .param("batch", batch.value())
                .param("application", application.value())
                .update();
    }

    /** Another amount, after an objection. */
    void change(CaseNumber batch, CaseNumber application, Money cityAmount, Money countyAmount) {
        jdbc.sql(
                        """
                        update subsidy_batch_line set city_amount = :city, county_amount = :county, changed_at = :now
                        where batch = :batch and application = :application
                        """)
                .param("city", cityAmount.yuan())
                .param("county", countyAmount.yuan())
                .param("now", Timestamp.from(clock.instant()))
                .param("batch", batch.value())
                .param("application", application.value())
                .update();
    }

    private static BatchLine read(ResultSet row, int n) throws SQLException {
        return new BatchLine(
                new CaseNumber(row.getString("application")),
                row.getString("item_name"),
                row.getString("applicant"),
                row.getString("county"),
                Money.of(row.getBigDecimal("city_amount")),
                Money.of(row.getBigDecimal("county_amount")),
                BatchLine.State.valueOf(row.getString("state")),
                row.getString("reason"));
    }
}
