package org.keqiao.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.keqiao.calendar.WorkingCalendar;
import org.keqiao.inbox.seat.Seating;
import org.keqiao.process.SeatRule;
import org.keqiao.security.Actor;
import org.keqiao.security.OfficeHeads;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads the lists: one statement a page, each branch of it an index range with a limit, so that a page costs the same
 * with a thousand waiting tasks and with a million.
 */
@Component
class InboxPages {

    private static final String COLUMNS =
            """
            task_id, name_zh, name_en, matter, case_id, case_number, title, applicant, performer, form_id, round, assignee,
            assignee_name, created_at, started_on, due_on, paused, submission, seat_mode, seats_decided, seats,
            cast(null as varchar) as outcome,
            cast(null as varchar) as outcome_zh, cast(null as varchar) as outcome_en""";

    /**
     * One person has one seat of a step: who sits has no other to claim, and of several that are free one row, the first,
     * stands for all of a group. Numbers are written without zeros in front: the shorter is the smaller.
     */
    private static final String SEAT_TO_CLAIM =
            """
            and (step_task is null or not exists (select 1 from inbox_seat s
                where s.task_id = inbox_task.step_task and s.username = :reader and s.state in ('OPEN', 'DECIDED'))
              and not exists (select 1 from inbox_task before
                where before.step_task = inbox_task.step_task and before.grp = inbox_task.grp and before.assignee is null
                  and (length(before.task_id), before.task_id) < (length(inbox_task.task_id), inbox_task.task_id)))""";

    /** Whoever stands back from a case does not see its steps. */
    private static final String TAKES_PART =
            """
            and not exists (select 1 from standing_aside aside
                where aside.account = :person and aside.case_id = inbox_task.case_id)""";

    private static final String NOBODY_ASKED = ", cast(null as varchar) as news";

    /** Joined to the page's rows only, so that it costs the same at any size. */
    private static final String WITH_NEWS =
            """
            select p.*, case when s.case_id is null then 'NEW' when s.submission < p.submission then 'ANSWERED' end as news
            from (%s) as p left join inbox_seen s on s.username = :reader and s.case_id = p.case_id%s
            """;

    /** Stands for "no limit" in the database. */
    static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    /** Days looked at for SOON: today and the next three days. */
    private static final int SOON_DAYS = 3;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final WorkingCalendar calendar;

