package org.keqiao.subsidy.performance;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Applications whose receivers have to report: the city has paid, at least a part of it stays with them, and nobody looks
 * into whether it has to come back.
 */
@Component
class PaidAwards {

    private static final String UNREPORTED =
            """
            select o.funded_case, min(o.settled_on) as paid_on,
                (select sum(a.paid - a.recovered) from funding_allocation a where a.case_number = o.funded_case) as paid
            from payment_order o
            where o.share = 'CITY' and o.state = 'PAID' and %s
                and not exists (select from performance_report r where r.application = o.funded_case)
                and not exists (select from clawback c where c.application = o.funded_case and c.state = 'OPENED')
                and (select coalesce(sum(a.paid), 0) from funding_allocation a
                     where a.case_number = o.funded_case and a.share = 'CITY')
                  > (select coalesce(sum(s.decided), 0) from clawback c join clawback_share s on s.clawback = c.id
                     where c.application = o.funded_case and c.state <> 'LIFTED' and s.share = 'CITY')
            group by o.funded_case
            """;

    private final JdbcClient jdbc;

    PaidAwards(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param paidOn first day on which the city paid
     * @param amount what city and county paid and have not got back
     */
    record PaidAward(CaseNumber application, LocalDate paidOn, Money amount) {}

    /** Those paid before a day that have no report yet, by case number. */
    List<PaidAward> unreported(LocalDate before, String after, int most) {
        return jdbc.sql(UNREPORTED.formatted("o.settled_on < :before and o.funded_case > :after")
                        + " order by o.funded_case limit :most")
                .param("before", before)
                .param("after", after)
                .param("most", most)
                .query((row, n) ->
                        award(row.getString(1), row.getObject(2, LocalDate.class), Money.of(row.getBigDecimal(3))))
                .list();
    }

    /** This one, while it has to be reported and is not. */
    Optional<PaidAward> unreported(CaseNumber application) {
        return jdbc.sql(UNREPORTED.formatted("o.funded_case = :case"))
                .param("case", application.value())
                .query((row, n) ->
                        award(row.getString(1), row.getObject(2, LocalDate.class), Money.of(row.getBigDecimal(3))))
                .optional();
    }

    private static PaidAward award(String application, LocalDate paidOn, Money amount) {
        return new PaidAward(new CaseNumber(application), paidOn, amount);
    }
}
