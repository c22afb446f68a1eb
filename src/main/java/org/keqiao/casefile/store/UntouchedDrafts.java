package org.keqiao.casefile.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Drafts as what fills the table: how many somebody has, and which nobody came back to. */
@Repository
public class UntouchedDrafts {

    private static final String FADING = "status = 'DRAFT' and updated_at < :untouched"
            + " and (fading_told_at is null or fading_told_at < updated_at)";
    private static final String FADED =
            "status = 'DRAFT' and updated_at < :untouched and fading_told_at > updated_at and fading_told_at < :told";

    private final JdbcClient jdbc;

    UntouchedDrafts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many drafts the account has begun. */
    public long begunBy(UUID account) {
        return jdbc.sql("select count(*) from case_file where status = 'DRAFT' and started_by = :account")
                .param("account", account)
                .query(Long.class)
                .single();
    }

    /** Somebody works on the draft, though its answers stay. */
    public void touch(UUID id, Instant now) {
        jdbc.sql("update case_file set updated_at = :now where id = :id and status = 'DRAFT'")
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Drafts untouched since then of which nobody was told. */
    public List<UUID> fading(Instant untouched, int most) {
        return jdbc.sql("select id from case_file where " + FADING + " order by updated_at limit :most")
                .param("untouched", untouched.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    public boolean isFading(UUID id, Instant untouched) {
        return jdbc.sql("select exists (select 1 from case_file where id = :id and " + FADING + ")")
                .param("id", id)
                .param("untouched", untouched.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    public void toldFading(UUID id, Instant now) {
        jdbc.sql("update case_file set fading_told_at = :now where id = :id")
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Drafts untouched since then whose people were told before {@code told}. */
    public List<UUID> faded(Instant untouched, Instant told, int most) {
        return jdbc.sql("select id from case_file where " + FADED + " order by updated_at limit :most")
                .param("untouched", untouched.atOffset(ZoneOffset.UTC))
                .param("told", told.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    public boolean isFaded(UUID id, Instant untouched, Instant told) {
        return jdbc.sql("select exists (select 1 from case_file where id = :id and " + FADED + ")")
                .param("id", id)
                .param("untouched", untouched.atOffset(ZoneOffset.UTC))
                .param("told", told.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }
}
