package org.keqiao.inbox;

import java.util.List;
import java.util.UUID;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Filters under a name: their owner's, and what colleagues of the office share. Pinning is each reader's own affair. */
@Service
@Transactional
public class SavedFilters {

    /** Characters of a name. */
    public static final int LONGEST_NAME = 60;

    /** Characters of an address's filter; what a person can type in the fields is far shorter. */
    static final int LONGEST_QUERY = 1_000;

    /** Filters of a person. */
    static final int MOST = 30;

    private final JdbcClient jdbc;
    private final CurrentActor currentActor;

    SavedFilters(JdbcClient jdbc, CurrentActor currentActor) {
        this.jdbc = jdbc;
        this.currentActor = currentActor;
    }

    /** The reader's own and their office's, by name. */
    @Transactional(readOnly = true)
    public List<SavedFilter> list() {
        Actor actor = currentActor.require();
        return jdbc.sql(
                        """
                        select f.id, f.name, f.query, f.username = :me as own, f.office is not null as shared,
                            p.filter_id is not null as pinned, coalesce(a.display_name, f.username) as owner
                        from inbox_filter f
                            left join inbox_filter_pin p on p.filter_id = f.id and p.username = :me
                            left join account a on a.username = f.username
                        where f.username = :me or f.office in (:offices)
                        order by own desc, f.name, f.id
                        """)
                .param("me", actor.username())
                .param("offices", OwnOffices.of(actor))
                .query(SavedFilter.class)
                .list();
    }

    /**
     * Keeps a filter; one of the same name is replaced.
     *
     * @return its id
     * @throws Refusal invalid with an error at {@code name}, or FILTER_TOO_LONG; conflict TOO_MANY_FILTERS
     */
    public UUID save(String name, String query) {
        Actor actor = currentActor.require();
        String clean = name.strip();
        if (clean.isEmpty()) {
            throw Refusal.invalid(List.of(FieldError.of("name", "required")));
        }
        if (clean.length() > LONGEST_NAME || query.length() > LONGEST_QUERY) {
            throw Refusal.invalid("FILTER_TOO_LONG", LONGEST_NAME);
        }
        int kept = jdbc.sql("select count(*) from inbox_filter where username = :me and name <> :name")
                .param("me", actor.username())
                .param("name", clean)
                .query(Integer.class)
                .single();
        if (kept >= MOST) {
            throw Refusal.conflict("TOO_MANY_FILTERS", MOST);
        }
        return jdbc.sql(
                        """
                        insert into inbox_filter (id, username, name, query) values (gen_random_uuid(), :me, :name, :query)
                        on conflict (username, name) do update set query = excluded.query
                        returning id
                        """)
                .param("me", actor.username())
                .param("name", clean)
                .param("query", query)
                .query(UUID.class)
                .single();
    }

    /**
     * Shows a filter to the colleagues of the office, or to them no longer: then it leaves their pins too.
     *
     * @throws Refusal NOT_FOUND when it is not the reader's; forbidden NO_OFFICE
     */
    public void share(UUID id, boolean shared) {
        Actor actor = currentActor.require();
        String office = shared ? OwnOffices.main(actor).orElseThrow(() -> Refusal.forbidden("NO_OFFICE")) : null;
        requireFound(jdbc.sql("update inbox_filter set office = :office where id = :id and username = :me")
                .param("office", office)
                .param("id", id)
                .param("me", actor.username())
                .update());
        if (!shared) {
            jdbc.sql("delete from inbox_filter_pin where filter_id = :id and username <> :me")
                    .param("id", id)
                    .param("me", actor.username())
                    .update();
        }
    }

    /**
     * Puts a filter beside the reader's queues, or takes it away.
     *
     * @throws Refusal NOT_FOUND when the reader may not read it
     */
    public void pin(UUID id, boolean pinned) {
        Actor actor = currentActor.require();
        if (list().stream().noneMatch(filter -> filter.id().equals(id))) {
            throw Refusal.notFound();
        }
        jdbc.sql(
                        pinned
                                ? "insert into inbox_filter_pin (filter_id, username) values (:id, :me) on conflict do"
                                        + " nothing"
                                : "delete from inbox_filter_pin where filter_id = :id and username = :me")
                .param("id", id)
                .param("me", actor.username())
                .update();
    }

    /**
     * Both in one; what is null stays as it is.
     *
     * @throws Refusal as {@link #share} and {@link #pin}
     */
    void place(UUID id, @Nullable Boolean shared, @Nullable Boolean pinned) {
        if (shared != null) {
            share(id, shared);
        }
        if (pinned != null) {
            pin(id, pinned);
        }
    }

    /** @throws Refusal NOT_FOUND when it is not the reader's */
    public void delete(UUID id) {
        requireFound(jdbc.sql("delete from inbox_filter where id = :id and username = :me")
                .param("id", id)
                .param("me", currentActor.require().username())
                .update());
    }

    private static void requireFound(int changed) {
        if (changed == 0) {
            throw Refusal.notFound();
        }
    }
}
