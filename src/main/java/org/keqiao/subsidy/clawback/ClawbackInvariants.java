package org.keqiao.subsidy.clawback;

import java.util.List;
import java.util.Map;
import org.keqiao.shared.Invariants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What must always be true of money that is owed back; the database refuses what would break it. */
@Component
public class ClawbackInvariants implements Invariants {

    // I11: nothing came back beyond what was decided, each repayment is booked, a plan covers what was left, and what
    // is
    // called repaid is.
    private static final Map<String, String> CHECKS = Map.of(
            "I11",
            """
            select c.case_number as found from clawback c
            join clawback_share s on s.clawback = c.id
            left join (select clawback, share, sum(amount) filter (where bounced_on is null) as came
                       from clawback_repayment group by clawback, share) r on r.clawback = c.id and r.share = s.share
            where s.repaid > s.decided or s.repaid <> coalesce(r.came, 0)
            union
            select min(c.case_number) from clawback c
            join clawback_share s on s.clawback = c.id
            left join (select case_number, share, sum(recovered) as recovered
                       from funding_allocation group by case_number, share) a
                on a.case_number = c.application and a.share = s.share
            group by c.application, s.share, a.recovered
            having sum(s.repaid) <> coalesce(a.recovered, 0)
            union
            select c.case_number from clawback c
            join (select clawback, sum(decided) as decided, sum(repaid) as repaid
                  from clawback_share group by clawback) s on s.clawback = c.id
            left join (select clawback, max(up_to) as planned from clawback_instalment group by clawback) i
                on i.clawback = c.id
            where (c.state in ('OWED', 'ENDED')) <> (s.repaid < s.decided) and c.state <> 'LIFTED'
                or i.planned <> s.decided
            """);

    private final JdbcClient jdbc;

    ClawbackInvariants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, List<String>> violations() {
        return Invariants.ask(jdbc, CHECKS);
    }
}
