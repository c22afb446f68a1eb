package org.keqiao.policy.table;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keqiao.policy.Clause;
import org.keqiao.policy.Validity;
import org.keqiao.process.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every row that was ever published of a table. The database lets nothing of one change but its end, once. */
@Component
public class PublishedRows {

    private final JdbcClient jdbc;

    PublishedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param since version that it came with
     * @param closed true when its end was brought forward
     */
    public record PublishedRow(PolicyRow row, int since, boolean closed) {}

    /** In the order in which they came. */
    public List<PublishedRow> of(UUID policy) {
        return jdbc.sql("select * from policy_row where policy = ? order by since, id")
                .param(policy)
                .query((row, n) -> new PublishedRow(
                        new PolicyRow(
                                row.getString("id"),
                                n + 1,
                                new Validity(
                                        row.getObject("valid_from", LocalDate.class),
                                        row.getObject("valid_to", LocalDate.class)),
                                new Clause(row.getString("document_number"), row.getString("article")),
                                texts(row.getString("conditions")),
                                texts(row.getString("results"))),
                        row.getInt("since"),
                        row.getObject("closed_in") != null))
                .list();
    }

    /** Tables of which a row that holds on a day names no document or no first day. */
    public Set<UUID> unverified(LocalDate day) {
        return new HashSet<>(jdbc.sql("select distinct policy from policy_row"
                        + " where (document_number is null or valid_from is null)"
                        + " and (valid_from is null or valid_from <= :day) and (valid_to is null or valid_to >= :day)")
                .param("day", day)
                .query(UUID.class)
                .list());
    }

    private static Map<String, String> texts(String json) {
        Map<String, String> texts = new TreeMap<>();
        Json.read(json, Map.class).forEach((name, text) -> texts.put(String.valueOf(name), String.valueOf(text)));
        return texts;
    }

    /** Keeps the rows of a new version: those that came with it, and the ends of those that it closes. */
    public void keep(UUID policy, int version, List<PolicyRow> rows) {
        Map<String, PublishedRow> known =
                of(policy).stream().collect(Collectors.toMap(each -> each.row().id(), Function.identity()));
        for (PolicyRow row : rows) {
            Optional<PolicyRow> before =
                    Optional.ofNullable(known.get(row.id())).map(PublishedRow::row);
            if (before.isEmpty()) {
                insert(policy, version, row);
            } else if (!before.get().validity().equals(row.validity())) {
                close(policy, version, row);
            }
        }
    }

    private void insert(UUID policy, int version, PolicyRow row) {
        jdbc.sql("insert into policy_row (policy, id, since, valid_from, valid_to, document_number, article,"
                        + " conditions, results) values (?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), cast(? as jsonb))")
                .params(
                        policy,
                        row.id(),
                        version,
                        row.validity().from(),
                        row.validity().to(),
                        row.clause().documentNumber(),
                        row.clause().article(),
                        Json.write(row.conditions()),
                        Json.write(row.results()))
                .update();
    }

    private void close(UUID policy, int version, PolicyRow row) {
        jdbc.sql("update policy_row set valid_to = ?, closed_in = ? where policy = ? and id = ?")
                .params(row.validity().to(), version, policy, row.id())
                .update();
    }
}
