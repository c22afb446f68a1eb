package org.keqiao.funding.claim;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 单项上限: what one item gives for one contract, or one project whether or not it rests on contracts, over all applications.
 * What is given for a contract that serves a project counts for both. The database refuses more than the cap. What a case counts
 * ends with {@link Grounds#uncount}.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class ProjectAwards {

    private final JdbcClient jdbc;

    ProjectAwards(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Nobody else counts these projects of an item until this transaction ends. Contracts are held by their register.
     *
     * @param projects as they stand for a registration number
     */
    public void hold(String item, Collection<String> projects) {
        jdbc.sql(
                        """
                        select pg_advisory_xact_lock(hashtextextended(:item || ' ' || project, 0))
                        from (select project from unnest(:projects::text[]) project order by project) sorted
                        """)
                .param("item", item)
                .param("projects", projects.stream().distinct().toArray(String[]::new))
                .query()
                .listOfRows();
    }

    /**
     * What other cases get of an item for a contract.
     *
     * @param registrationNumber or a project, as it stands for one: then what they get for any contract that serves it as well
     * @return zero when they get nothing
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Money ofOthers(CaseNumber caseNumber, String registrationNumber, String item) {
        return Money.of(jdbc.sql(
                        """
                        select coalesce(sum(amount), 0.00) from project_award
                        where (registration_number = :of or project = :of) and item = :item and case_number <> :case
                        """)
                .param("of", registrationNumber)
                .param("item", item)
                .param("case", caseNumber.value())
                .query(BigDecimal.class)
                .single());
    }

    /** What an item gives for these contracts; nothing for those that it gives nothing for. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Map<String, Money> given(String item, Collection<String> registrationNumbers) {
        record Given(String registrationNumber, Money amount) {}
        List<Given> rows = jdbc.sql(
                        """
                        select registration_number, given from project_cap
                        where item = :item and registration_number = any(:numbers::text[])
                        """)
                .param("item", item)
                .param("numbers", registrationNumbers.toArray(String[]::new))
                .query((row, n) ->
                        new Given(row.getString("registration_number"), Money.of(row.getBigDecimal("given"))))
                .list();
        Map<String, Money> given = new HashMap<>();
        rows.forEach(row -> given.put(row.registrationNumber(), row.amount()));
        return given;
    }

    /**
     * What a case gets of an item for a contract.
     *
     * @param registrationNumber of a project without contracts, what stands for one
     * @param project that the contract serves, in one spelling of at most 40 characters; null for no other than the first
     * @param cap of the item for a project; null when the policy names none
     */
    public record Part(
            String registrationNumber, @Nullable String project, String item, @Nullable Money cap, Money amount) {}

    /**
     * Counts this for the case, in place of what it counted before.
     *
     * @throws Refusal conflict CONTRACT_COUNTED when all cases together would get more than the cap
     */
    public void count(CaseNumber caseNumber, Part part) {
        try {
            jdbc.sql(
                            """
                            insert into project_award (registration_number, item, case_number, project, cap, amount)
                            values (:contract, :item, :case, :project, :cap, :amount)
                            on conflict (registration_number, item, case_number) do update
                            set project = excluded.project, cap = excluded.cap, amount = excluded.amount
                            """)
                    .param("contract", part.registrationNumber())
                    .param("item", part.item())
                    .param("case", caseNumber.value())
                    .param("project", part.project())
                    .param("cap", part.cap() == null ? null : part.cap().yuan())
                    .param("amount", part.amount().yuan())
                    .update();
        } catch (DataIntegrityViolationException beyond) {
            throw Refusal.conflict("CONTRACT_COUNTED", part.registrationNumber());
        }
    }

    /**
     * A case gets less of an item than was counted: each of its contracts gets its part of that, to the fen. Never more.
     *
     * @param given by the item for all contracts of the case
     */
    public void lower(CaseNumber caseNumber, String item, Money given) {
        lower(caseNumber, item, true, given);
    }

    /** The same of what other items add to this one, such as a county's. */
    public void lowerAdded(CaseNumber caseNumber, String item, Money given) {
        lower(caseNumber, item, false, given);
    }

    private void lower(CaseNumber caseNumber, String item, boolean itself, Money given) {
        int lowered = jdbc.sql(
                        """
                        with part as (
                            select registration_number, item, sum(amount) over () as whole,
                                sum(amount) over (order by registration_number, item) as up_to
                            from project_award where case_number = :case and (item = :item) = :itself and amount > 0),
                        cut as (
                            select registration_number, item, trunc(:given * up_to / whole, 2)
                                - lag(trunc(:given * up_to / whole, 2), 1, 0.00) over (order by registration_number, item) as amount
                            from part where whole > :given)
                        update project_award p set amount = cut.amount from cut
                        where p.case_number = :case and p.registration_number = cut.registration_number and p.item = cut.item
                        """)
                .param("case", caseNumber.value())
                .param("item", item)
                .param("itself", itself)
                .param("given", given.yuan())
                .update();
        if (lowered > 0) {
            jdbc.sql(
                            """
                            update counted_base b
                            set award = (select coalesce(sum(p.amount), 0) from project_award p
                                         where p.case_number = b.case_number and p.registration_number = b.registration_number)
                            where b.case_number = ? and b.award > 0
                            """)
                    .params(caseNumber.value())
                    .update();
        }
    }
}
