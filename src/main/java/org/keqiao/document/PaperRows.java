package org.keqiao.document;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds the papers of cases, whatever they are: rows with an id and a case.
 *
 * @param columns what {@code mapper} reads, in SQL
 * @param since column that orders the papers of a case
 */
record PaperRows<T>(JdbcClient jdbc, String table, String columns, String since, RowMapper<T> mapper) {

    /** Oldest first. */
    List<T> of(UUID caseId) {
        return where("case_id = :it", caseId);
    }

    Optional<T> find(UUID id) {
        return where("id = :it", id).stream().findFirst();
    }

    /** @throws Refusal NOT_FOUND */
    T require(UUID id) {
        return find(id).orElseThrow(Refusal::notFound);
    }

    /**
     * Oldest first.
     *
     * @param condition in SQL, with the value as {@code :it}
     */
    List<T> where(String condition, Object value) {
        return jdbc.sql("select " + columns + " from " + table + " where " + condition + " order by " + since + ", id")
                .param("it", value)
                .query(mapper)
                .list();
    }
}
