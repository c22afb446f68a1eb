package org.keqiao.subsidy.batch;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.keqiao.publicity.LineResults;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 结果公告: of the lines that a batch has shown, which were awarded, and which of these the city has paid. Nothing came of an
 * award whose payment was stopped, and what the bank sent back is not paid until it is paid anew.
 */
@Component
class GivenLines implements LineResults {

    private final JdbcClient jdbc;

    GivenLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Map<String, Result>> of(Collection<String> caseNumbers) {
        Map<String, Map<String, Result>> given = new HashMap<>();
        if (caseNumbers.isEmpty()) {
            return given;
        }
        jdbc.sql(
                        """
                        select l.batch, l.application, exists (
                            select from payment_order o
                            where o.funded_case = l.application and o.share = 'CITY' and o.state = 'PAID') as paid
                        from subsidy_batch_line l left join subsidy_progress p on p.application = l.application
                        where l.batch in (:batches) and l.state = 'AWARDED' and p.progress is distinct from 'NOT_PAID'
                        """)
                .param("batches", caseNumbers)
                .query(row -> {
                    Result result = row.getBoolean("paid") ? Result.PAID : Result.AWARDED;
                    given.computeIfAbsent(row.getString("batch"), batch -> new HashMap<>())
                            .put(row.getString("application"), result);
                });
        return given;
    }
}
