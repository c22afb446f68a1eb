package org.keqiao.affiliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keqiao.affiliation.CompanyRelation.EndingState;
import org.keqiao.affiliation.CompanyRelation.RelationEnding;
import org.keqiao.affiliation.CompanyRelation.State;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.security.SecondPerson;
import org.keqiao.shared.CreditCode;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Spelling;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of relations between companies: one person enters, another one decides; the same when one has ended. */
@Service
@Transactional
public class CompanyRelations {

    private static final Set<Role> KEEPERS = EnumSet.of(Role.PROGRAM_OFFICER, Role.DISCIPLINE);
    private static final Set<Role> READERS = EnumSet.of(
            Role.PROGRAM_OFFICER,
            Role.DISCIPLINE,
            Role.RECHECKER,
            Role.FINANCE_OFFICER,
            Role.DEPUTY_DIRECTOR,
            Role.MEETING_SECRETARY,
            Role.AUDITOR);

    private static final SecondPerson.Table ENTRIES =
            new SecondPerson.Table("company_relation", State.ENTERED, "entered_by");
    private static final SecondPerson.Table ENDINGS =
            new SecondPerson.Table("company_relation_ending", EndingState.ENTERED, "entered_by");

    private static final String ROWS =
            """
            select r.*, g.name as group_name, e.last_day, e.reason, e.state as ending_state, e.entered_by as ending_by,
                e.entered_name as ending_name, e.decided_name as ending_decided_name, e.note as ending_note,
                r.state = 'ENTERED' or coalesce(e.state = 'ENTERED', false) as waits
            from company_relation r
            left join company_group g on g.id = r.company_group
            left join lateral (select * from company_relation_ending where relation = r.id
                order by entered_at desc, id limit 1) e on true
            """;

    private final SecondPerson second;
    private final Affiliations affiliations;
    private final JdbcClient jdbc;
    private final CurrentActor currentActor;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CompanyRelations(
            SecondPerson second,
            Affiliations affiliations,
            JdbcClient jdbc,
            CurrentActor currentActor,
            ApplicationEventPublisher events,
            Clock clock) {
        this.second = second;
        this.affiliations = affiliations;
        this.jdbc = jdbc;
        this.currentActor = currentActor;
        this.events = events;
        this.clock = clock;
    }

    /** Whether the actor may look into the register. */
    @Transactional(readOnly = true)
    public boolean isOpen() {
        return currentActor.find().filter(actor -> is(actor, READERS)).isPresent();
    }

    /** Whether the actor may enter and decide. */
    @Transactional(readOnly = true)
    public boolean isKept() {
        return currentActor.find().filter(actor -> is(actor, KEEPERS)).isPresent();
    }

    /**
     * What waits for a second person first, then newest first.
     *
     * @param words part of a name, a credit code or a group's name; null for all
     * @param limit 1 to 200
     * @throws Refusal FORBIDDEN NOT_THE_AFFILIATION_OFFICE
     */
    @Transactional(readOnly = true)
    public CursorPage<CompanyRelation> list(@Nullable String words, @Nullable String cursor, int limit) {
        Actor actor = require(READERS);
        Optional<Cursor> after = Cursor.parse(cursor, 3);
        JdbcClient.StatementSpec statement = jdbc.sql(
                        """
                        select * from (%s) relation
                        where (:words = '' or position(lower(:words) in
                              lower(concat_ws(' ', name, uscc, other_name, other_uscc, group_name))) > 0)
                          and %s
                        order by waits desc, entered_at desc, id desc limit :limit
                        """
                                .formatted(
                                        ROWS,
                                        after.isEmpty() ? "true" : "(waits, entered_at, id) < (:waits, :at, :after)"))
                .param("words", words == null ? "" : words.strip())
                .param("limit", limit + 1);
        if (after.isPresent()) {
            statement = statement
                    .param("waits", Boolean.valueOf(after.get().text(0)))
                    .param("at", Timestamp.from(after.get().instant(1)))
                    .param("after", after.get().uuid(2));
        }
        List<CompanyRelation> found =
                statement.query((row, n) -> relation(row, actor)).list();
        return Cursor.page(found, limit, row -> Cursor.of(row.waits(), row.enteredAt(), row.id()));
    }

