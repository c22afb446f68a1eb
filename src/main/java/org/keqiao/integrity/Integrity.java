package org.keqiao.integrity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.keqiao.organization.Organisations;
import org.keqiao.shared.CreditCode;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What every gate to public money asks: at the application, at the reservation, at the award, and before each payment. No
 * check of who asks.
 */
@Service
@Transactional(readOnly = true)
public class Integrity {

    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final List<KnownElsewhere> elsewhere;
    private final Clock clock;

    Integrity(JdbcClient jdbc, Organisations organisations, List<KnownElsewhere> elsewhere, Clock clock) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.elsewhere = List.copyOf(elsewhere);
        this.clock = clock;
    }

    /**
     * What the register says of an organisation today.
     *
     * @throws Refusal NOT_FOUND for an unknown organisation
     */
    public IntegrityCheck check(UUID organisation) {
        return check(organisations.find(organisation).uscc(), organisation);
    }

    /** @param uscc null for who has none: nothing is known of them */
    public IntegrityCheck check(@Nullable String uscc) {
        return check(uscc, null);
    }

    /** Teams and natural persons have no code: what they owe is known by themselves. */
    private IntegrityCheck check(@Nullable String uscc, @Nullable UUID organisation) {
        LocalDate today = LocalDate.now(clock);
        List<IntegrityCheck.Entry> found = known(uscc == null ? null : CreditCode.normalise(uscc), organisation, today);
        IntegrityResult result = found.stream()
                .map(IntegrityCheck.Entry::result)
                .max(Comparator.naturalOrder())
                .orElse(IntegrityResult.PASS);
        return new IntegrityCheck(result, today, found);
    }

    /**
     * The same where money is about to move.
     *
     * @throws Refusal conflict INTEGRITY_BLOCKED with what stands against it and its source
     */
    public IntegrityCheck require(UUID organisation) {
        IntegrityCheck check = check(organisation);
        if (check.isBlocked()) {
            IntegrityCheck.Entry gravest = check.gravest().orElseThrow();
            throw Refusal.conflict("INTEGRITY_BLOCKED", gravest.kind().text(), gravest.source());
        }
        return check;
    }

    /** What weighs most stands first. */
    private List<IntegrityCheck.Entry> known(@Nullable String uscc, @Nullable UUID organisation, LocalDate today) {
        List<IntegrityCheck.Entry> found = new ArrayList<>();
        if (uscc != null) {
            found.addAll(inForce(uscc, today));
        }
        if (uscc != null || organisation != null) {
            elsewhere.forEach(register -> found.addAll(register.against(uscc, organisation, today)));
        }
        found.sort(Comparator.comparing(IntegrityCheck.Entry::result).reversed());
        return found;
    }

    /** Of these organisations, those of which a record blocks money today. */
    public Set<UUID> blocked(Collection<UUID> of) {
        LocalDate today = LocalDate.now(clock);
        Set<UUID> blocked = new HashSet<>(jdbc.sql(
                        """
                        select distinct o.id from organisation o join integrity_record r on r.uscc = o.uscc
                        where o.id = any(:of::uuid[]) and r.result = 'BLOCK' and r.state in ('IN_FORCE', 'LIFTING')
                          and r.from_day <= :today and (r.to_day is null or r.to_day >= :today)
                        """)
                .param("of", of.toArray(UUID[]::new))
                .param("today", today)
                .query(UUID.class)
                .list());
        elsewhere.forEach(register -> blocked.addAll(register.blocked(of)));
        return blocked;
    }

    private List<IntegrityCheck.Entry> inForce(String uscc, LocalDate today) {
        return jdbc.sql(
                        """
                        select id, kind, result, source, from_day, to_day from integrity_record
                        where uscc = :uscc and state in ('IN_FORCE', 'LIFTING') and from_day <= :today
                          and (to_day is null or to_day >= :today)
                        order by case result when 'BLOCK' then 0 when 'WARN' then 1 else 2 end, from_day, id
                        """)
                .param("uscc", uscc)
                .param("today", today)
                .query((row, n) -> new IntegrityCheck.Entry(
                        row.getObject("id", UUID.class),
                        IntegrityKind.valueOf(row.getString("kind")),
                        IntegrityResult.valueOf(row.getString("result")),
                        row.getString("source"),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("to_day", LocalDate.class)))
                .list();
    }
}
