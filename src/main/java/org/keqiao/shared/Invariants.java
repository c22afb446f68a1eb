package org.keqiao.shared;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must always be true of a module's rows, whatever happens; the record's verification asks each night. */
public interface Invariants {

    /** By number of the invariant what violates it: case numbers or ids, at most 100 each; empty lists where it holds. */
    Map<String, List<String>> violations();

    /**
     * Asks the database.
     *
     * @param queries by number of the invariant; each finds violations in its column {@code found}
     */
    static Map<String, List<String>> ask(JdbcClient jdbc, Map<String, String> queries) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        queries.forEach((name, sql) -> found.put(
                name,
                jdbc.sql("select distinct found from (" + sql + ") f order by found limit 100")
                        .query(String.class)
                        .list()));
        return found;
    }
}
