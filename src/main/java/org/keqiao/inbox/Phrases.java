package org.keqiao.inbox;

import java.util.List;
import java.util.UUID;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 常用语: what officers write again and again, their own and what colleagues of the office share. */
@Service
@Transactional
public class Phrases {

    /** Characters of a phrase. */
    public static final int LONGEST = 500;

    /** Phrases of a person. */
    static final int MOST = 50;

    private final JdbcClient jdbc;
    private final CurrentActor currentActor;

    Phrases(JdbcClient jdbc, CurrentActor currentActor) {
        this.jdbc = jdbc;
        this.currentActor = currentActor;
    }

    /**
     * @param own whether it is the reader's, who alone may change it
     * @param shared whether the office sees it
     * @param owner the name of whose it is
     */
    public record Phrase(UUID id, String text, boolean own, boolean shared, String owner) {}

    /** The reader's own, most used first, then those of the office. */
    @Transactional(readOnly = true)
    public List<Phrase> list() {
        Actor actor = currentActor.require();
        return jdbc.sql(
                        """
                        select p.id, p.phrase as text, p.username = :me as own, p.office is not null as shared,
                            coalesce(a.display_name, p.username) as owner
                        from inbox_phrase p left join account a on a.username = p.username
                        where p.username = :me or p.office in (:offices)
                        order by own desc, p.used desc, p.phrase
                        """)
                .param("me", actor.username())
                .param("offices", OwnOffices.of(actor))
                .query(Phrase.class)
                .list();
    }

    /**
     * Keeps a phrase; one that is there already stays as it is.
     *
     * @throws Refusal invalid PHRASE_TOO_LONG; conflict TOO_MANY_PHRASES
     */
    public void keep(String text) {
        Actor actor = currentActor.require();
        String phrase = text.strip();
        if (phrase.isEmpty() || phrase.length() > LONGEST) {
            throw Refusal.invalid("PHRASE_TOO_LONG", LONGEST);
        }
        int kept = jdbc.sql("select count(*) from inbox_phrase where username = :me and phrase <> :phrase")
                .param("me", actor.username())
                .param("phrase", phrase)
                .query(Integer.class)
                .single();
        if (kept >= MOST) {
            throw Refusal.conflict("TOO_MANY_PHRASES", MOST);
        }
        jdbc.sql(
                        """
                        insert into inbox_phrase (id, username, phrase) values (gen_random_uuid(), :me, :phrase)
                        on conflict (username, phrase) do nothing
                        """)
                .param("me", actor.username())
                .param("phrase", phrase)
                .update();
    }

    /**
     * Shows a phrase to the colleagues of the office, or to them no longer.
     *
     * @throws Refusal NOT_FOUND when it is not the reader's; forbidden NO_OFFICE
     */
    public void share(UUID id, boolean shared) {
        Actor actor = currentActor.require();
        String office = shared ? OwnOffices.main(actor).orElseThrow(() -> Refusal.forbidden("NO_OFFICE")) : null;
        requireOwn(jdbc.sql("update inbox_phrase set office = :office where id = :id and username = :me")
                .param("office", office)
                .param("id", id)
                .param("me", actor.username())
                .update());
    }

    /** @throws Refusal NOT_FOUND when it is not the reader's */
    public void forget(UUID id) {
        requireOwn(jdbc.sql("delete from inbox_phrase where id = :id and username = :me")
                .param("id", id)
                .param("me", currentActor.require().username())
                .update());
    }

    /** Counts that somebody took it: what is used most stands first. */
    public void used(UUID id) {
        jdbc.sql("update inbox_phrase set used = used + 1 where id = :id and username = :me")
                .param("id", id)
                .param("me", currentActor.require().username())
                .update();
    }

    private static void requireOwn(int changed) {
        if (changed == 0) {
            throw Refusal.notFound();
        }
    }
}
