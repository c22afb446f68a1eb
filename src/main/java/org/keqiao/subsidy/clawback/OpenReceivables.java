package org.keqiao.subsidy.clawback;

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
 * 未了结的追回: whoever owes money back gets no new one, from the decision until the last of it is back, also when nobody
 * collects it any more. Read from what is owed itself, so that it ends with it.
 */
@Component
class OpenReceivables implements KnownElsewhere {

    private final JdbcClient jdbc;

    OpenReceivables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<IntegrityCheck.Entry> against(@Nullable String uscc, @Nullable UUID organisation, LocalDate today) {
        return jdbc.sql(
                        """
                        select c.id, c.case_number, c.decided_on from clawback c
                        join organisation o on o.id = c.organisation
                        where (o.uscc = :uscc or o.id = :organisation) and c.state in ('OWED', 'ENDED') order by c.decided_on, c.id
                        """)
                .param("uscc", uscc, Types.VARCHAR)
                .param("organisation", organisation, Types.OTHER)
                .query((row, n) -> new IntegrityCheck.Entry(
                        row.getObject("id", UUID.class),
                        IntegrityKind.UNRESOLVED_CLAWBACK,
                        IntegrityResult.BLOCK,
                        row.getString("case_number"),
                        row.getObject("decided_on", LocalDate.class),
                        null))
                .list();
    }

    @Override
    public Set<UUID> blocked(Collection<UUID> of) {
        return Set.copyOf(jdbc.sql(
                        """
                        select distinct organisation from clawback
                        where state in ('OWED', 'ENDED') and organisation = any(:of::uuid[])
                        """)
                .param("of", of.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }
}
