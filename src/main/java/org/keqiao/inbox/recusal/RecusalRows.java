package org.keqiao.inbox.recusal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.security.AccountView;
import org.keqiao.security.Actor;
import org.keqiao.security.CaseScope;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Repository;

/** The table {@code recusal}. */
@Repository
class RecusalRows {

    private static final String SELECT =
            "select r.*, c.case_number, c.title, c.station, c.county, c.city, c.confidential from recusal r join case_file c on c.id = r.case_id ";

    private static final UUID FIRST = new UUID(0, 0);

    /**
     * One row, with what tells who decides it.
     *
     * @param applicant the account that applied; null for those of the product
     * @param organisation the party that applied; null for officers
     */
    record Row(
            Recusal recusal,
            CaseScope scope,
            boolean confidential,
            @Nullable UUID applicant,
            @Nullable UUID organisation) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    RecusalRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param by null when the product proposes it
     * @param organisation the party that applied, null for officers
     * @return its id; empty when one waits or holds already, or the party has asked before
     */
    Optional<UUID> add(
            UUID caseId,
            AccountView person,
            Recusal.Origin origin,
            String reason,
            @Nullable Actor by,
            @Nullable UUID organisation,
            LocalDate dueOn) {
        UUID id = UUID.randomUUID();
        int rows = jdbc.sql(
                        """
                        insert into recusal (id, case_id, person, person_name, origin, reason, applicant, applicant_name,
                            organisation, applied_at, due_on, state)
                        values (:id, :case, :person, :name, :origin, :reason, :by, :byName, :organisation, :at, :due, 'PROPOSED')
                        on conflict do nothing
                        """)
                .param("id", id)
                .param("case", caseId)
                .param("person", person.id())
                .param("name", person.displayName())
                .param("origin", origin.name())
                .param("reason", reason)
                .param("by", by == null ? null : by.accountId(), Types.OTHER)
                .param("byName", by == null ? null : by.displayName(), Types.VARCHAR)
                .param("organisation", organisation, Types.OTHER)
                .param("at", Timestamp.from(clock.instant()))
                .param("due", dueOn)
                .update();
        return rows == 0 ? Optional.empty() : Optional.of(id);
    }

    /**
     * One that holds at once, and that nobody decides about.
     *
     * @return its id; empty when one waits or holds already
     */
    Optional<UUID> addGranted(UUID caseId, AccountView person, String reason, LocalDate on) {
        UUID id = UUID.randomUUID();
        int rows = jdbc.sql(
                        """
                        insert into recusal (id, case_id, person, person_name, origin, reason, applied_at, due_on, state,
                            decided_name, decision, decided_at)
                        values (:id, :case, :person, :name, 'SYSTEM', :reason, :at, :on, 'GRANTED', :by, :reason, :at)
                        on conflict do nothing
                        """)
                .param("id", id)
                .param("case", caseId)
                .param("person", person.id())
                .param("name", person.displayName())
                .param("reason", reason)
                .param("at", Timestamp.from(clock.instant()))
                .param("on", on)
                .param("by", Actor.SYSTEM.displayName())
                .update();
        return rows == 0 ? Optional.empty() : Optional.of(id);
    }

    Optional<Row> find(UUID id) {
        return jdbc.sql(SELECT + "where r.id = ?")
                .params(id)
                .query(RecusalRows::read)
                .optional();
    }

    /** Newest first. */
    List<Row> of(UUID caseId) {
        return jdbc.sql(SELECT + "where r.case_id = ? order by r.applied_at desc, r.id")
                .params(caseId)
                .query(RecusalRows::read)
                .list();
    }

