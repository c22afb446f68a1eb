package org.keqiao.casefile.store;

import java.util.List;
import java.util.UUID;
import org.keqiao.shared.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which cases are handled together in which other one. */
@Repository
public class CaseTies {

    private final JdbcClient jdbc;

    CaseTies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void tie(UUID gathering, List<CaseNumber> members) {
        jdbc.sql(
                        """
                        insert into case_tie (case_id, other)
                        select :gathering, id from case_file where case_number = any(:members)
                        on conflict do nothing
                        """)
                .param("gathering", gathering)
                .param("members", members.stream().map(CaseNumber::value).toArray(String[]::new))
                .update();
    }
}
