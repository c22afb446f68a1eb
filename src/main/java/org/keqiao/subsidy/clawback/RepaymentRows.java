package org.keqiao.subsidy.clawback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.funding.FundingShare;
import org.keqiao.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What came back, as it is stored: nothing of it changes but that the bank may take it back. */
@Component
class RepaymentRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    RepaymentRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A stored repayment and whose it is. */
    record Stored(UUID clawback, Repayment repayment) {}

    void insert(UUID id, UUID clawback, RepaymentDraft draft, String by) {
        jdbc.sql(
                        """
                        insert into clawback_repayment (id, clawback, share, amount, receipt, paid_on, recorded_at, recorded_by)
                        values (:id, :clawback, :share, :amount, :receipt, :paidOn, :at, :by)
                        """)
                .param("id", id)
                .param("clawback", clawback)
                .param("share", draft.share().name())
                .param("amount", draft.amount().yuan())
                .param("receipt", draft.receipt().strip())
                .param("paidOn", draft.paidOn())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by)
                .update();
    }

    void bounce(UUID id, LocalDate on, String reason, String by) {
        jdbc.sql("update clawback_repayment set bounced_on = ?, bounce_reason = ?, bounced_by = ? where id = ?")
                .params(on, reason, by, id)
                .update();
    }

    Optional<Stored> find(UUID id) {
        return jdbc.sql("select * from clawback_repayment where id = ?")
                .params(id)
                .query(RepaymentRows::read)
                .optional();
    }

    Optional<Stored> withReceipt(String receipt) {
        return jdbc.sql("select * from clawback_repayment where receipt = ?")
                .params(receipt)
                .query(RepaymentRows::read)
                .optional();
    }

    /** Newest first. */
    List<Repayment> of(UUID clawback) {
        return jdbc
                .sql("select * from clawback_repayment where clawback = ? order by paid_on desc, recorded_at desc, id")
                .params(clawback)
                .query(RepaymentRows::read)
                .list()
                .stream()
                .map(Stored::repayment)
                .toList();
    }

    private static Stored read(ResultSet row, int n) throws SQLException {
        return new Stored(
                row.getObject("clawback", UUID.class),
                new Repayment(
                        row.getObject("id", UUID.class),
                        FundingShare.valueOf(row.getString("share")),
                        Money.of(row.getBigDecimal("amount")),
                        row.getString("receipt"),
                        row.getObject("paid_on", LocalDate.class),
                        row.getString("recorded_by"),
                        row.getObject("bounced_on", LocalDate.class),
                        row.getString("bounce_reason")));
    }
}
