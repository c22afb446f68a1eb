package org.keqiao.casefile.store;

import org.keqiao.shared.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code case_number_series}. */
@Repository
public class CaseNumbers {

    private final JdbcClient jdbc;

    CaseNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next number of a kind, region and year; gapless, since the series' row stays locked until the commit. */
    public CaseNumber next(String kind, String region, int year) {
        int number = jdbc.sql(
                        """
                        insert into case_number_series (kind, region, year, last_no) values (:kind, :region, :year, 1)
                        on conflict (kind, region, year) do update set last_no = case_number_series.last_no + 1
                        returning last_no
                        """)
                .param("kind", kind)
                .param("region", region)
                .param("year", year)
                .query(Integer.class)
                .single();
        return new CaseNumber("%s-%s-%04d-%06d".formatted(kind, region, year, number));
    }
}
