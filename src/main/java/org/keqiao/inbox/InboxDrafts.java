package org.keqiao.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.keqiao.casefile.CorrectionItem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** Unfinished work on steps: whoever has the step next finds it, its author named. */
@Component
class InboxDrafts {

    private static final TypeReference<Map<String, Object>> ANSWERS = new TypeReference<>() {};
    private static final TypeReference<List<CorrectionItem>> ITEMS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    InboxDrafts(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    @Nullable
    TaskView.Draft find(String taskId) {
        return jdbc.sql("select answers, opinion, notice, saved_at from inbox_draft where task_id = :task")
                .param("task", taskId)
                .query((rs, n) -> new TaskView.Draft(
                        new Unfinished(
                                read(rs.getString("answers"), ANSWERS),
                                rs.getString("opinion"),
                                rs.getString("notice") == null ? null : read(rs.getString("notice"), ITEMS)),
                        rs.getObject("saved_at", OffsetDateTime.class).toInstant()))
                .optional()
                .orElse(null);
    }

    /**
     * Keeps what whoever has the step has typed, in one statement: it runs every few seconds.
     *
     * @param before what was saved last as far as the writer knows, null for nothing
     * @return when it was saved; empty when the step is gone or another's, or somebody has saved since
     */
    Optional<Instant> save(String taskId, String username, Unfinished typed, @Nullable Instant before) {
        // As exact as the database keeps it.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        int saved = jdbc.sql(
                        """
                        insert into inbox_draft (task_id, username, answers, opinion, notice, saved_at)
                        select task_id, assignee, cast(:answers as jsonb), :opinion, cast(:notice as jsonb), :now
                        from inbox_task where task_id = :task and assignee = :username
                        on conflict (task_id) do update set username = excluded.username, answers = excluded.answers,
                            opinion = excluded.opinion, notice = excluded.notice, saved_at = excluded.saved_at
                        where inbox_draft.saved_at = :before
                        """)
                .param("task", taskId)
                .param("username", username)
                .param("answers", write(typed.answers()))
                .param("opinion", typed.opinion())
                .param("notice", typed.notice() == null ? null : write(typed.notice()))
                .param("now", Timestamp.from(now))
                .param("before", before == null ? null : Timestamp.from(before), Types.TIMESTAMP)
                .update();
        return saved == 1 ? Optional.of(now) : Optional.empty();
    }

    /** True when anything is typed on a step, or on one of its seats. */
    boolean anyOf(String task) {
        return jdbc.sql(
                        """
                        select exists (select 1 from inbox_draft d join inbox_task t on t.task_id = d.task_id
                            where (t.task_id = :task or t.step_task = :task)
                                and (d.answers <> '{}' or d.notice is not null or coalesce(trim(d.opinion), '') <> ''))
                        """)
                .param("task", task)
                .query(Boolean.class)
                .single();
    }

    /** Changes the answers typed on a step, or on its seats; when they were saved stays, so that no open page is stale. */
    void change(String task, UnaryOperator<Map<String, Object>> change) {
        jdbc.sql(
                        """
                        select d.task_id, d.answers from inbox_draft d join inbox_task t on t.task_id = d.task_id
                        where t.task_id = :task or t.step_task = :task
                        """)
                .param("task", task)
                .query((rs, n) -> Map.entry(rs.getString("task_id"), read(rs.getString("answers"), ANSWERS)))
                .list()
                .forEach(draft -> jdbc.sql("update inbox_draft set answers = cast(? as jsonb) where task_id = ?")
                        .params(write(change.apply(draft.getValue())), draft.getKey())
                        .update());
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a draft is not JSON", e);
        }
    }

    private String write(Object typed) {
        try {
            return json.writeValueAsString(typed);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("answers that are no JSON", e);
        }
    }
}