    InboxPages(JdbcClient jdbc, Clock clock, WorkingCalendar calendar) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.calendar = calendar;
    }

    CursorPage<InboxRow> page(Actor actor, InboxQuery query, @Nullable String cursor, int limit) {
        if (query.queue() == Queue.HANDLED) {
            return handled(actor, query, cursor, limit);
        }
        List<String> owners = owners(actor, query.queue());
        if (owners.isEmpty()) {
            return new CursorPage<>(List.of(), null);
        }
        Map<String, Object> values = new HashMap<>();
        values.put("limit", limit + 1);
        String narrowing = narrowing(query, values) + after(query, cursor, values);
        List<String> branches = new ArrayList<>();
        for (int i = 0; i < owners.size(); i++) {
            values.put("o" + i, owners.get(i));
            branches.add("(select " + COLUMNS + " from inbox_task where " + ownedBy(query.queue(), ":o" + i) + " "
                    + TAKES_PART
                    + narrowing
                    + orderBy(query) + " limit :limit)");
        }
        String sql = branches.size() == 1
                ? branches.get(0)
                : "select * from (" + String.join(" union all ", branches) + ") as pages" + orderBy(query)
                        + " limit :limit";
        values.put("reader", actor.username());
        values.put("person", actor.accountId());
        List<InboxRow> rows = jdbc.sql(WITH_NEWS.formatted(sql, orderBy(query)))
                .params(values)
                .query(this::row)
                .list();
        return Cursor.page(rows, limit, row -> endOf(query, row));
    }

    private static List<String> owners(Actor actor, Queue queue) {
        return switch (queue) {
            case MINE -> List.of(actor.username());
            case OFFICE -> List.copyOf(OfficeHeads.groups(actor));
            case CLAIMABLE, ALL, HANDLED -> actor.groups().stream().sorted().toList();
        };
    }

    private static String ownedBy(Queue queue, String owner) {
        return switch (queue) {
            case MINE -> "assignee = " + owner;
            case CLAIMABLE -> "grp = " + owner + " and assignee is null " + SEAT_TO_CLAIM;
            case ALL, OFFICE, HANDLED -> "grp = " + owner;
        };
    }

    private String narrowing(InboxQuery query, Map<String, Object> values) {
        StringBuilder sql = new StringBuilder();
        if (query.matter() != null) {
            sql.append(" and matter = :matter");
            values.put("matter", query.matter());
        }
        if (query.caseId() != null) {
            sql.append(" and case_id = :case");
            values.put("case", query.caseId());
        }
        if (query.form() != null) {
            sql.append(" and form_id = :form");
            values.put("form", query.form());
        }
        if (query.q() != null && !query.q().isBlank()) {
            sql.append(" and ").append(containing("search", query.q(), values));
        }
        if (query.due() != null) {
            LocalDate today = LocalDate.now(clock);
            sql.append(
                    query.due() == InboxQuery.Due.OVERDUE
                            ? " and due_on < :day and not paused"
                            : " and due_on between :day and :until");
            values.put("day", today);
            values.put("until", today.plusDays(SOON_DAYS));
        }
        return sql.toString();
    }

    /** Two letters and more go by the index on pairs of letters; one letter finds only what begins with it. */
    private static String containing(String column, String q, Map<String, Object> values) {
        String text = q.strip().toLowerCase(Locale.ROOT);
        String escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        if (text.codePointCount(0, text.length()) < 2) {
            values.put("like", escaped + "%");
            return column + " like :like";
        }
        values.put("like", "%" + escaped + "%");
        values.put("q", text);
        return "bigrams(" + column + ") @> bigrams(:q) and " + column + " like :like";
    }

    private static String orderBy(InboxQuery query) {
        return query.order() == InboxQuery.Order.DUE
                ? " order by due_on, task_id"
                : " order by created_at desc, task_id desc";
    }

    private static String after(InboxQuery query, @Nullable String cursor, Map<String, Object> values) {
        Cursor after = Cursor.parse(cursor, 2).orElse(null);
        if (after == null) {
            return "";
        }
        values.put("afterId", after.text(1));
        if (query.order() == InboxQuery.Order.DUE) {
            values.put("after", after.day(0));
            return " and (due_on, task_id) > (:after, :afterId)";
        }
        values.put("after", Timestamp.from(after.instant(0)));
        return " and (created_at, task_id) < (:after, :afterId)";
    }

    private static Cursor endOf(InboxQuery query, InboxRow row) {
        return query.order() == InboxQuery.Order.DUE
                ? Cursor.of((row.dueOn() == null ? NEVER : row.dueOn()).toEpochDay(), row.id())
                : Cursor.of(row.createdAt(), row.id());
    }

    /** The record itself is the list of what somebody has handled. */
    private CursorPage<InboxRow> handled(Actor actor, InboxQuery query, @Nullable String cursor, int limit) {
        Map<String, Object> values = new HashMap<>();
        values.put("account", actor.accountId());
        values.put("limit", limit + 1);
        StringBuilder sql = new StringBuilder(
                """
                select a.id::text as task_id, a.name as name_zh, coalesce(a.name_en, a.name) as name_en, c.matter,
                    c.id as case_id, c.case_number, c.title, c.applicant_name as applicant, coalesce(a.duty, '') as performer,
                    coalesce(a.form_id, '') as form_id, a.round, cast(null as varchar) as assignee,
                    cast(null as varchar) as assignee_name, a.at as created_at, cast(a.at as date) as started_on,
                    date '9999-12-31' as due_on, false as paused, a.submission,
                    cast(null as varchar) as seat_mode, cast(null as integer) as seats_decided, cast(null as integer) as seats,
                    a.outcome, a.outcome_zh, a.outcome_en, cast(null as varchar) as news
                from act a join case_file c on c.id = a.case_id
                where a.account_id = :account and a.kind in ('STEP', 'SEAT')""");
        if (query.matter() != null) {
            sql.append(" and c.matter = :matter");
            values.put("matter", query.matter());
        }
        if (query.caseId() != null) {
            sql.append(" and c.id = :case");
            values.put("case", query.caseId());
        }
        if (query.form() != null) {
            sql.append(" and a.form_id = :form");
            values.put("form", query.form());
        }
        if (query.q() != null && !query.q().isBlank()) {
            sql.append(" and ").append(containing("c.search", query.q(), values));
        }
        Cursor.parse(cursor, 2).ifPresent(after -> {
            sql.append(" and (a.at, a.id) < (:after, :afterId)");
            values.put("after", Timestamp.from(after.instant(0)));
            values.put("afterId", after.uuid(1));
        });
        sql.append(" order by a.at desc, a.id desc limit :limit");
        List<InboxRow> rows =
                jdbc.sql(sql.toString()).params(values).query(this::row).list();
        return Cursor.page(rows, limit, row -> Cursor.of(row.createdAt(), row.id()));
    }

    /** Counted to a thousand in one statement: beyond that nobody needs the number. */
    QueueCounts counts(Actor actor) {
        List<String> groups = owners(actor, Queue.ALL);
        Map<String, Object> values = new HashMap<>();
        values.put("reader", actor.username());
        values.put("me", actor.username());
        values.put("person", actor.accountId());
        values.put("most", QueueCounts.MOST + 1);
        values.put("today", LocalDate.now(clock));
        values.put("groups", groups.isEmpty() ? List.of("-") : groups);
        List<String> led = owners(actor, Queue.OFFICE);
        values.put("led", led.isEmpty() ? List.of("-") : led);
        return jdbc.sql(
                        """
                        select
                          (select count(*) from (select 1 from inbox_task where assignee = :me %1$s limit :most) as x) as mine,
                          (select count(*) from (select 1 from inbox_task
                              where grp in (:groups) and assignee is null %2$s %1$s limit :most) as x) as claimable,
                          (select count(*) from (select 1 from inbox_task where grp in (:groups) %1$s limit :most) as x) as all_of_us,
                          (select count(*) from (select 1 from inbox_task where grp in (:led) %1$s limit :most) as x) as led,
                          (select count(*) from (select 1 from inbox_task
                              where assignee = :me and due_on < :today and not paused %1$s limit :most) as x) as overdue
                        """
                                .formatted(TAKES_PART, SEAT_TO_CLAIM))
                .params(values)
                .query((rs, n) -> new QueueCounts(
                        rs.getInt("mine"),
                        rs.getInt("claimable"),
                        rs.getInt("all_of_us"),
                        led.isEmpty() ? null : rs.getInt("led"),
                        rs.getInt("overdue"),
                        clock.instant()))
                .single();
    }

    @Nullable
    InboxRow find(String taskId) {
        return jdbc.sql("select " + COLUMNS + NOBODY_ASKED + " from inbox_task where task_id = :task")
                .param("task", taskId)
                .query(this::row)
                .optional()
                .orElse(null);
    }

    /** What waits in a case, oldest first. */
    List<InboxRow> open(UUID caseId) {
        return jdbc.sql("select " + COLUMNS + NOBODY_ASKED
                        + " from inbox_task where case_id = :case order by created_at, task_id")
                .param("case", caseId)
                .query(this::row)
                .list();
    }

    /**
     * @param group whose people may work the task
     */
    record Found(InboxRow row, String group) {}

    /** A waiting task and whose it is; null when it does not wait. */
    @Nullable
    Found look(String taskId) {
        return jdbc.sql("select " + COLUMNS + NOBODY_ASKED + ", grp from inbox_task where task_id = :task")
                .param("task", taskId)
                .query((rs, n) -> new Found(row(rs, n), rs.getString("grp")))
                .optional()
                .orElse(null);
    }

    /** What waits in a case now, oldest first. */
    List<Completed.Next> waiting(CaseNumber caseNumber) {
        return jdbc
                .sql(
                        """
                        select name_zh, name_en, performer from inbox_task where case_number = :case
                        order by created_at, task_id
                        """)
                .param("case", caseNumber.value())
                .query((rs, n) ->
                        new Completed.Next(rs.getString("name_zh"), rs.getString("name_en"), rs.getString("performer")))
                .list()
                .stream()
                .distinct()
                .toList();
    }

    private InboxRow row(ResultSet rs, int number) throws SQLException {
        LocalDate due = rs.getObject("due_on", LocalDate.class);
        due = NEVER.equals(due) ? null : due;
        LocalDate started = rs.getObject("started_on", LocalDate.class);
        boolean paused = rs.getBoolean("paused");
        LocalDate today = LocalDate.now(clock);
        Instant created = rs.getObject("created_at", OffsetDateTime.class).toInstant();
        return new InboxRow(
                rs.getString("task_id"),
                rs.getString("name_zh"),
                rs.getString("name_en"),
                rs.getString("matter"),
                rs.getObject("case_id", UUID.class),
                rs.getString("case_number"),
                rs.getString("title"),
                rs.getString("applicant"),
                rs.getString("performer"),
                rs.getString("form_id"),
                rs.getInt("round"),
                rs.getString("assignee"),
                rs.getString("assignee_name"),
                created,
                due,
                due == null ? null : calendar.light(started, due, today, paused ? today : null),
                due == null ? null : calendar.workingDaysBetween(today, due),
                rs.getString("outcome"),
                result(rs),
                rs.getString("news") == null ? null : InboxRow.News.valueOf(rs.getString("news")),
                seating(rs));
    }

    @Nullable
    private static Seating seating(ResultSet rs) throws SQLException {
        String mode = rs.getString("seat_mode");
        return mode == null
                ? null
                : new Seating(SeatRule.Mode.valueOf(mode), rs.getInt("seats_decided"), rs.getInt("seats"));
    }

    @Nullable
    private static Bilingual result(ResultSet rs) throws SQLException {
        String zh = rs.getString("outcome_zh");
        return zh == null ? null : new Bilingual(zh, rs.getString("outcome_en"));
    }
}
