package org.keqiao.inbox.seat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.casefile.CorrectionItem;
import org.keqiao.process.OpenTask;
import org.keqiao.process.Outcome;
import org.keqiao.process.Step;
import org.keqiao.security.Role;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Repository;

/** The seats of waiting and of ended steps, and what their rows in the lists say of them. */
@Repository
public class SeatRows {

    private static final String SEATS =
            """
            select s.number, s.role, s.grp, s.state, s.username, s.person, s.outcome, s.decided_at, a.opinion
            from inbox_seat s left join act a on a.case_id = s.case_id and a.seq = s.act
            where s.task_id = :task
            """;

    private final JdbcClient jdbc;

    SeatRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes a seat that nobody has taken; its row in the lists is written by whoever knows the step. */
    public void add(SeatId id, UUID caseId, Role role, String group) {
        jdbc.sql(
                        """
                        insert into inbox_seat (task_id, number, case_id, role, grp) values (:task, :number, :case, :role, :group)
                        """)
                .param("task", id.task())
                .param("number", id.number())
                .param("case", caseId)
                .param("role", role.name())
                .param("group", group)
                .update();
    }

    /** One more seat of a step that waits: its row in the lists stands beside those of the open seats. */
    void addTo(OpenTask task, SeatId id, Role role, String group) {
        UUID caseId = jdbc.sql("select case_id from inbox_seat where task_id = ? limit 1")
                .param(id.task())
                .query(UUID.class)
                .single();
        add(id, caseId, role, group);
        jdbc.sql(
                        """
                        insert into inbox_task (task_id, case_id, case_number, matter, version, name_zh, name_en, form_id, round,
                            performer, grp, submission, title, applicant, created_at, deadline, started_on, due_on, paused,
                            step_task, seat_mode, seats_decided, seats)
                        select :row, case_id, case_number, matter, version, name_zh, name_en, form_id, round,
                            :role, :group, submission, title, applicant, created_at, deadline, started_on, due_on, paused,
                            step_task, seat_mode, seats_decided, seats
                        from inbox_task where step_task = :task limit 1
                        """)
                .param("row", id.toString())
                .param("role", role.name())
                .param("group", group)
                .param("task", task.taskId())
                .update();
    }

    /** In order; removed ones among them. */
    List<Seat> of(String task, Step step) {
        return jdbc.sql(SEATS + "order by s.number")
                .param("task", task)
                .query(seat(step))
                .list();
    }

    /** In the order in which they were given. */
    static List<Outcome> given(List<Seat> seats) {
        return seats.stream()
                .filter(seat -> seat.state() == Seat.State.DECIDED)
                .sorted(Comparator.comparing(Seat::decidedAt).thenComparing(Seat::number))
                .map(Seat::outcome)
                .toList();
    }

    Optional<Seat> find(SeatId id, Step step) {
        return jdbc.sql(SEATS + "and s.number = :number")
                .param("task", id.task())
                .param("number", id.number())
                .query(seat(step))
                .optional();
    }

    private static RowMapper<Seat> seat(Step step) {
        return (row, n) -> new Seat(
                row.getInt("number"),
                Role.valueOf(row.getString("role")),
                row.getString("grp"),
                Seat.State.valueOf(row.getString("state")),
                row.getString("username"),
                row.getString("person"),
                outcome(step, row.getString("outcome")),
                row.getString("opinion"),
                instant(row, "decided_at"));
    }

    @Nullable
    private static Outcome outcome(Step step, @Nullable String key) {
        return key == null ? null : step.outcome(key).orElse(null);
    }

    @Nullable
    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** True when a seat of the step was decided or taken away. */
    public boolean anyDecided(String task) {
        return jdbc.sql("select exists (select 1 from inbox_seat where task_id = ? and state <> 'OPEN')")
                .params(task)
                .query(Boolean.class)
                .single();
    }

    /** The step has other seats, or none, from now on; none of these was decided. */
    public void forget(String task) {
        jdbc.sql("delete from inbox_seat where task_id = ? and state <> 'DECIDED'")
                .params(task)
                .update();
    }

