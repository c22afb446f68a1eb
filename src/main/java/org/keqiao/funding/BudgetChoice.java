package org.keqiao.funding;

import java.sql.Types;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Finds the line of a year that shall pay. */
@Service
public class BudgetChoice {

    private final JdbcClient jdbc;

    BudgetChoice(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param documentNumber 指标文号 */
    public record Chosen(UUID budget, String documentNumber) {}

    /** The line of this id. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Chosen of(UUID budget) {
        return jdbc.sql("select account, document_number from budget_line where account = ?")
                .params(budget)
                .query((row, n) -> new Chosen(row.getObject("account", UUID.class), row.getString("document_number")))
                .single();
    }

    /**
     * The line of this document; without one, the oldest open line of the purse that has enough left now. Whether it still
     * has is asked again when the money is reserved.
     *
     * @param county whose purse; null for the city's
     * @param documentNumber null or empty for any
     * @throws Refusal conflict BUDGET_UNKNOWN when there is no such open line; BUDGET_SHORT when none has enough
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Chosen choose(
            String policyGroup, @Nullable String county, int year, Money amount, @Nullable String documentNumber) {
        String wanted = documentNumber == null ? "" : documentNumber.strip();
        record Line(UUID budget, String documentNumber, Money left) {}
        var lines = jdbc.sql(
                        """
                        select l.account, l.document_number, a.allowed - a.reserved - a.committed as free
                        from budget_line l join ledger_account a on a.id = l.account
                        where not a.closed and l.policy_group = :group and l.year = :year
                            and l.county is not distinct from :county and :document in ('', l.document_number)
                        order by l.opened_at, l.document_number
                        """)
                .param("group", policyGroup)
                .param("year", year)
                .param("county", county, Types.VARCHAR)
                .param("document", wanted)
                .query((row, n) -> new Line(
                        row.getObject("account", UUID.class),
                        row.getString("document_number"),
                        Money.of(row.getBigDecimal("free"))))
                .list();
        if (lines.isEmpty()) {
            throw Refusal.conflict("BUDGET_UNKNOWN", policyGroup, String.valueOf(year));
        }
        Optional<Line> enough =
                lines.stream().filter(line -> !amount.isMoreThan(line.left())).findFirst();
        Money most = lines.stream().map(Line::left).max(Money::compareTo).orElse(Money.ZERO);
        return enough.map(line -> new Chosen(line.budget(), line.documentNumber()))
                .orElseThrow(() -> Refusal.conflict("BUDGET_SHORT", most, amount));
    }
}
