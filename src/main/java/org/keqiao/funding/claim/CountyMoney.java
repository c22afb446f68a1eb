package org.keqiao.funding.claim;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which counties gave money of their own for a contract: they hear what becomes of it, as the city does. */
@Service
@Transactional(readOnly = true)
public class CountyMoney {

    private final JdbcClient jdbc;

    CountyMoney(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Codes of the counties that have promised or paid money for it that has not all come back, in their order. */
    public List<String> givers(String registrationNumber) {
        return jdbc.sql(
                        """
                        select distinct c.county from counted_base b
                        join funding_allocation a on a.case_number = b.case_number and a.share = 'COUNTY'
                            and (a.committed > 0 or a.paid > a.recovered)
                        join case_file c on c.case_number = a.case_number
                        where b.registration_number = ? and c.county is not null order by c.county
                        """)
                .params(registrationNumber)
                .query(String.class)
                .list();
    }
}
