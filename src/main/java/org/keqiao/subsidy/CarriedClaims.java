package org.keqiao.subsidy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keqiao.funding.CapOrder;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 结转优先: claims that an earlier year had no money for come before all others of their policy group. */
@Component
public class CarriedClaims {

    private final JdbcClient jdbc;
    private final CapOrder capOrder;

    CarriedClaims(JdbcClient jdbc, CapOrder capOrder) {
        this.jdbc = jdbc;
        this.capOrder = capOrder;
    }

    /**
     * Holds the lines that pay a group this year until the transaction ends, in the order in which everybody locks them: after
     * the caps, and before anything is reserved on one of them.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(String policyGroup, int year) {
        jdbc.sql(
                        """
                        select a.id from budget_line l join ledger_account a on a.id = l.account
                        where l.policy_group = :group and l.year = :year and l.county is null
                        order by a.id for no key update of a
                        """)
                .param("group", policyGroup)
                .param("year", year)
                .query(UUID.class)
                .list();
    }

    /**
     * What was just reserved leaves enough for the claims that come before it: each still finds a line that can pay it whole.
     * The earlier year comes first, then acceptance, then the number; under a cap that it shares with what was reserved it waits for
     * no more than that leaves it by the order of the cap. Asked while the lines are held, see {@link #hold}, so that
     * two cannot both count on the same money.
     *
     * @param given claims that have just been reserved for
     * @param sharedOut claims among which the money was shared out, those that got nothing too
     * @throws Refusal conflict CARRIED_OVER_FIRST with what the first one waits for that would find no line, and what would be
     *     left on the best one
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void requireServed(
            String policyGroup, int year, Collection<CaseNumber> given, Collection<CaseNumber> sharedOut) {
        Map<CaseNumber, Money> waiting = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        select c.case_number, c.asked from carried_claim c
                        join case_file f on f.case_number = c.case_number and f.status in ('ACCEPTED', 'CORRECTION')
                        where c.policy_group = :group and c.into_year <= :year
                            and not c.case_number = any(:sharedOut::text[])
                            and not exists (select from funding_allocation a
                                            where a.case_number = c.case_number and a.reserved + a.committed > 0)
                            and exists (select from unnest(:given::text[]) g (number)
                                        join case_file o on o.case_number = g.number
                                        left join carried_claim k on k.case_number = g.number
                                            and k.policy_group = :group and k.into_year <= :year
                                        where k.case_number is null
                                            or (c.into_year, f.accepted_on, c.case_number)
                                                < (k.into_year, o.accepted_on, k.case_number))
                        order by c.into_year, f.accepted_on, c.case_number
                        """)
                .param("group", policyGroup)
                .param("year", year)
                .param("given", numbers(given))
                .param("sharedOut", numbers(sharedOut))
                .query((row, n) ->
                        waiting.put(new CaseNumber(row.getString("case_number")), Money.of(row.getBigDecimal("asked"))))
                .list();
        if (waiting.isEmpty()) {
            return;
        }
        // In the order in which BudgetChoice would find them.
        List<Money> lines = money(jdbc.sql(
                        """
                        select a.allowed - a.reserved - a.committed
                        from budget_line l join ledger_account a on a.id = l.account
                        where not a.closed and l.policy_group = :group and l.year = :year and l.county is null
                        order by l.opened_at, l.document_number
                        """)
                .param("group", policyGroup)
                .param("year", year));
        // What another one comes first for under a cap of both is not what it waits for.
        capOrder.left(waiting.keySet(), given)
                .forEach((claim, left) -> waiting.merge(claim, left, CarriedClaims::least));
        for (Money asked : waiting.values()) {
            int line = 0;
            while (line < lines.size() && asked.isMoreThan(lines.get(line))) {
                line++;
            }
            if (line == lines.size()) {
                throw Refusal.conflict(
                        "CARRIED_OVER_FIRST",
                        asked,
                        lines.stream().max(Money::compareTo).orElse(Money.ZERO));
            }
            lines.set(line, lines.get(line).minus(asked));
        }
    }

    private static Money least(Money one, Money other) {
        return one.isMoreThan(other) ? other : one;
    }

    private static String[] numbers(Collection<CaseNumber> cases) {
        return cases.stream().map(CaseNumber::value).toArray(String[]::new);
    }

    private static List<Money> money(JdbcClient.StatementSpec sql) {
        return new ArrayList<>(
                sql.query(BigDecimal.class).list().stream().map(Money::of).toList());
    }
}
