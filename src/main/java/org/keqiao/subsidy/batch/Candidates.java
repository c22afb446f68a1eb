package org.keqiao.subsidy.batch;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.keqiao.casefile.CaseRef;
import org.keqiao.policy.PolicyItem;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.subsidy.CalculatedSubsidy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Applications that wait for a batch, first accepted first. */
@Repository
class Candidates {

    private final JdbcClient jdbc;
    private final Clock clock;

    Candidates(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One that waits, as a row of the form that composes a batch. */
    record Candidate(String application, String applicant, String item, String cityAmount, boolean included) {}

    /** Puts an application into the queue, or its new amounts. */
    void add(CaseRef application, PolicyItem item, CalculatedSubsidy calculation, Money city, LocalDate acceptedOn) {
        jdbc.sql(
                        """
                        insert into batch_candidate (application, item, item_name, policy_group, applicant, county,
                            city_amount, county_amount, accepted_on, queued_at)
                        values (:application, :item, :name, :group, :applicant, :county, :cityAmount, :countyAmount,
                            :accepted, :now)
                        on conflict (application) do update set item = excluded.item, item_name = excluded.item_name,
                            policy_group = excluded.policy_group, city_amount = excluded.city_amount,
                            county_amount = excluded.county_amount, queued_at = excluded.queued_at
                        """)
                .param("application", application.number().value())
                .param("item", item.key())
                .param("name", item.title().zh())
                .param("group", item.group())
                .param("applicant", application.applicantName())
                .param("county", application.scope().county(), Types.VARCHAR)
                .param("cityAmount", city.yuan())
                .param("countyAmount", calculation.countyAmount().yuan())
                .param("accepted", acceptedOn)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    void remove(CaseNumber application) {
        jdbc.sql("delete from batch_candidate where application = ?")
                .params(application.value())
                .update();
    }

    /** Those that are in no batch, in the order in which money is given out (domain 7.4). */
    List<Candidate> waiting(int most) {
        return jdbc.sql(
                        """
                        select c.* from batch_candidate c
                        where not exists (select from subsidy_batch_line l where l.application = c.application
                            and l.state in ('PROPOSED', 'APPROVED', 'SHOWN', 'CONTESTED', 'CLEARED', 'AWARDED'))
                        order by c.accepted_on, c.application limit ?
                        """)
                .params(most)
                .query((row, n) -> new Candidate(
                        row.getString("application"),
                        row.getString("applicant"),
                        row.getString("item_name"),
                        Money.of(row.getBigDecimal("city_amount")).text(),
                        true))
                .list();
    }
}
