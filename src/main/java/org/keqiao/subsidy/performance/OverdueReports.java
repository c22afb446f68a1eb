package org.keqiao.subsidy.performance;

import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.keqiao.integrity.IntegrityCheck;
import org.keqiao.integrity.IntegrityKind;
import org.keqiao.integrity.IntegrityResult;
import org.keqiao.integrity.KnownElsewhere;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/**
 * 逾期未报: officers who look at a new application see it, and nothing is kept back for it. Read from what is awaited itself, so
 * that it ends when the report comes, or its case is closed without one.
 */
@Component
class OverdueReports implements KnownElsewhere {

    private final JdbcClient jdbc;

    OverdueReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<IntegrityCheck.Entry> against(@Nullable String uscc, @Nullable UUID organisation, LocalDate today) {
        return jdbc.sql(
                        """
                        select r.id, r.case_number, r.overdue_on from performance_report r
                        join organisation o on o.id = r.organisation
                        where (o.uscc = :uscc or o.id = :organisation) and r.overdue_on is not null and r.reported_on is null and r.ended_on is null
                        order by r.overdue_on, r.id
                        """)
                .param("uscc", uscc, Types.VARCHAR)
                .param("organisation", organisation, Types.OTHER)
                .query((row, n) -> new IntegrityCheck.Entry(
                        row.getObject("id", UUID.class),
                        IntegrityKind.OVERDUE_REPORT,
                        IntegrityResult.WARN,
                        row.getString("case_number"),
                        row.getObject("overdue_on", LocalDate.class),
                        null))
                .list();
    }

    @Override
    public Set<UUID> blocked(Collection<UUID> of) {
        return Set.of();
    }
}
