package org.keqiao.funding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.keqiao.shared.Invariants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What must always be true of money, each as a query that finds where it is not; numbered as in the operations guide. The
 * database refuses what would break them; these find what was done to it from outside.
 */
@Component
public class FundingInvariants implements Invariants {

    private static final Map<String, String> CHECKS = new LinkedHashMap<>();

    static {
        // I1: the counters of a purse are what its bookings say, and no purse is overdrawn.
        CHECKS.put(
                "I1",
                """
                select a.id::text as found from ledger_account a
                left join (
                    select account, sum(amount * allowed) as allowed, sum(amount * reserved) as reserved,
                        sum(amount * committed) as committed, sum(amount * paid) as paid,
                        sum(amount * recovered) as recovered
                    from (select account, kind, amount from ledger_move where account is not null
                          union all
                          select a.budget, m.kind, m.amount
                          from ledger_move m join funding_allocation a on a.id = m.allocation
                          union all
                          select c.cap, m.kind, m.amount from ledger_move m join allocation_cap c using (allocation)) m
                    join ledger_kind using (kind) group by account) m on m.account = a.id
                where (a.allowed, a.reserved, a.committed, a.paid, a.recovered) is distinct from
                        (coalesce(m.allowed, 0), coalesce(m.reserved, 0), coalesce(m.committed, 0),
                         coalesce(m.paid, 0), coalesce(m.recovered, 0))
                    or a.reserved + a.committed > a.allowed
                """);
        // I2: what a case has is what was booked for it, once and out of a line of the right purse; an award has an
        // allocation, and a case that ended otherwise has no money.
        CHECKS.put(
                "I2",
                """
                select a.case_number as found from funding_allocation a
                join budget_line l on l.account = a.budget
                left join (
                    select allocation, count(*) filter (where kind = 'RESERVE') as times,
                        sum(amount * reserved) as reserved, sum(amount * committed) as committed
                    from ledger_move join ledger_kind using (kind)
                    where allocation is not null group by allocation) m on m.allocation = a.id
                where l.level <> a.share or m.times is distinct from 1
                    or a.reserved <> m.reserved or a.committed <> m.committed
                union all
                select f.case_number from case_file f
                where f.matter = 'subsidy-application' and f.status = 'DECIDED_POSITIVE'
                    and not exists (select from funding_allocation a
                        where a.case_number = f.case_number and a.share = 'CITY')
                union all
                select a.case_number from funding_allocation a
                join case_file f on f.case_number = a.case_number
                where a.reserved + a.committed > 0
                    and f.status in ('DECIDED_NEGATIVE', 'REFUSED_INTAKE', 'WITHDRAWN', 'DEEMED_WITHDRAWN', 'CLOSED')
                """);
        // I3: nobody was paid more than was promised, and each payment was booked once.
        CHECKS.put(
                "I3",
                """
                select a.case_number as found from funding_allocation a
                left join (select allocation, sum(amount * paid) as paid, sum(amount * recovered) as recovered
                           from ledger_move join ledger_kind using (kind)
                           where allocation is not null group by allocation) m on m.allocation = a.id
                where a.paid > a.committed or a.recovered > a.paid
                    or a.paid <> coalesce(m.paid, 0) or a.recovered <> coalesce(m.recovered, 0)
                """);
    }

    private final JdbcClient jdbc;

    FundingInvariants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, List<String>> violations() {
        return Invariants.ask(jdbc, CHECKS);
    }
}
