package org.keqiao.subsidy.allotment;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keqiao.funding.AllocationStrategy;
import org.keqiao.funding.Portion;
import org.keqiao.policy.PolicyItem;
import org.keqiao.security.Actor;
import org.keqiao.security.Role;
import org.keqiao.security.SecondPerson;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.subsidy.allotment.Allotment.State;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Repository;

/** Allotments as they were put forward, with what became of them. */
@Repository
class AllotmentRows {

    static final SecondPerson.Table KEPT = new SecondPerson.Table("budget_allotment", State.PROPOSED, "proposed_by");

    /** Of a claim: its step is to be ended after the confirmation. */
    static final String OPEN = "ended_at is null and (given > 0 or kind = 'CARRIED_OVER')";

    private static final String HEADS =
            """
            select a.*, l.document_number, case when a.state = 'PROPOSED' then 0 else 1 end as phase,
                -(extract(epoch from a.proposed_at) * 1000000)::bigint as age,
                case when a.state = 'CONFIRMING' then (
                    select count(*) from budget_allotment_claim where allotment = a.id and %s) else 0 end as open,
                (select count(*) from budget_allotment_claim where allotment = a.id and skipped_zh is not null) as skipped
            from budget_allotment a join budget_line l on l.account = a.budget
            """
                    .formatted(OPEN);

    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient jdbc;

    AllotmentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Puts one forward, in place of another one that waits for the same line.
     *
     * @throws Refusal conflict ALLOTMENT_PROPOSED when somebody did so at the same moment
     */
    UUID insert(SharedLine shared, Actor actor, Timestamp now) {
        jdbc.sql("update budget_allotment set state = 'REPLACED' where budget = ? and state = 'PROPOSED'")
                .params(shared.line().id())
                .update();
        UUID id = UUID.randomUUID();
        try {
            jdbc.sql(
                            """
                            insert into budget_allotment (id, budget, item, strategy, allow_partial, allow_skip, origin, available,
                                claims, served, asked, given, state, proposed_by, proposed_name, proposed_at)
                            values (:id, :budget, :item, :strategy, :partial, :skip, :origin, :available,
                                :claims, :served, :asked, :given, 'PROPOSED', :by, :name, :at)
                            """)
                    .param("id", id)
                    .param("budget", shared.line().id())
                    .param("item", shared.item().key())
                    .param("strategy", shared.rule().strategy().name())
                    .param("partial", shared.rule().allowPartial())
                    .param("skip", shared.rule().allowSkip())
                    .param("origin", shared.rule().origin().name())
                    .param("available", shared.line().left().yuan())
                    .param("claims", shared.claims().size())
                    .param("served", shared.served())
                    .param("asked", shared.asked().yuan())
                    .param("given", shared.given().yuan())
                    .param("by", actor.accountId())
                    .param("name", actor.displayName())
                    .param("at", now)
                    .update();
        } catch (DuplicateKeyException waiting) {
            throw Refusal.conflict("ALLOTMENT_PROPOSED");
        }
        insert(id, shared.claims());
        return id;
    }

    private void insert(UUID id, List<AllottedClaim> claims) {
        jdbc.sql(
                        """
                        insert into budget_allotment_claim (allotment, place, case_number, applicant, accepted_on, rank,
                            carried_over, asked, given, kind)
                        select :id, n, c, p, d, r, o, a, g, k
                        from unnest(:cases::text[], :applicants::text[], :accepted::date[], :ranks::int[], :carried::boolean[],
                            :asked::numeric[], :given::numeric[], :kinds::text[])
                            with ordinality as t (c, p, d, r, o, a, g, k, n)
                        """)
                .param("id", id)
                .param("cases", each(claims, AllottedClaim::caseNumber).toArray(String[]::new))
                .param("applicants", each(claims, AllottedClaim::applicant).toArray(String[]::new))
                .param(
                        "accepted",
                        each(claims, claim -> Date.valueOf(claim.acceptedOn())).toArray(Date[]::new))
                .param("ranks", each(claims, AllottedClaim::rank).toArray(Integer[]::new))
                .param("carried", each(claims, AllottedClaim::carriedOver).toArray(Boolean[]::new))
                .param("asked", each(claims, claim -> claim.asked().yuan()).toArray(BigDecimal[]::new))
                .param("given", each(claims, claim -> claim.given().yuan()).toArray(BigDecimal[]::new))
                .param("kinds", each(claims, claim -> claim.kind().name()).toArray(String[]::new))
                .update();
    }

    private static <T> List<T> each(List<AllottedClaim> claims, Function<AllottedClaim, T> what) {
        return claims.stream().map(what).collect(Collectors.toCollection(java.util.ArrayList::new));
    }

    /** Without its claims, as somebody reads it. */
    Optional<AllotmentHead> find(UUID id, Actor reader, Function<String, Bilingual> titles) {
        return jdbc.sql(HEADS + "where a.id = ?")
                .params(id)
                .query((row, n) -> head(row, reader, titles))
                .optional();
    }