    /**
     * Enters a relation, which counts once another person has confirmed it.
     *
     * @throws Refusal FORBIDDEN NOT_THE_AFFILIATION_OFFICE; INVALID with field errors
     */
    public CompanyRelation enter(CompanyRelationDraft draft) {
        Actor actor = require(KEEPERS);
        draft.check();
        boolean member = draft.kind() == RelationKind.GROUP;
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into company_relation (id, kind, uscc, name, other_uscc, other_name, percent, company_group,
                            source, evidence, from_day, to_day, state, entered_by, entered_name, entered_at)
                        values (:id, :kind, :uscc, :name, :otherUscc, :otherName, :percent, :group, :source, :evidence,
                            :from, :to, 'ENTERED', :by, :byName, :at)
                        """)
                .param("id", id)
                .param("kind", draft.kind().name())
                .param("uscc", CreditCode.normalise(draft.uscc()))
                .param("name", draft.name().strip())
                .param("otherUscc", member ? null : CreditCode.normalise(draft.otherUscc()), Types.VARCHAR)
                .param("otherName", member ? null : draft.otherName().strip(), Types.VARCHAR)
                .param("percent", draft.kind() == RelationKind.SHAREHOLDING ? draft.percent() : null, Types.NUMERIC)
                .param("group", member ? group(draft.group().strip()) : null, Types.OTHER)
                .param("source", draft.source().strip())
                .param("evidence", draft.evidence().strip())
                .param("from", draft.from())
                .param("to", draft.to(), Types.DATE)
                .param("by", actor.accountId())
                .param("byName", actor.displayName())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        return find(id, actor);
    }

    /** One of that name, whatever brackets and blanks it is written with; entered now when there is none. */
    private UUID group(String name) {
        String spelling = Spelling.of(name);
        jdbc.sql("insert into company_group (id, name, spelling) values (?, ?, ?) on conflict (spelling) do nothing")
                .params(UUID.randomUUID(), name, spelling)
                .update();
        return jdbc.sql("select id from company_group where spelling = ?")
                .params(spelling)
                .query(UUID.class)
                .single();
    }

    /**
     * Says that a relation in force has ended, or never held; it counts as before until another person has confirmed that.
     *
     * @param last day on which it held, before the one that is known; null when it never did
     * @throws Refusal FORBIDDEN NOT_THE_AFFILIATION_OFFICE; NOT_FOUND; conflict NOT_IN_FORCE, or ENDING_WAITS while one
     *     is to be confirmed; INVALID without a reason, or for a day that is none of its days
     */
    public CompanyRelation end(UUID id, @Nullable LocalDate last, @Nullable String reason) {
        Actor actor = require(KEEPERS);
        String why = SecondPerson.reason(reason);
        lock(id);
        CompanyRelation relation = find(id, actor);
        if (relation.state() != State.IN_FORCE) {
            throw Refusal.conflict("NOT_IN_FORCE");
        }
        if (relation.waits()) {
            throw Refusal.conflict("ENDING_WAITS");
        }
        if (last != null
                && (last.isBefore(relation.from()) || relation.to() != null && !last.isBefore(relation.to()))) {
            throw Refusal.invalid(List.of(FieldError.of("last", "notOfItsDays")));
        }
        jdbc.sql(
                        """
                        insert into company_relation_ending (id, relation, last_day, reason, state, entered_by,
                            entered_name, entered_at)
                        values (:id, :relation, :last, :reason, 'ENTERED', :by, :name, :at)
                        """)
                .param("id", UUID.randomUUID())
                .param("relation", id)
                .param("last", last, Types.DATE)
                .param("reason", why)
                .param("by", actor.accountId())
                .param("name", actor.displayName())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        return find(id, actor);
    }

    /**
     * Agrees with what waits: a new relation comes into force, one that ended counts no more after its last day.
     *
     * @throws Refusal FORBIDDEN NOT_THE_AFFILIATION_OFFICE, SAME_PERSON for who entered it or its ending; NOT_FOUND; conflict
     *     NOTHING_TO_CONFIRM, IN_ANOTHER_GROUP when the company is of a group on one of these days already
     */
    public CompanyRelation confirm(UUID id) {
        Actor actor = require(KEEPERS);
        if (lock(id) == State.ENTERED) {
            second.requireSecond(ENTRIES, id);
            requireOneGroup(find(id, actor));
            second.decide(ENTRIES, id, State.IN_FORCE, null);
        } else {
            UUID ending = waiting(id);
            second.requireSecond(ENDINGS, ending);
            second.decide(ENDINGS, ending, EndingState.AGREED, null);
            jdbc.sql(
                            """
                            update company_relation r set to_day = coalesce(e.last_day, r.to_day),
                                state = case when e.last_day is null then 'STRUCK' else r.state end
                            from company_relation_ending e where e.id = ? and r.id = e.relation
                            """)
                    .params(ending)
                    .update();
        }
        CompanyRelation decided = find(id, actor);
        events.publishEvent(new CompanyRelationDecided(
                id,
                decided.name(),
                decided.group() == null ? decided.otherName() : decided.group(),
                affiliations.touchedBy(decided)));
        return decided;
    }

    /**
     * Disagrees with what waits: a new relation never counts, one that was said to have ended goes on.
     *
     * @throws Refusal as {@link #confirm}; INVALID without a reason
     */
    public CompanyRelation reject(UUID id, @Nullable String reason) {
        Actor actor = require(KEEPERS);
        String why = SecondPerson.reason(reason);
        if (lock(id) == State.ENTERED) {
            second.requireSecond(ENTRIES, id);
            second.decide(ENTRIES, id, State.REJECTED, why);
        } else {
            UUID ending = waiting(id);
            second.requireSecond(ENDINGS, ending);
            second.decide(ENDINGS, ending, EndingState.REJECTED, why);
        }
        return find(id, actor);
    }

    /** A cap of groups asks for one group a day; the constraint holds whatever comes at the same moment. */
    private void requireOneGroup(CompanyRelation relation) {
        if (relation.kind() != RelationKind.GROUP) {
            return;
        }
        // Of two that are confirmed at once, the second one sees the first.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('company_group ' || ?, 144))")
                .param(relation.uscc())
                .query()
                .listOfRows();
        jdbc.sql(
                        """
                        select g.name from company_relation r join company_group g on g.id = r.company_group
                        where r.uscc = :uscc and r.kind = 'GROUP' and r.state = 'IN_FORCE'
                          and daterange(r.from_day, r.to_day, '[]') && daterange(:from, :to, '[]') limit 1
                        """)
                .param("uscc", relation.uscc())
                .param("from", relation.from())
                .param("to", relation.to(), Types.DATE)
                .query(String.class)
                .optional()
                .ifPresent(other -> {
                    throw Refusal.conflict("IN_ANOTHER_GROUP", relation.name(), other);
                });
    }

    private UUID waiting(UUID relation) {
        return jdbc.sql("select id from company_relation_ending where relation = ? and state = 'ENTERED'")
                .params(relation)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> Refusal.conflict("NOTHING_TO_CONFIRM"));
    }

    private static boolean is(Actor actor, Set<Role> roles) {
        return roles.stream().anyMatch(actor::has);
    }

    private Actor require(Set<Role> roles) {
        Actor actor = currentActor.require();
        if (!is(actor, roles)) {
            throw Refusal.forbidden("NOT_THE_AFFILIATION_OFFICE");
        }
        return actor;
    }

    /** Nobody else decides on it until the transaction ends. */
    private State lock(UUID id) {
        return jdbc.sql("select state from company_relation where id = ? for update")
                .params(id)
                .query((row, n) -> State.valueOf(row.getString("state")))
                .optional()
                .orElseThrow(Refusal::notFound);
    }

    private CompanyRelation find(UUID id, Actor reader) {
        return jdbc.sql(ROWS + " where r.id = ?")
                .params(id)
                .query((row, n) -> relation(row, reader))
                .single();
    }

    private static CompanyRelation relation(ResultSet row, Actor reader) throws SQLException {
        State state = State.valueOf(row.getString("state"));
        String ending = row.getString("ending_state");
        UUID first = row.getObject(state == State.ENTERED ? "entered_by" : "ending_by", UUID.class);
        return new CompanyRelation(
                row.getObject("id", UUID.class),
                RelationKind.valueOf(row.getString("kind")),
                row.getString("uscc"),
                row.getString("name"),
                row.getString("other_uscc"),
                row.getString("other_name"),
                row.getBigDecimal("percent"),
                row.getString("group_name"),
                row.getString("source"),
                row.getString("evidence"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                state,
                row.getString("entered_name"),
                row.getTimestamp("entered_at").toInstant(),
                row.getString("decided_name"),
                row.getObject("decided_on", LocalDate.class),
                row.getString("note"),
                ending == null
                        ? null
                        : new RelationEnding(
                                row.getObject("last_day", LocalDate.class),
                                row.getString("reason"),
                                EndingState.valueOf(ending),
                                row.getString("ending_name"),
                                row.getString("ending_decided_name"),
                                row.getString("ending_note")),
                row.getBoolean("waits")
                        && is(reader, KEEPERS)
                        && !reader.accountId().equals(first));
    }
}
