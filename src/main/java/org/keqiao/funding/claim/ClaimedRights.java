package org.keqiao.funding.claim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.keqiao.shared.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 知识产权 on which money is claimed. Two licences of one patent are two deals, so that several cases may hold it; whether
 * their contracts pass it on tells whoever knows the parties.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class ClaimedRights {

    /**
     * Of two that claim on one right the first is that which was accepted first, until then received. The other case no more
     * claims by a contract of which its calculation counts nothing, though it counts another.
     */
    private static final String OTHERS =
            """
            select own.case_number, own.value, own.contract, g.case_number as other, g.contract as other_contract,
                (coalesce(theirs.accepted_on, theirs.received_on, 'infinity'), theirs.case_number)
                    < (coalesce(ours.accepted_on, ours.received_on, 'infinity'), coalesce(ours.case_number, '~')) as is_first
            from own
            left join case_file ours on ours.case_number = own.case_number
            join funding_ground g on g.kind = 'RIGHT' and g.value = own.value
                and g.exclusion_group = own.exclusion_group and g.given_up_at is null
                and g.case_number is distinct from own.case_number and g.contract <> own.contract
            join case_file theirs on theirs.case_number = g.case_number
            where exists (select from counted_base b where b.case_number = g.case_number
                    and b.registration_number = g.contract and b.amount + b.award > 0)
                or not exists (select from counted_base b where b.case_number = g.case_number
                    and b.amount + b.award > 0)
            order by coalesce(theirs.accepted_on, theirs.received_on, 'infinity'), theirs.case_number, g.id
            """;

    private final JdbcClient jdbc;

    ClaimedRights(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A right that two cases claim on by different contracts.
     *
     * @param caseNumber null where no case asks yet
     * @param contract of the case that asks, as the register spells it
     * @param other the case that has it too
     * @param otherContract of that one
     * @param isFirst whether the other comes before the case that asks, which then yields
     */
    public record Shared(
            @Nullable CaseNumber caseNumber,
            String right,
            String contract,
            CaseNumber other,
            String otherContract,
            boolean isFirst) {

        private static Shared of(ResultSet row, int n) throws SQLException {
            return new Shared(
                    number(row.getString("case_number")),
                    row.getString("value"),
                    row.getString("contract"),
                    new CaseNumber(row.getString("other")),
                    row.getString("other_contract"),
                    row.getBoolean("is_first"));
        }

        @Nullable
        private static CaseNumber number(@Nullable String value) {
            return value == null ? null : new CaseNumber(value);
        }
    }

    /** Nobody else begins to claim on these rights until the transaction ends. */
    public void hold(String exclusionGroup, Collection<Ground> rights) {
        jdbc.sql(
                        """
                        select pg_advisory_xact_lock(hashtextextended(:group || ' ' || value, 147))
                        from (select value from unnest(:values::text[]) value order by value) sorted
                        """)
                .param("group", exclusionGroup)
                .param("values", rights.stream().map(Ground::value).distinct().toArray(String[]::new))
                .query()
                .listOfRows();
    }

    /**
     * What others claim on these rights by other contracts, whoever came first of them before.
     *
     * @param caseNumber null where no case asks yet: whatever there is comes before it
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Shared> byOthers(@Nullable CaseNumber caseNumber, String exclusionGroup, Collection<Ground> rights) {
        return jdbc.sql(
                        """
                        with own as (
                            select cast(:case as text) as case_number, cast(:group as text) as exclusion_group, value, contract
                            from unnest(:values::text[], :contracts::text[]) as named (value, contract)
                        )
                        """
                                + OTHERS)
                .param("case", caseNumber == null ? null : caseNumber.value())
                .param("group", exclusionGroup)
                .param("values", rights.stream().map(Ground::value).toArray(String[]::new))
                .param("contracts", rights.stream().map(Ground::contract).toArray(String[]::new))
                .query(Shared::of)
                .list();
    }

    /** What these cases hold that others hold by other contracts, as {@link #byOthers}. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Shared> heldByOthers(Collection<CaseNumber> caseNumbers) {
        return jdbc.sql(
                        """
                        with own as (
                            select case_number, exclusion_group, value, contract from funding_ground
                            where kind = 'RIGHT' and given_up_at is null and case_number = any(:cases::text[])
                        )
                        """
                                + OTHERS)
                .param("cases", caseNumbers.stream().map(CaseNumber::value).toArray(String[]::new))
                .query(Shared::of)
                .list();
    }
}
