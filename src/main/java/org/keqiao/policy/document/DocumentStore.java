package org.keqiao.policy.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.keqiao.organization.CityProfiles;
import org.keqiao.process.Json;
import org.keqiao.shared.Bilingual;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** The documents of this city. It asks nobody for a role: whoever calls it does. */
@Component
public class DocumentStore {

    private final JdbcClient jdbc;
    private final String city;

    DocumentStore(JdbcClient jdbc, CityProfiles cities) {
        this.jdbc = jdbc;
        this.city = cities.current().key();
    }

    /** The newest version of each, by key: one statement, and there are few. */
    public List<PolicyDocument> all() {
        return jdbc.sql(
                        """
                        select distinct on (d.key) d.key, v.*, s.key as supersedes_key, a.key as abolished_by_key
                        from policy_document d
                        join policy_document_version v on v.document = d.id
                        left join policy_document s on s.id = v.supersedes
                        left join policy_document a on a.id = v.abolished_by
                        where d.city = ? order by d.key, v.version desc
                        """)
                .param(city)
                .query((row, n) -> document(row))
                .list();
    }

    private static PolicyDocument document(ResultSet row) throws SQLException {
        return new PolicyDocument(
                row.getString("key"),
                row.getInt("version"),
                row.getString("number"),
                new Bilingual(row.getString("title_zh"), row.getString("title_en")),
                row.getString("issuer"),
                row.getString("level") == null ? null : PolicyDocument.Level.valueOf(row.getString("level")),
                row.getObject("issued_on", LocalDate.class),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                row.getBoolean("lapsed"),
                row.getString("supersedes_key"),
                row.getBoolean("in_part"),
                row.getObject("abolished_on", LocalDate.class),
                row.getString("abolished_by_key"),
                new Bilingual(row.getString("note_zh"), row.getString("note_en")),
                List.of(Json.read(row.getString("successions"), Succession[].class)));
    }

    /** Which items' published rows name which number, whenever they hold. */
    Map<String, TreeSet<String>> itemsByNumber() {
        Map<String, TreeSet<String>> items = new TreeMap<>();
        jdbc.sql(
                        """
                        select distinct r.document_number, t.key from policy_row r join policy_table t on t.id = r.policy
                        where t.city = ? and r.document_number is not null
                        """)
                .param(city)
                .query(row -> {
                    items.computeIfAbsent(row.getString(1), number -> new TreeSet<>())
                            .add(row.getString(2));
                });
        return items;
    }

    /** Titles of the items that have a version, by key. */
    Map<String, Bilingual> titles() {
        Map<String, Bilingual> titles = new TreeMap<>();
        jdbc.sql("select key, title_zh, title_en from policy_table where city = ?")
                .param(city)
                .query(row -> {
                    titles.put(row.getString(1), new Bilingual(row.getString(2), row.getString(3)));
                });
        return titles;
    }

    /** False when somebody was told of it before. */
    boolean alert(String key, LocalDate last, int days, Timestamp now) {
        return jdbc.sql(
                                """
                        insert into policy_document_alert (document, ends_on, days, told_at)
                        select id, :last, :days, :now from policy_document where city = :city and key = :key
                        on conflict do nothing
                        """)
                        .param("last", last)
                        .param("days", days)
                        .param("now", now)
                        .param("city", city)
                        .param("key", key)
                        .update()
                == 1;
    }

    /** Until the transaction ends nobody else publishes documents of this city. */
    void hold() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('policy_document ' || ?, 146))")
                .param(city)
                .query((row, n) -> true)
                .single();
    }

    /**
     * Adds a version of each, and the document where it is new. They may name each other.
     *
     * @param submittedBy null, as {@code approvedBy}, for what came with the product
     */
    public void publish(
            List<PolicyDocument> documents, Instant at, @Nullable String submittedBy, @Nullable String approvedBy) {
        hold();
        for (PolicyDocument each : documents) {
            jdbc.sql("insert into policy_document (id, city, key) values (?, ?, ?) on conflict do nothing")
                    .params(UUID.randomUUID(), city, each.key())
                    .update();
        }
        for (PolicyDocument each : documents) {
            jdbc.sql(
                            """
                            insert into policy_document_version (document, version, number, title_zh, title_en, issuer, level,
                                issued_on, valid_from, valid_to, lapsed, supersedes, in_part, abolished_on, abolished_by,
                                note_zh, note_en, successions, published_at, submitted_by, approved_by)
                            select d.id, (select coalesce(max(version), 0) + 1 from policy_document_version where document = d.id),
                                :number, :zh, :en, :issuer, :level, :issued, :from, :to, :lapsed,
                                (select id from policy_document where city = d.city and key = :supersedes), :part, :abolished,
                                (select id from policy_document where city = d.city and key = :by), :noteZh, :noteEn,
                                cast(:successions as jsonb), :at, :submitted, :approved
                            from policy_document d where d.city = :city and d.key = :key
                            """)
                    .param("number", each.number())
                    .param("zh", each.title().zh())
                    .param("en", each.title().en())
                    .param("issuer", each.issuer())
                    .param("level", each.level() == null ? null : each.level().name())
                    .param("issued", each.issuedOn())
                    .param("from", each.validFrom())
                    .param("to", each.validTo())
                    .param("lapsed", each.lapsed())
                    .param("supersedes", each.supersedes())
                    .param("part", each.inPart())
                    .param("abolished", each.abolishedOn())
                    .param("by", each.abolishedBy())
                    .param("noteZh", each.note().zh())
                    .param("noteEn", each.note().en())
                    .param("successions", Json.write(each.successions()))
                    .param("at", Timestamp.from(at))
                    .param("submitted", submittedBy)
                    .param("approved", approvedBy)
                    .param("city", city)
                    .param("key", each.key())
                    .update();
        }
    }
}
