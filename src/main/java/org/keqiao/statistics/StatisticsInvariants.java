package org.keqiao.statistics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.keqiao.shared.Invariants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What must always be true of the statistics; numbered as in the operations guide. */
@Component
public class StatisticsInvariants implements Invariants {

    private static final Map<String, String> CHECKS = new LinkedHashMap<>();

    static {
        // S1: a closed figure is what the entries up to its closing add up to.
        CHECKS.put(
                "S1",
                """
                select c.month::text as found from statistical_closing c
                left join (select month, sum(number) as number, sum(amount) as amount, sum(technical) as technical
                           from statistical_figure where measure = 'REGISTERED' group by month) f using (month)
                cross join lateral (
                    select coalesce(sum(e.count_change), 0) as number, coalesce(sum(e.amount_change), 0) as amount,
                        coalesce(sum(e.technical_change), 0) as technical
                    from statistical_entry e where e.origin = 'REGISTER' and e.month = c.month and e.id <= c.last_entry
                        and e.recorded_on <= c.closed_on) counted
                where (coalesce(f.number, 0), coalesce(f.amount, 0), coalesce(f.technical, 0))
                    <> (counted.number, counted.amount, counted.technical)
                """);
        // S2: what a registration counts is what its certificate says now.
        CHECKS.put(
                "S2",
                """
                select c.registration_number as found from certificate c
                left join (select registration_number, sum(count_change) as number, sum(amount_change) as amount,
                               sum(technical_change) as technical
                           from statistical_entry where origin = 'REGISTER' group by registration_number) e
                    using (registration_number)
                where c.state = 'VALID' and (e.number, e.amount, e.technical)
                        is distinct from (1, c.contract_amount, c.technical_amount)
                    or c.state in ('CANCELLED', 'REVOKED') and coalesce(e.number, 0) <> 0
                """);
    }

    private final JdbcClient jdbc;

    StatisticsInvariants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, List<String>> violations() {
        return Invariants.ask(jdbc, CHECKS);
    }
}
