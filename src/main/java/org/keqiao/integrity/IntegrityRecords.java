package org.keqiao.integrity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.integrity.IntegrityRecord.State;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.CreditCode;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The register of integrity: one person enters, another one decides; the same when something is to count no more. */
@Service
public class IntegrityRecords {

    private static final int LONGEST_REASON = 500;

    private final IntegrityAccess access;
    private final JdbcClient jdbc;
    private final CurrentActor currentActor;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    IntegrityRecords(
            IntegrityAccess access,
            JdbcClient jdbc,
            CurrentActor currentActor,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.jdbc = jdbc;
        this.currentActor = currentActor;
        this.events = events;
        this.clock = clock;
    }

    /** Whether the actor may look into the register. */
    public boolean isOpen() {
        return currentActor.find().filter(access::reads).isPresent();
    }

    /** Whether the actor may enter and decide. */
    public boolean isKept() {
        return currentActor.find().filter(access::keeps).isPresent();
    }

    /**
     * Newest first, what waits for a second person before the rest.
     *
     * @param words part of the name or the credit code; null for all
     * @param limit 1 to 200
     * @throws Refusal FORBIDDEN
     */
    @Transactional(readOnly = true)
    public CursorPage<IntegrityRecord> list(@Nullable String words, @Nullable String cursor, int limit) {
        Actor actor = currentActor.require();
        access.requireReader(actor);
        Optional<Cursor> after = Cursor.parse(cursor, 3);
        JdbcClient.StatementSpec statement = jdbc.sql(
                        """
                        select * from (select *, state in ('ENTERED', 'LIFTING') as waits from integrity_record) record
                        where (:words = '' or position(lower(:words) in lower(name || ' ' || uscc)) > 0) and %s
                        order by waits desc, entered_at desc, id desc limit :limit
                        """
                                .formatted(
                                        after.isEmpty() ? "true" : "(waits, entered_at, id) < (:waits, :at, :after)"))
                .param("words", words == null ? "" : words.strip())
                .param("limit", limit + 1);
        if (after.isPresent()) {
            statement = statement
                    .param("waits", Boolean.valueOf(after.get().text(0)))
                    .param("at", Timestamp.from(after.get().instant(1)))
                    .param("after", after.get().uuid(2));
        }
        List<IntegrityRecord> found =
                statement.query((row, n) -> record(row, actor)).list();
        return Cursor.page(found, limit, row -> Cursor.of(waits(row), row.enteredAt(), row.id()));
    }

    private static boolean waits(IntegrityRecord record) {
        return record.state() == State.ENTERED || record.state() == State.LIFTING;
    }

    /**
     * Enters a record, which counts once another person has confirmed it.
     *
     * @throws Refusal FORBIDDEN; INVALID with field errors
     */
    @Transactional
    public IntegrityRecord enter(IntegrityRecordDraft draft) {
        return insert(draft, requireKeeper(), null);
    }

    /**
     * Enters what a decision says, in the name of who decides; it counts once a keeper of the register has confirmed it.
     *
     * @param decision the case that decides: when it is annulled the record falls with it
     * @throws Refusal INVALID with field errors
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void propose(IntegrityRecordDraft draft, CaseNumber decision) {
        insert(draft, currentActor.require(), decision.value());
    }

    /**
     * A decision was annulled: what it proposed and nobody has confirmed is rejected, what is in force is asked to be lifted,
     * which another person confirms as ever. Whatever still counts is marked: it is not put back into force.
     *
     * @param why such as the number of the ruling
     * @return what became of each record; empty where the decision proposed none, or it counts no more anyway
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<State> fall(CaseNumber decision, String why) {
        Actor actor = currentActor.require();
        return jdbc.sql(
                        """
                        update integrity_record r
                        set state = case when state = 'ENTERED' then 'REJECTED' else 'LIFTING' end,
                            decision_fell = true,
                            decided_name = case when state = 'ENTERED' then :name else decided_name end,
                            decided_on = case when state = 'ENTERED' then :on else decided_on end,
                            note = case when state = 'ENTERED' then :why end,
                            lift_reason = case when state <> 'ENTERED' then :why end,
                            lift_by = case when state = 'LIFTING' then lift_by when state = 'IN_FORCE' then :by end,
                            lift_name = case when state = 'LIFTING' then lift_name when state = 'IN_FORCE' then :name end
                        where decision = :decision and state in ('ENTERED', 'IN_FORCE', 'LIFTING')
                        returning state
                        """)
                .param("decision", decision.value())
                .param("name", actor.displayName())
                .param("on", LocalDate.now(clock), Types.DATE)
                .param("why", reason(why), Types.VARCHAR)
                .param("by", actor.accountId(), Types.OTHER)
                .query((row, n) -> State.valueOf(row.getString("state")))
                .list();
    }

    private IntegrityRecord insert(IntegrityRecordDraft draft, Actor actor, @Nullable String decision) {
        draft.check();
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into integrity_record (id, uscc, name, kind, result, source, evidence, from_day, to_day,
                            state, entered_by, entered_name, entered_at, decision)
                        values (:id, :uscc, :name, :kind, :result, :source, :evidence, :from, :to,
                            'ENTERED', :by, :byName, :at, :decision)
                        """)
                .param("id", id)
                .param("uscc", CreditCode.normalise(draft.uscc()))
                .param("name", draft.name().strip())
                .param("kind", draft.kind().name())
                .param("result", draft.result().name())
                .param("source", draft.source().strip())
                .param("evidence", draft.evidence().strip())
                .param("from", draft.from())
                .param("to", draft.to(), Types.DATE)
                .param("by", actor.accountId())
                .param("byName", actor.displayName())
                .param("at", Timestamp.from(clock.instant()))
                .param("decision", decision, Types.VARCHAR)
                .update();
        return lock(id, actor);
    }

    /**
     * Agrees with what waits: a new record comes into force, one that is to be lifted counts no more.
     *
     * @throws Refusal FORBIDDEN, SAME_PERSON for who entered it or asked to lift it; conflict NOTHING_TO_CONFIRM
     */
    @Transactional
    public IntegrityRecord confirm(UUID id) {
        Actor actor = requireKeeper();
        IntegrityRecord record = requireWaiting(id, actor);
        if (record.state() == State.ENTERED) {
            decide(id, State.IN_FORCE, actor, null);
            if (record.result() == IntegrityResult.BLOCK) {
                events.publishEvent(new IntegrityBlocked(
                        id, record.uscc(), record.name(), record.kind(), record.source(), record.from()));
            }
        } else {
            jdbc.sql(
                            """
                            update integrity_record set state = 'LIFTED', lifted_by = :by, lifted_name = :name, lifted_on = :on
                            where id = :id
                            """)
                    .param("by", actor.accountId())
                    .param("name", actor.displayName())
                    .param("on", LocalDate.now(clock))
                    .param("id", id)
                    .update();
        }
        return lock(id, actor);
    }

