package org.keqiao.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** Unfinished work on steps: whoever has the step next finds it, its author named. */
@Component
class InboxDrafts {

    private static final TypeReference<Map<String, Object>> ANSWERS = new TypeReference<>() {};

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
        return jdbc.sql("select answers, opinion, saved_at from inbox_draft where task_id = :task")
                .param("task", taskId)
                .query((rs, n) -> new TaskView.Draft(
                        read(rs.getString("answers")),
                        rs.getString("opinion"),
                        rs.getObject("saved_at", OffsetDateTime.class).toInstant()))
                .optional()
                .orElse(null);
    }

    void save(String taskId, String username, Map<String, Object> answers, @Nullable String opinion) {
        jdbc.sql(
                        """
                        insert into inbox_draft (task_id, username, answers, opinion, saved_at)
                        values (:task, :username, cast(:answers as jsonb), :opinion, :now)
                        on conflict (task_id) do update set username = excluded.username, answers = excluded.answers,
                            opinion = excluded.opinion, saved_at = excluded.saved_at
                        """)
                .param("task", taskId)
                .param("username", username)
                .param("answers", write(answers))
                .param("opinion", opinion)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private Map<String, Object> read(String text) {
        try {
            return json.readValue(text, ANSWERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a draft is not JSON", e);
        }
    }

    private String write(Map<String, Object> answers) {
        try {
            return json.writeValueAsString(answers);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("answers that are no JSON", e);
        }
    }
}