    /** True when somebody sits on another seat of the step, decided or not. */
    boolean sitsElsewhere(String username, SeatId seat) {
        return jdbc.sql(
                                """
                        select count(*) from inbox_seat
                        where task_id = ? and number <> ? and username = ? and state in ('OPEN', 'DECIDED')
                        """)
                        .params(seat.task(), seat.number(), username)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Gives an open seat to somebody or, with null, back to its group. */
    void assign(SeatId id, @Nullable String username) {
        jdbc.sql(
                        """
                        with seat as (
                            update inbox_seat set username = :username, person = coalesce(
                                (select display_name from account where username = :username), :username)
                            where task_id = :task and number = :number and state = 'OPEN' returning username, person)
                        update inbox_task set assignee = seat.username, assignee_name = seat.person
                        from seat where task_id = :row
                        """)
                .param("username", username, java.sql.Types.VARCHAR)
                .param("task", id.task())
                .param("number", id.number())
                .param("row", id.toString())
                .update();
    }

    /**
     * Notes a decision; the seat's row leaves the lists.
     *
     * @param act sequence number of the act that says it
     * @return false when the seat was not open
     */
    boolean decide(SeatId id, String outcome, int act, Instant at) {
        return leave(id, "state = 'DECIDED', outcome = :outcome, act = :act, decided_at = :at")
                        .param("outcome", outcome)
                        .param("act", act)
                        .param("at", Timestamp.from(at))
                        .update()
                > 0;
    }

    /** What the applicant must mend, said by the seats that sent the case back so; each once. */
    List<CorrectionItem> defects(String task, String outcome) {
        return jdbc
                .sql(
                        """
                        select d.item ->> 'field', d.item ->> 'document', d.item ->> 'text'
                        from inbox_seat s join act a on a.case_id = s.case_id and a.seq = s.act
                        cross join lateral jsonb_array_elements(a.output -> 'correction') with ordinality d (item, place)
                        where s.task_id = ? and s.state = 'DECIDED' and s.outcome = ? order by s.number, d.place
                        """)
                .params(task, outcome)
                .query((row, n) -> new CorrectionItem(row.getString(1), row.getString(2), row.getString(3)))
                .list()
                .stream()
                .distinct()
                .toList();
    }

    /** Takes an open seat away; false when it is not open. */
    boolean remove(SeatId id) {
        return leave(id, "state = 'REMOVED'").update() > 0;
    }

    private JdbcClient.StatementSpec leave(SeatId id, String change) {
        return jdbc.sql("with seat as (update inbox_seat set " + change
                        + " where task_id = :task and number = :number and state = 'OPEN' returning number)"
                        + " delete from inbox_task where task_id = :row and exists (select 1 from seat)")
                .param("task", id.task())
                .param("number", id.number())
                .param("row", id.toString());
    }

    /**
     * Frees the seat that somebody has of a waiting step. What they decided on it is decided anew on a seat of its own.
     *
     * @return false when they have none
     */
    boolean giveBack(OpenTask task, String username) {
        List<Seat> all = of(task.taskId(), task.step());
        boolean found = false;
        int last = all.size();
        for (Seat seat : all) {
            SeatId id = new SeatId(task.taskId(), seat.number());
            if (username.equals(seat.username()) && seat.isOpen()) {
                assign(id, null);
                found = true;
            } else if (username.equals(seat.username()) && seat.state() == Seat.State.DECIDED) {
                jdbc.sql(
                                """
                                update inbox_seat set state = 'REMOVED', outcome = null, decided_at = null, act = null
                                where task_id = ? and number = ?
                                """)
                        .params(id.task(), id.number())
                        .update();
                addTo(task, new SeatId(task.taskId(), ++last), seat.role(), seat.group());
                found = true;
            }
        }
        if (found) {
            List<Seat> now = of(task.taskId(), task.step());
            int decided = given(now).size();
            tell(
                    task.taskId(),
                    decided,
                    decided + (int) now.stream().filter(Seat::isOpen).count());
        }
        return found;
    }

    /** Writes on the rows of the open seats how far the step has come. */
    void tell(String task, int decided, int seats) {
        jdbc.sql("update inbox_task set seats_decided = ?, seats = ? where step_task = ?")
                .params(decided, seats, task)
                .update();
    }
}