    /**
     * What somebody decides about, as {@link RecusalOffice#decides} says: what waits, the most urgent first, and after it what
     * was decided, newest first.
     */
    CursorPage<Recusal> of(Actor decider, @Nullable String cursor, int limit) {
        Cursor after = Cursor.parse(cursor, 3).orElse(null);
        boolean decided = after != null && !after.text(0).equals(Recusal.State.PROPOSED.name());
        List<Recusal> found = jdbc
                .sql(
                        """
                        select * from (
                            select r.*, c.case_number, c.title, c.station, c.county, c.city, c.confidential,
                                case when r.state = 'PROPOSED' then 0 else 1 end as phase,
                                case when r.state = 'PROPOSED' then extract(epoch from r.due_on)::bigint
                                    else -(extract(epoch from r.applied_at) * 1000000)::bigint end as rank
                            from recusal r join case_file c on c.id = r.case_id
                            where r.person <> :me and case when c.confidential then 'DISCIPLINE@' || c.city = any(:groups)
                                else 'DEPUTY_DIRECTOR@' || c.city = any(:groups)
                                    or 'MEETING_SECRETARY@' || c.city = any(:groups)
                                    or 'COUNTY_HEAD@' || c.county = any(:groups) and exists (
                                        select from account_role a where a.account = r.person
                                            and a.role in ('COUNTY_DEPT', 'COUNTY_FINANCE')) end) decides
                        where (phase, rank, id) > (:phase, :rank, :after)
                        order by phase, rank, id limit :limit
                        """)
                .param("me", decider.accountId())
                .param("groups", decider.groups().toArray(String[]::new))
                .param("phase", decided ? 1 : 0)
                .param("rank", after == null ? Long.MIN_VALUE : rank(decided, after.instant(1)))
                .param("after", after == null ? FIRST : after.uuid(2))
                .param("limit", limit + 1)
                .query(RecusalRows::read)
                .list()
                .stream()
                .map(Row::recusal)
                .map(recusal -> recusal.decidable(recusal.state() == Recusal.State.PROPOSED))
                .toList();
        return Cursor.page(found, limit, last -> Cursor.of(last.state(), sortedBy(last), last.id()));
    }

    private static Instant sortedBy(Recusal recusal) {
        return recusal.state() == Recusal.State.PROPOSED
                ? recusal.dueOn().atStartOfDay(ZoneOffset.UTC).toInstant()
                : recusal.appliedAt();
    }

    private static long rank(boolean decided, Instant sortedBy) {
        return decided ? -ChronoUnit.MICROS.between(Instant.EPOCH, sortedBy) : sortedBy.getEpochSecond();
    }

    boolean isConfidential(UUID caseId) {
        return jdbc.sql("select confidential from case_file where id = ?")
                .params(caseId)
                .query(Boolean.class)
                .single();
    }

    /** @return false when it waits no more */
    boolean decide(UUID id, Recusal.State state, Actor by, String decision, @Nullable String minutes) {
        return jdbc.sql(
                                """
                        update recusal set state = :state, decided_by = :by, decided_name = :name, decision = :decision,
                            minutes = :minutes, decided_at = :at
                        where id = :id and state = 'PROPOSED'
                        """)
                        .param("state", state.name())
                        .param("by", by.accountId())
                        .param("name", by.displayName())
                        .param("decision", decision)
                        .param("minutes", minutes, Types.VARCHAR)
                        .param("at", Timestamp.from(clock.instant()))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** The case has ended: what waits is of no use any more. */
    void lapse(UUID caseId) {
        jdbc.sql("update recusal set state = 'LAPSED', decided_at = ? where case_id = ? and state = 'PROPOSED'")
                .params(Timestamp.from(clock.instant()), caseId)
                .update();
    }

    private static Row read(ResultSet row, int n) throws SQLException {
        Timestamp decided = row.getTimestamp("decided_at");
        Instant at = decided == null ? null : decided.toInstant();
        Recusal recusal = new Recusal(
                row.getObject("id", UUID.class),
                row.getObject("case_id", UUID.class),
                new CaseNumber(row.getString("case_number")),
                row.getString("title"),
                row.getObject("person", UUID.class),
                row.getString("person_name"),
                Recusal.Origin.valueOf(row.getString("origin")),
                row.getString("reason"),
                row.getString("applicant_name"),
                row.getTimestamp("applied_at").toInstant(),
                row.getObject("due_on", LocalDate.class),
                Recusal.State.valueOf(row.getString("state")),
                row.getString("decided_name"),
                row.getString("decision"),
                row.getString("minutes"),
                at,
                false);
        return new Row(
                recusal,
                new CaseScope(row.getString("station"), row.getString("county"), row.getString("city")),
                row.getBoolean("confidential"),
                row.getObject("applicant", UUID.class),
                row.getObject("organisation", UUID.class));
    }
}
