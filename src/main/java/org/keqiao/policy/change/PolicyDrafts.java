package org.keqiao.policy.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.policy.document.DocumentEntry;
import org.keqiao.policy.table.PolicyFiles;
import org.keqiao.process.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** Changes of tables, open and ended ones. It asks nobody for a role and writes no record: whoever calls it does. */
@Component
class PolicyDrafts {

    private static final String OPEN = " where policy = ? and state in ('EDITING', 'SUBMITTED', 'APPROVED')";

    private final JdbcClient jdbc;

    PolicyDrafts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<PolicyDraft> open(UUID policy) {
        return jdbc.sql("select * from policy_draft" + OPEN)
                .param(policy)
                .query((row, n) -> draft(row))
                .optional();
    }

    /** The open change, which nobody else touches until this transaction ends. */
    Optional<PolicyDraft> lock(UUID policy) {
        return jdbc.sql("select * from policy_draft" + OPEN + " for update")
                .param(policy)
                .query((row, n) -> draft(row))
                .optional();
    }

    PolicyDraft get(UUID draft) {
        return jdbc.sql("select * from policy_draft where id = ?")
                .param(draft)
                .query((row, n) -> draft(row))
                .single();
    }

    PolicyFiles files(UUID draft) {
        return jdbc.sql("select dmn, tests from policy_draft where id = ?")
                .param(draft)
                .query((row, n) -> new PolicyFiles(row.getString("dmn"), row.getString("tests")))
                .single();
    }

    /** What comes with the change besides the table. */
    List<DocumentEntry> documents(UUID draft) {
        return jdbc.sql("select documents from policy_draft where id = ?")
                .param(draft)
                .query((row, n) -> List.of(Json.read(row.getString(1), DocumentEntry[].class)))
                .single();
    }

    void writeDocuments(UUID draft, List<DocumentEntry> documents, String by, Instant at) {
        jdbc.sql("update policy_draft set revision = revision + 1, documents = ?, changed_at = ?, changed_by = ?"
                        + " where id = ?")
                .params(Json.write(documents), Timestamp.from(at), by, draft)
                .update();
        author(draft, by);
    }

    private PolicyDraft draft(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new PolicyDraft(
                id,
                row.getLong("revision"),
                row.getObject("based_on", Integer.class),
                PolicyDraft.State.valueOf(row.getString("state")),
                row.getTimestamp("changed_at").toInstant(),
                row.getString("changed_by"),
                row.getString("note"),
                row.getObject("valid_from", LocalDate.class),
                instant(row.getTimestamp("submitted_at")),
                row.getString("submitted_by"),
                instant(row.getTimestamp("judged_at")),
                row.getString("judged_by"),
                row.getString("reason"),
                row.getObject("published", Integer.class),
                authors(id));
    }

    @Nullable
    private static Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    private List<String> authors(UUID draft) {
        return jdbc.sql("select username from policy_draft_author where draft = ? order by username")
                .param(draft)
                .query(String.class)
                .list();
    }

    UUID start(UUID policy, @Nullable Integer basedOn, PolicyFiles files, String by, Instant at) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into policy_draft (id, policy, revision, based_on, state, dmn, tests, started_at, started_by,"
                        + " changed_at, changed_by) values (?, ?, 0, ?, 'EDITING', ?, ?, ?, ?, ?, ?)")
                .params(id, policy, basedOn, files.dmn(), files.tests(), Timestamp.from(at), by, Timestamp.from(at), by)
                .update();
        author(id, by);
        return id;
    }

    void write(UUID draft, PolicyFiles files, String by, Instant at) {
        jdbc.sql("update policy_draft set revision = revision + 1, dmn = ?, tests = ?, changed_at = ?, changed_by = ?"
                        + " where id = ?")
                .params(files.dmn(), files.tests(), Timestamp.from(at), by, draft)
                .update();
        author(draft, by);
    }

    private void author(UUID draft, String by) {
        jdbc.sql("insert into policy_draft_author (draft, username) values (?, ?) on conflict do nothing")
                .params(draft, by)
                .update();
    }

    void submit(UUID draft, @Nullable String note, @Nullable LocalDate validFrom, String by, Instant at) {
        jdbc.sql("update policy_draft set state = 'SUBMITTED', note = ?, valid_from = ?, submitted_by = ?,"
                        + " submitted_at = ?, judged_by = null, judged_at = null, reason = null where id = ?")
                .params(note, validFrom, by, Timestamp.from(at), draft)
                .update();
    }

    /** Back to its designers. */
    void reopen(UUID draft, @Nullable String reason, @Nullable String by, @Nullable Instant at) {
        jdbc.sql("update policy_draft set state = 'EDITING', reason = ?, judged_by = ?, judged_at = ? where id = ?")
                .params(reason, by, at == null ? null : Timestamp.from(at), draft)
                .update();
    }

    void approve(UUID draft, String by, Instant at) {
        jdbc.sql("update policy_draft set state = 'APPROVED', judged_by = ?, judged_at = ?, reason = null where id = ?")
                .params(by, Timestamp.from(at), draft)
                .update();
    }

    void published(UUID draft, int version) {
        jdbc.sql("update policy_draft set state = 'PUBLISHED', published = ? where id = ?")
                .params(version, draft)
                .update();
    }

    void discard(UUID draft) {
        jdbc.sql("update policy_draft set state = 'DISCARDED' where id = ?")
                .param(draft)
                .update();
    }

    /** Tables whose approved change waits for its day. */
    List<UUID> approved() {
        return jdbc.sql("select policy from policy_draft where state = 'APPROVED'")
                .query(UUID.class)
                .list();
    }
}
