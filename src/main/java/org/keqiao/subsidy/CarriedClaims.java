package org.keqiao.subsidy;

import java.math.BigDecimal;
import java.util.Collection;
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

    CarriedClaims(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What was just reserved leaves enough for those that come first. Asked while the lines are held, so that two cannot both
     * count on the same money.
     *
     * @param served claims that have just been reserved for, or are shared out to
     * @throws Refusal conflict CARRIED_OVER_FIRST with how much they wait for, and what would be left
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void requireServed(String policyGroup, int year, Collection<CaseNumber> served) {
        Money waiting = sum(jdbc.sql(
                        """
                        select coalesce(sum(c.asked), 0) from carried_claim c
                        join case_file f on f.case_number = c.case_number and f.status = 'ACCEPTED'
                        where c.policy_group = :group and c.into_year <= :year and not c.case_number = any(:served::text[])
                            and not exists (select from funding_allocation a
                                            where a.case_number = c.case_number and a.reserved + a.committed > 0)
                        """)
                .param("group", policyGroup)
                .param("year", year)
                .param("served", served.stream().map(CaseNumber::value).toArray(String[]::new)));
        if (!waiting.isPositive()) {
            return;
        }
        Money left = sum(jdbc.sql(
                        """
                        select coalesce(sum(a.allowed - a.reserved - a.committed), 0)
                        from budget_line l join ledger_account a on a.id = l.account
                        where not a.closed and l.policy_group = :group and l.year = :year and l.county is null
                        """)
                .param("group", policyGroup)
                .param("year", year));
        if (waiting.isMoreThan(left)) {
            throw Refusal.conflict("CARRIED_OVER_FIRST", waiting, left);
        }
    }

    private static Money sum(JdbcClient.StatementSpec sql) {
        return Money.of(sql.query(BigDecimal.class).single());
    }
}