    /** What waits first, then the newest; what was replaced is nobody's to look at. */
    CursorPage<AllotmentHead> list(
            @Nullable String cursor, int limit, Actor reader, Function<String, Bilingual> titles) {
        Cursor after = Cursor.parse(cursor, 3).orElse(null);
        boolean decided = after != null && !after.text(0).equals(State.PROPOSED.name());
        List<AllotmentHead> found = jdbc.sql(
                        """
                        select * from (%s where a.state <> 'REPLACED') listed
                        where (phase, age, id) > (:phase, :age, :after)
                        order by phase, age, id limit :limit
                        """
                                .formatted(HEADS))
                .param("phase", decided ? 1 : 0)
                .param(
                        "age",
                        after == null ? Long.MIN_VALUE : -ChronoUnit.MICROS.between(Instant.EPOCH, after.instant(1)))
                .param("after", after == null ? FIRST : after.uuid(2))
                .param("limit", limit + 1)
                .query((row, n) -> head(row, reader, titles))
                .list();
        return Cursor.page(found, limit, last -> Cursor.of(last.state(), last.proposedAt(), last.id()));
    }

    /** All of them, in the order of precedence. */
    List<AllottedClaim> claims(UUID allotment) {
        return claims(allotment, 0, Integer.MAX_VALUE);
    }

    /** A page of them. */
    CursorPage<AllottedClaim> claims(UUID allotment, @Nullable String cursor, int limit) {
        int after = Cursor.parse(cursor, 1).map(Paged::place).orElse(0);
        return Paged.of(claims(allotment, after, limit + 1), limit);
    }

    private List<AllottedClaim> claims(UUID allotment, int after, int most) {
        return jdbc.sql("select * from budget_allotment_claim where allotment = ? and place > ? order by place limit ?")
                .params(allotment, after, most)
                .query(AllotmentRows::claim)
                .list();
    }

    static AllottedClaim claim(ResultSet row, int n) throws SQLException {
        Money asked = Money.of(row.getBigDecimal("asked"));
        Money given = Money.of(row.getBigDecimal("given"));
        String skipped = row.getString("skipped_zh");
        return new AllottedClaim(
                row.getInt("place"),
                row.getString("case_number"),
                row.getString("applicant"),
                row.getObject("accepted_on", LocalDate.class),
                row.getObject("rank", Integer.class),
                row.getBoolean("carried_over"),
                asked,
                given,
                asked.minus(given),
                Portion.Kind.valueOf(row.getString("kind")),
                skipped == null ? null : new Bilingual(skipped, row.getString("skipped_en")));
    }

    private static AllotmentHead head(ResultSet row, Actor reader, Function<String, Bilingual> titles)
            throws SQLException {
        return new AllotmentHead(
                row.getObject("id", UUID.class),
                row.getObject("budget", UUID.class),
                row.getString("document_number"),
                row.getString("item"),
                titles.apply(row.getString("item")),
                rule(row),
                Money.of(row.getBigDecimal("available")),
                Money.of(row.getBigDecimal("asked")),
                Money.of(row.getBigDecimal("given")),
                row.getInt("claims"),
                row.getInt("served"),
                row.getInt("open"),
                row.getInt("skipped"),
                State.valueOf(row.getString("state")),
                row.getString("proposed_name"),
                row.getTimestamp("proposed_at").toInstant(),
                row.getString("decided_name"),
                row.getObject("decided_on", LocalDate.class),
                row.getString("note"),
                awaits(row, reader));
    }

    private static boolean awaits(ResultSet row, Actor reader) throws SQLException {
        return reader.has(Role.FINANCE_OFFICER) && KEPT.awaits(row, reader);
    }

    private static AllotmentRule rule(ResultSet row) throws SQLException {
        return new AllotmentRule(
                AllocationStrategy.valueOf(row.getString("strategy")),
                row.getBoolean("allow_partial"),
                row.getBoolean("allow_skip"),
                AllotmentRule.Origin.valueOf(row.getString("origin")));
    }

    /** Remembers who comes first in a later year's budget. Whoever did before, and got nothing again, does so all along. */
    void carryAll(UUID allotment, PolicyItem item, int intoYear) {
        jdbc.sql(
                        """
                        insert into carried_claim (case_number, policy_group, asked, into_year, allotment)
                        select case_number, :group, asked, :year, allotment from budget_allotment_claim
                        where allotment = :allotment and kind = 'CARRIED_OVER'
                        on conflict (case_number) do update set asked = excluded.asked,
                            into_year = least(carried_claim.into_year, excluded.into_year), allotment = excluded.allotment
                        """)
                .param("group", item.group())
                .param("year", intoYear)
                .param("allotment", allotment)
                .update();
    }
}
