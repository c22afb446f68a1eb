package org.keqiao.policy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.keqiao.organization.CityProfiles;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.AccountView;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whose hands the rules of an item went through. */
@Component
@Transactional(readOnly = true)
public class PolicyHands {

    private final AccountDirectory accounts;
    private final JdbcClient jdbc;
    private final String city;
    private final Clock clock;

    PolicyHands(AccountDirectory accounts, JdbcClient jdbc, CityProfiles cities, Clock clock) {
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.city = cities.current().key();
        this.clock = clock;
    }

    /**
     * Whether the person wrote, handed in or approved a row that holds on a day, of the item or of what a county adds to it,
     * with a version that came into force in the present calendar year. What came with the product nobody wrote.
     *
     * @param rulesAsOf the day whose rules a case goes by
     */
    public boolean wroteThisYear(UUID account, String item, LocalDate rulesAsOf) {
        int year = LocalDate.now(clock).getYear();
        String username = accounts.find(account).map(AccountView::username).orElse("");
        return jdbc.sql(
                        """
                        select exists (
                            select from policy_table asked
                            join policy_table t on t.city = asked.city
                                and (t.id = asked.id or t.share = 'COUNTY' and t.policy_group = asked.policy_group)
                            join policy_row r on r.policy = t.id
                            join policy_version v on v.policy = r.policy and v.version = r.since
                            join policy_draft d on d.policy = v.policy and d.published = v.version
                            where asked.city = :city and asked.key = :item
                                and v.published_on between :first and :last
                                and coalesce(r.valid_from <= :day, true) and coalesce(r.valid_to >= :day, true)
                                and (:who in (d.submitted_by, d.judged_by) or exists (
                                    select from policy_draft_author a where a.draft = d.id and a.username = :who)))
                        """)
                .param("city", city)
                .param("item", item)
                .param("first", LocalDate.of(year, 1, 1))
                .param("last", LocalDate.of(year, 12, 31))
                .param("day", rulesAsOf)
                .param("who", username)
                .query(Boolean.class)
                .single();
    }
}
