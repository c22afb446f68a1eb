package org.keqiao.policy.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.organization.CityProfiles;
import org.keqiao.policy.PolicyItem;
import org.keqiao.shared.Bilingual;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** The tables of this city, their versions and the rows of these. */
@Component
public class PolicyStore {

    private final JdbcClient jdbc;
    private final String city;

    PolicyStore(JdbcClient jdbc, CityProfiles cities) {
        this.jdbc = jdbc;
        this.city = cities.current().key();
    }

    /** A table without its versions. */
    public record Head(
            UUID id, String key, Bilingual title, String group, PolicyItem.Mode mode, PolicyItem.Share share) {}

    /** A published version; no person published a shipped one. */
    public record Version(int version, PolicyFiles files, boolean shipped, LocalDate publishedOn) {}

    /**
     * @param note null for none
     * @param submittedBy null, as {@code approvedBy}, for what came with the product
     */
    public record Publication(
            int version,
            PolicyFiles files,
            @Nullable String note,
            Instant at,
            LocalDate on,
            @Nullable String submittedBy,
            @Nullable String approvedBy) {}

    public List<Head> all() {
        return jdbc.sql("select * from policy_table where city = ? order by" + " key")
                .param(city)
                .query((row, n) -> head(row))
                .list();
    }

    /** Those that have a version, by key. */
    public List<Head> published() {
        return jdbc.sql("select * from policy_table t where city = ? and exists"
                        + " (select 1 from policy_version where policy = t.id) order by key")
                .param(city)
                .query((row, n) -> head(row))
                .list();
    }

    public Optional<Head> find(String key) {
        return jdbc.sql("select * from policy_table where city = ? and key = ?")
                .params(city, key)
                .query((row, n) -> head(row))
                .optional();
    }

    public Head get(UUID id) {
        return jdbc.sql("select * from policy_table where id = ?")
                .param(id)
                .query((row, n) -> head(row))
                .single();
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(
                row.getObject("id", UUID.class),
                row.getString("key"),
                new Bilingual(row.getString("title_zh"), row.getString("title_en")),
                row.getString("policy_group"),
                PolicyItem.Mode.valueOf(row.getString("mode")),
                PolicyItem.Share.valueOf(row.getString("share")));
    }

    /** Empty when there is one of this key already. */
    public Optional<Head> insert(NewPolicy policy, Instant at, String by) {
        UUID id = UUID.randomUUID();
        int rows = jdbc.sql("insert into policy_table (id, city, key, title_zh, title_en, policy_group, mode, share,"
                        + " created_at, created_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                .params(
                        id,
                        city,
                        policy.key(),
                        policy.title().zh(),
                        policy.title().en(),
                        policy.group(),
                        policy.mode().name(),
                        policy.share().name(),
                        Timestamp.from(at),
                        by)
                .update();
        return rows == 0 ? Optional.empty() : find(policy.key());
    }

    public Optional<Version> newest(UUID policy) {
        return jdbc.sql("select version, dmn, tests, shipped, published_on from policy_version where policy = ?"
                        + " order by version desc limit 1")
                .param(policy)
                .query((row, n) -> new Version(
                        row.getInt("version"),
                        new PolicyFiles(row.getString("dmn"), row.getString("tests")),
                        row.getBoolean("shipped"),
                        row.getObject("published_on", LocalDate.class)))
                .optional();
    }

    /** Number of the newest published version. */
    public Optional<Integer> newestVersion(UUID policy) {
        return jdbc.sql("select version from policy_version where policy = ? order by version desc limit 1")
                .param(policy)
                .query(Integer.class)
                .optional();
    }

    /** Since when a version holds, and what its designers said of it. */
    public record Published(LocalDate on, @Nullable String note) {}

    public Optional<Published> published(UUID policy, int version) {
        return jdbc.sql("select published_on, note from policy_version where policy = ? and version = ?")
                .params(policy, version)
                .query((row, n) -> new Published(row.getObject("published_on", LocalDate.class), row.getString("note")))
                .optional();
    }

    /** The file of one version, which never changes. */
    public String dmn(UUID policy, int version) {
        return jdbc.sql("select dmn from policy_version where policy = ? and version = ?")
                .params(policy, version)
                .query(String.class)
                .single();
    }

    /** A table is called as its newest version calls it. */
    public void rename(UUID policy, Bilingual title) {
        jdbc.sql("update policy_table set title_zh = ?, title_en = ? where id = ?")
                .params(title.zh(), title.en(), policy)
                .update();
    }

    public void publish(UUID policy, Publication publication) {
        jdbc.sql("insert into policy_version (policy, version, dmn, tests, shipped, note, published_at, published_on,"
                        + " submitted_by, approved_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        policy,
                        publication.version(),
                        publication.files().dmn(),
                        publication.files().tests(),
                        publication.submittedBy() == null,
                        publication.note(),
                        Timestamp.from(publication.at()),
                        publication.on(),
                        publication.submittedBy(),
                        publication.approvedBy())
                .update();
    }
}
