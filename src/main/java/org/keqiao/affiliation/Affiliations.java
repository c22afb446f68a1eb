package org.keqiao.affiliation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the product knows of who belongs together: by the register, and by its own organisations. No check of who asks. */
@Service
@Transactional(readOnly = true)
public class Affiliations {

    private final JdbcClient jdbc;
    private final Representatives representatives;

    Affiliations(JdbcClient jdbc, Representatives representatives) {
        this.jdbc = jdbc;
        this.representatives = representatives;
    }

    /**
     * By what an organisation is related to any of others, on any of these days.
     *
     * @param one normalised credit code; null for who has none, of whom nothing is known
     * @param others the same
     * @return the surest sign
     */
    public Optional<Tie> between(@Nullable String one, Collection<String> others, LocalDate from, LocalDate to) {
        if (one == null || others.isEmpty()) {
            return Optional.empty();
        }
        if (others.contains(one)) {
            return Optional.of(new Tie(Tie.Sign.SAME_CODE, ""));
        }
        return byShares(one, others, from, to)
                .or(() -> byEntry(one, others, from, to))
                .or(() -> byRepresentative(one, others));
    }

    /** The group to which an organisation belongs on a day; at most one. */
    public Optional<CompanyGroup> groupOf(String uscc, LocalDate on) {
        return jdbc.sql(
                        """
                        select g.id, g.name from company_relation r join company_group g on g.id = r.company_group
                        where r.uscc = :uscc and r.kind = 'GROUP' and r.state = 'IN_FORCE'
                          and r.from_day <= :on and (r.to_day is null or r.to_day >= :on)
                        """)
                .param("uscc", uscc)
                .param("on", on)
                .query((row, n) -> new CompanyGroup(row.getObject("id", UUID.class), row.getString("name")))
                .optional();
    }

    private Optional<Tie> byShares(String one, Collection<String> others, LocalDate from, LocalDate to) {
        Map<String, String> names = new HashMap<>();
        Holdings holdings = new Holdings(holdings(one, others, from, to, names));
        return others.stream()
                .flatMap(other -> holdings.between(one, other).stream())
                .findFirst()
                .map(percent -> new Tie(Tie.Sign.SHAREHOLDING, percent))
                .or(() -> others.stream()
                        .flatMap(other -> holdings.holderOf(one, other).stream())
                        .findFirst()
                        .map(holder -> new Tie(Tie.Sign.SAME_HOLDER, names.get(holder))));
    }

    /** Whatever is held of these companies, and of whoever holds a part of them. */
    private List<Holdings.Holding> holdings(
            String one, Collection<String> others, LocalDate from, LocalDate to, Map<String, String> names) {
        return jdbc.sql(
                        """
                        with recursive held as not materialized (
                            select id, uscc, name, other_uscc, percent from company_relation
                            where kind = 'SHAREHOLDING' and state = 'IN_FORCE'
                              and daterange(from_day, to_day, '[]') && daterange(:from, :to, '[]')
                        ), above as (
                            select * from held where other_uscc = any(:companies::text[])
                            union
                            select held.* from held join above on held.other_uscc = above.uscc
                        )
                        select * from above
                        """)
                .param(
                        "companies",
                        Stream.concat(Stream.of(one), others.stream()).toArray(String[]::new))
                .param("from", from)
                .param("to", to)
                .query((row, n) -> {
                    names.put(row.getString("uscc"), row.getString("name"));
                    return new Holdings.Holding(
                            row.getString("uscc"), row.getString("other_uscc"), row.getBigDecimal("percent"));
                })
                .list();
    }

    /** Two members of a group on one day, or two whose representatives are spouses. */
    private Optional<Tie> byEntry(String one, Collection<String> others, LocalDate from, LocalDate to) {
        return jdbc.sql(
                        """
                        with known as (
                            select *, daterange(from_day, to_day, '[]') * daterange(:from, :to, '[]') as days
                            from company_relation
                            where state = 'IN_FORCE' and kind in ('GROUP', 'SPOUSES')
                              and daterange(from_day, to_day, '[]') && daterange(:from, :to, '[]')
                        )
                        select 'SAME_GROUP' as sign, g.name as detail from known a
                        join known b on b.company_group = a.company_group and b.days && a.days
                        join company_group g on g.id = a.company_group
                        where a.uscc = :one and b.uscc = any(:others::text[])
                        union all
                        select 'SPOUSES', '' from known
                        where kind = 'SPOUSES' and (uscc = :one and other_uscc = any(:others::text[])
                          or other_uscc = :one and uscc = any(:others::text[]))
                        order by sign limit 1
                        """)
                .param("from", from)
                .param("to", to)
                .param("one", one)
                .param("others", others.toArray(String[]::new))
                .query((row, n) -> new Tie(Tie.Sign.valueOf(row.getString("sign")), row.getString("detail")))
                .optional();
    }

    private Optional<Tie> byRepresentative(String one, Collection<String> others) {
        return representatives.same(one, others)
                ? Optional.of(new Tie(Tie.Sign.SAME_REPRESENTATIVE, ""))
                : Optional.empty();
    }
}
