package org.keqiao.funding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From a figure of a budget line to everything that made it, down to the bank's receipt; one statement a page. */
@Service
@Transactional(readOnly = true)
public class LedgerEntries {

    private final JdbcClient jdbc;
    private final BudgetLines budgets;

    LedgerEntries(JdbcClient jdbc, BudgetLines budgets) {
        this.jdbc = jdbc;
        this.budgets = budgets;
    }

    /**
     * Newest first.
     *
     * @param figure only those that add up to this figure; null for all
     * @param limit 1 to 200
     * @throws Refusal NOT_FOUND for a line that the signed-in person does not see
     */
    public CursorPage<LedgerEntry> of(
            UUID budget, @Nullable LedgerMove.Figure figure, @Nullable String cursor, int limit) {
        BudgetLine line = budgets.require(budget);
        // Payments are booked once as 'order NUMBER', their returns as 'return NUMBER'.
        // An act is recorded after what it did, so that the first one from then on is the one that booked. Who takes a
        // step
        // books nothing, though the demonstration's clock, which stands still meanwhile, has it at the same instant.
        List<LedgerEntry> rows = jdbc.sql(
                        "with m as (" + BudgetLines.BOOKED
                                + """
                        )
                        select m.*, f.id as case_id, o.number as order_number, o.case_number as order_case, o.payee,
                            case when m.kind = 'BOUNCE' then o.return_receipt else o.receipt end as receipt,
                            case when m.kind = 'BOUNCE' then o.returned_on else o.settled_on end as settled_on,
                            act.case_number as act_case, act.seq, act.name, act.actor_name, act.at
                        from m
                        left join case_file f on f.case_number = m.case_number
                        left join payment_order o on o.number = split_part(m.once, ' ', 2)
                        left join lateral (
                            select c.case_number, t.seq, t.name, t.actor_name, t.at
                            from case_file c join act t on t.case_id = c.id
                            where c.case_number = coalesce(o.case_number, m.case_number) and t.at >= m.made_at
                                and not (t.kind = 'COMMAND' and t.name = 'claim')
                            order by t.seq limit 1) act on true
                        order by m.id desc
                        """)
                .params(BudgetLines.booked(budget, figure, cursor, limit))
                .query((row, n) -> entry(row, line))
                .list();
        return Cursor.page(rows, limit, entry -> Cursor.of(entry.move().id()));
    }

    private static LedgerEntry entry(ResultSet row, BudgetLine line) throws SQLException {
        String order = row.getString("order_number");
        Timestamp acted = row.getTimestamp("at");
        return new LedgerEntry(
                BudgetLines.move(row, 0),
                row.getObject("case_id", UUID.class),
                line.documentNumber(),
                order == null
                        ? null
                        : new LedgerEntry.Payment(
                                order,
                                row.getString("order_case"),
                                row.getString("payee"),
                                row.getString("receipt"),
                                row.getObject("settled_on", LocalDate.class)),
                acted == null
                        ? null
                        : new LedgerEntry.Act(
                                row.getString("act_case"),
                                row.getInt("seq"),
                                row.getString("name"),
                                row.getString("actor_name"),
                                acted.toInstant()));
    }
}
