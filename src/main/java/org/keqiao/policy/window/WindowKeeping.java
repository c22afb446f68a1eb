package org.keqiao.policy.window;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.keqiao.calendar.WorkingCalendar;
import org.keqiao.policy.Policies;
import org.keqiao.policy.window.ApplicationWindow.State;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.security.SecondPerson;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Windows are set by a programme officer and come into force when another person of the bureau has confirmed them. */
@Service
public class WindowKeeping {

    /** Working days that a call usually lasts at least (domain 6.4). */
    public static final int USUAL = 20;

    private static final SecondPerson.Table KEPT =
            new SecondPerson.Table("application_window", State.ENTERED, "entered_by");

    private final Policies policies;
    private final WorkingCalendar calendar;
    private final SecondPerson second;
    private final JdbcClient jdbc;
    private final CurrentActor currentActor;
    private final Clock clock;

    WindowKeeping(
            Policies policies,
            WorkingCalendar calendar,
            SecondPerson second,
            JdbcClient jdbc,
            CurrentActor currentActor,
            Clock clock) {
        this.policies = policies;
        this.calendar = calendar;
        this.second = second;
        this.jdbc = jdbc;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /** Whether the actor may look at the windows. */
    public boolean isOpen() {
        return currentActor
                .find()
                .filter(actor -> decides(actor) || actor.has(Role.AUDITOR))
                .isPresent();
    }

    /** Whether the actor may enter one. */
    public boolean isKept() {
        return currentActor
                .find()
                .filter(actor -> actor.has(Role.PROGRAM_OFFICER))
                .isPresent();
    }

    private static boolean decides(Actor actor) {
        return actor.has(Role.PROGRAM_OFFICER) || actor.has(Role.DEPUTY_DIRECTOR);
    }

    /**
     * Newest first, what waits for a second person before the rest.
     *
     * @param limit 1 to 200
     * @throws Refusal FORBIDDEN NOT_THE_WINDOW_OFFICE
     */
    @Transactional(readOnly = true)
    public CursorPage<ApplicationWindow> list(@Nullable String cursor, int limit) {
        Actor actor = currentActor.require();
        require(isOpen());
        return second.page(
                KEPT,
                "entered_at",
                cursor,
                limit,
                (row, n) -> window(row, actor),
                window -> Cursor.of(window.state() == State.ENTERED, window.enteredAt(), window.id()));
    }

    /**
     * Enters a window, which opens nothing until another person has confirmed it.
     *
     * @throws Refusal FORBIDDEN; INVALID with field errors, POLICY_UNKNOWN
     */
    @Transactional
    public ApplicationWindow enter(ApplicationWindowDraft draft) {
        Actor actor = currentActor.require();
        require(isKept());
        draft.check(LocalDate.now(clock));
        String item = policies.item(draft.item()).key();
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into application_window (id, item, year, first_day, last_day, reference, state, entered_by,
                            entered_name, entered_at)
                        values (:id, :item, :year, :first, :last, :reference, 'ENTERED', :by, :name, :at)
                        """)
                .param("id", id)
                .param("item", item)
                .param("year", draft.first().getYear())
                .param("first", draft.first())
                .param("last", draft.last())
                .param("reference", draft.reference().strip())
                .param("by", actor.accountId())
                .param("name", actor.displayName())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        return lock(id, actor);
    }

    /** @throws Refusal FORBIDDEN, SAME_PERSON for who entered it; conflict NOTHING_TO_CONFIRM */
    @Transactional
    public ApplicationWindow confirm(UUID id) {
        return decide(id, State.IN_FORCE, null);
    }

    /** @throws Refusal as {@link #confirm}; INVALID without a reason */
    @Transactional
    public ApplicationWindow reject(UUID id, @Nullable String reason) {
        return decide(id, State.REJECTED, SecondPerson.reason(reason));
    }

    private ApplicationWindow decide(UUID id, State state, @Nullable String note) {
        Actor actor = currentActor.require();
        require(decides(actor));
        second.requireSecond(KEPT, id);
        second.decide(KEPT, id, state, note);
        return lock(id, actor);
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw Refusal.forbidden("NOT_THE_WINDOW_OFFICE");
        }
    }

    private ApplicationWindow lock(UUID id, Actor actor) {
        return jdbc.sql("select * from application_window where id = ? for update")
                .param(id)
                .query((row, n) -> window(row, actor))
                .optional()
                .orElseThrow(Refusal::notFound);
    }

    private ApplicationWindow window(ResultSet row, Actor reader) throws SQLException {
        State state = State.valueOf(row.getString("state"));
        LocalDate first = row.getObject("first_day", LocalDate.class);
        LocalDate last = row.getObject("last_day", LocalDate.class);
        int days = calendar.workingDaysBetween(first.minusDays(1), last);
        return new ApplicationWindow(
                row.getObject("id", UUID.class),
                row.getString("item"),
                row.getInt("year"),
                first,
                last,
                row.getString("reference"),
                state,
                days,
                days < USUAL,
                row.getString("entered_name"),
                row.getTimestamp("entered_at").toInstant(),
                row.getString("decided_name"),
                row.getObject("decided_on", LocalDate.class),
                row.getString("note"),
                decides(reader) && KEPT.awaits(row, reader));
    }
}
