package org.keqiao.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.keqiao.security.CurrentActor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How each person wants to work. It belongs to the account: another computer shows the same inbox. */
@Service
@Transactional
public class WorkPreferences {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final CurrentActor currentActor;

    WorkPreferences(JdbcClient jdbc, ObjectMapper json, CurrentActor currentActor) {
        this.jdbc = jdbc;
        this.json = json;
        this.currentActor = currentActor;
    }

    @Transactional(readOnly = true)
    public WorkPreference mine() {
        return jdbc.sql("select settings from inbox_preference where username = :me")
                .param("me", currentActor.require().username())
                .query(String.class)
                .optional()
                .map(this::read)
                .orElse(WorkPreference.NONE);
    }

    /**
     * @param columns keys in the order of the list
     * @param hidden keys of those that are not shown
     */
    public void columns(List<String> columns, List<String> hidden) {
        keep(Map.of("columns", columns, "hidden", hidden));
    }

    public void order(InboxQuery.Order order) {
        keep(Map.of("order", order));
    }

    public void openNext(boolean open) {
        keep(Map.of("openNext", open));
    }

    public void shortcuts(boolean on) {
        keep(Map.of("shortcuts", on));
    }

    /** Two windows that change different things do not undo each other. */
    private void keep(Map<String, Object> changed) {
        jdbc.sql(
                        """
                        insert into inbox_preference (username, settings) values (:me, cast(:changed as jsonb))
                        on conflict (username) do update set settings = inbox_preference.settings || excluded.settings
                        """)
                .param("me", currentActor.require().username())
                .param("changed", write(changed))
                .update();
    }

    private WorkPreference read(String text) {
        try {
            return json.readValue(text, WorkPreference.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a preference is not what it was written as", e);
        }
    }

    private String write(Map<String, Object> changed) {
        try {
            return json.writeValueAsString(changed);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a preference that is no JSON", e);
        }
    }
}