    /**
     * Disagrees with what waits: a new record never counts, one that was to be lifted stays in force.
     *
     * @throws Refusal as {@link #confirm}; INVALID without a reason; conflict DECISION_FELL for one to be lifted whose
     *     decision was annulled
     */
    @Transactional
    public IntegrityRecord reject(UUID id, @Nullable String reason) {
        Actor actor = requireKeeper();
        String why = reason(reason);
        IntegrityRecord record = requireWaiting(id, actor);
        if (record.state() == State.ENTERED) {
            decide(id, State.REJECTED, actor, why);
        } else if (record.decisionFell()) {
            throw Refusal.conflict("DECISION_FELL", record.liftReason());
        } else {
            jdbc.sql(
                            """
                            update integrity_record set state = 'IN_FORCE', note = :why, lift_by = null, lift_name = null,
                                lift_reason = null
                            where id = :id
                            """)
                    .param("why", why)
                    .param("id", id)
                    .update();
        }
        return lock(id, actor);
    }

    /**
     * Asks that a record in force count no more: repaired credit, a decision that was set aside.
     *
     * @throws Refusal FORBIDDEN; conflict NOT_IN_FORCE; INVALID without a reason
     */
    @Transactional
    public IntegrityRecord askToLift(UUID id, @Nullable String reason) {
        Actor actor = requireKeeper();
        String why = reason(reason);
        if (lock(id, actor).state() != State.IN_FORCE) {
            throw Refusal.conflict("NOT_IN_FORCE");
        }
        jdbc.sql(
                        """
                        update integrity_record set state = 'LIFTING', lift_reason = :why, lift_by = :by, lift_name = :name,
                            note = null
                        where id = :id
                        """)
                .param("why", why)
                .param("by", actor.accountId())
                .param("name", actor.displayName())
                .param("id", id)
                .update();
        return lock(id, actor);
    }

    private Actor requireKeeper() {
        Actor actor = currentActor.require();
        access.requireKeeper(actor);
        return actor;
    }

    private IntegrityRecord requireWaiting(UUID id, Actor actor) {
        IntegrityRecord record = lock(id, actor);
        if (record.state() != State.ENTERED && record.state() != State.LIFTING) {
            throw Refusal.conflict("NOTHING_TO_CONFIRM");
        }
        if (!record.awaitsReader()) {
            throw Refusal.forbidden("SAME_PERSON");
        }
        return record;
    }

    private void decide(UUID id, State state, Actor actor, @Nullable String note) {
        jdbc.sql(
                        """
                        update integrity_record set state = :state, decided_by = :by, decided_name = :name, decided_on = :on,
                            note = :note
                        where id = :id
                        """)
                .param("state", state.name())
                .param("by", actor.accountId())
                .param("name", actor.displayName())
                .param("on", LocalDate.now(clock))
                .param("note", note, Types.VARCHAR)
                .param("id", id)
                .update();
    }

    private static String reason(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            throw Refusal.invalid(List.of(FieldError.of("reason", "required")));
        }
        String text = typed.strip();
        return text.substring(0, Math.min(text.length(), LONGEST_REASON));
    }

    /** As it stands, and nobody else decides on it until the transaction ends. */
    private IntegrityRecord lock(UUID id, Actor actor) {
        return jdbc.sql("select * from integrity_record where id = ? for update")
                .param(id)
                .query((row, n) -> record(row, actor))
                .optional()
                .orElseThrow(Refusal::notFound);
    }

    private IntegrityRecord record(ResultSet row, Actor reader) throws SQLException {
        State state = State.valueOf(row.getString("state"));
        UUID first = row.getObject(state == State.LIFTING ? "lift_by" : "entered_by", UUID.class);
        boolean waits = state == State.ENTERED || state == State.LIFTING;
        return new IntegrityRecord(
                row.getObject("id", UUID.class),
                row.getString("uscc"),
                row.getString("name"),
                IntegrityKind.valueOf(row.getString("kind")),
                IntegrityResult.valueOf(row.getString("result")),
                row.getString("source"),
                row.getString("evidence"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                state,
                row.getString("entered_name"),
                row.getTimestamp("entered_at").toInstant(),
                row.getString("decided_name"),
                row.getObject("decided_on", LocalDate.class),
                row.getString("lift_reason"),
                row.getString("lift_name"),
                row.getString("lifted_name"),
                row.getObject("lifted_on", LocalDate.class),
                row.getString("note"),
                row.getBoolean("decision_fell"),
                waits && access.keeps(reader) && !Objects.equals(first, reader.accountId()));
    }
}
