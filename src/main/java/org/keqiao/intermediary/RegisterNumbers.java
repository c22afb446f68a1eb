package org.keqiao.intermediary;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.keqiao.organization.CityProfiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Numbers without holes: {@code JSZY-350500-2026-0001}, taken when it is decided. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class RegisterNumbers {

    private final JdbcClient jdbc;
    private final CityProfiles cities;

    RegisterNumbers(JdbcClient jdbc, CityProfiles cities) {
        this.jdbc = jdbc;
        this.cities = cities;
    }

    /** @param series such as JSZY */
    public String next(String series, LocalDate on) {
        return next(series, on, 1).get(0);
    }

    /**
     * Several at once; one statement.
     *
     * @param count at least 1
     */
    public List<String> next(String series, LocalDate on, int count) {
        String prefix = prefix(series) + on.getYear();
        int last = jdbc.sql(
                        """
                        insert into intermediary_sequence as s (prefix, last) values (:prefix, :count)
                        on conflict (prefix) do update set last = s.last + :count returning last
                        """)
                .param("prefix", prefix)
                .param("count", count)
                .query(Integer.class)
                .single();
        return IntStream.rangeClosed(last - count + 1, last)
                .mapToObj(each -> "%s-%04d".formatted(prefix, each))
                .toList();
    }

    /** What all numbers of a series of this city begin with. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public String prefix(String series) {
        return series + "-" + cities.current().code() + "-";
    }
}
