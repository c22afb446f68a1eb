package org.keqiao.subsidy.batch;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.keqiao.publicity.LineResults;
import org.keqiao.subsidy.payment.PaymentFacts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 结果公告: of the lines that a batch has shown, which were awarded, and which of these the city has paid. */
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
                            select 1 from case_file a join case_file p on p.linked_to = a.id
                            where a.case_number = l.application and p.matter = :payments and p.status = 'DECIDED_POSITIVE'
                                and p.facts ->> 'share' = 'CITY') as paid
                        from subsidy_batch_line l where l.batch in (:batches) and l.state = 'AWARDED'
                        """)
                .param("payments", PaymentFacts.MATTER)
                .param("batches", caseNumbers)
                .query(row -> {
                    Result result = row.getBoolean("paid") ? Result.PAID : Result.AWARDED;
                    given.computeIfAbsent(row.getString("batch"), batch -> new HashMap<>())
                            .put(row.getString("application"), result);
                });
        return given;
    }
}
