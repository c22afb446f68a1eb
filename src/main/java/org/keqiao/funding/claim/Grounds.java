package org.keqiao.funding.claim;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 不重复享受: who claims money on what. One winner by constraint: of two cases that claim the same at once, the second is
 * refused. In the caller's transaction and under the lock of the case.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Grounds {

    private final JdbcClient jdbc;
    private final Clock clock;

    Grounds(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The grounds of others among these; never a right, which several may hold.
     *
     * @param exclusionGroup items that exclude each other
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Ground> taken(CaseNumber caseNumber, String exclusionGroup, List<Ground> grounds) {
        return grounds.stream()
                .filter(ground -> ground.kind() != Ground.Kind.RIGHT)
                .filter(ground -> jdbc.sql(
                                """
                                select exists (select from funding_ground
                                    where kind = :kind and value = :value and exclusion_group = :group
                                        and given_up_at is null and case_number <> :case
                                        and (contract = '' or contract <> :contract))
                                """)
                        .param("kind", ground.kind().name())
                        .param("value", ground.value())
                        .param("group", exclusionGroup)
                        .param("case", caseNumber.value())
                        .param("contract", ground.contract())
                        .query(Boolean.class)
                        .single())
                .toList();
    }

    /** Which case claims money on it, the first of several about a thing; empty when none does. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<CaseNumber> holder(Ground ground, String exclusionGroup) {
        return jdbc.sql(
                        """
                        select case_number from funding_ground
                        where kind = ? and value = ? and exclusion_group = ? and given_up_at is null
                        order by id limit 1
                        """)
                .params(ground.kind().name(), ground.value(), exclusionGroup)
                .query((row, n) -> new CaseNumber(row.getString("case_number")))
                .optional();
    }

    /** Which of these some case claims money on. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Set<Ground> held(Collection<Ground> grounds, String exclusionGroup) {
        Set<String> held = new HashSet<>(jdbc.sql(
                        """
                        select kind || ' ' || value from funding_ground
                        where exclusion_group = :group and given_up_at is null
                            and value = any(:values::text[]) and kind = any(:kinds::text[])
                        """)
                .param("group", exclusionGroup)
                .param("values", grounds.stream().map(Ground::value).toArray(String[]::new))
                .param("kinds", grounds.stream().map(each -> each.kind().name()).toArray(String[]::new))
                .query(String.class)
                .list());
        return grounds.stream()
                .filter(each -> held.contains(each.kind() + " " + each.value()))
                .collect(Collectors.toSet());
    }

    /** Whether a case claims money on a contract, by its payments or as a whole. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public boolean isClaimedOn(String registrationNumber, String exclusionGroup) {
        return jdbc.sql(
                        """
                        select exists (select from funding_ground
                                where kind = 'CONTRACT' and value = :contract and exclusion_group = :group
                                    and given_up_at is null)
                            or exists (select from funding_ground
                                where kind = 'PAYMENT' and split_part(value, ' ', 1) = :contract and exclusion_group = :group
                                    and given_up_at is null)
                        """)
                .param("group", exclusionGroup)
                .param("contract", Ground.contract(registrationNumber).value())
                .query(Boolean.class)
                .single();
    }

    /**
     * Takes them for the case, in place of all that it held.
     *
     * @throws Refusal conflict GROUND_TAKEN when another case took one of them at this moment: {@link #taken} tells before
     */
    public void hold(CaseNumber caseNumber, String exclusionGroup, List<Ground> grounds) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("update funding_ground set given_up_at = ? where case_number = ? and given_up_at is null")
                .params(now, caseNumber.value())
                .update();
        if (grounds.isEmpty()) {
            return;
        }
        List<Ground> sorted = grounds.stream()
                .sorted(Comparator.comparing(Ground::kind).thenComparing(Ground::value))
                .toList();
        try {
            jdbc.sql(
                            """
                            insert into funding_ground (kind, value, exclusion_group, case_number, line, contract, held_at)
                            select kind, value, :group, :case, line, contract, :now
                            from unnest(:kinds::text[], :values::text[], :lines::int[], :contracts::text[])
                                as g (kind, value, line, contract)
                            """)
                    .param("group", exclusionGroup)
                    .param("case", caseNumber.value())
                    .param("now", now)
                    .param("kinds", sorted.stream().map(g -> g.kind().name()).toArray(String[]::new))
                    .param("values", sorted.stream().map(Ground::value).toArray(String[]::new))
                    .param("contracts", sorted.stream().map(Ground::contract).toArray(String[]::new))
                    .param("lines", sorted.stream().map(Ground::line).toArray(Integer[]::new))
                    .update();
        } catch (DuplicateKeyException somebodyWasFaster) {
            throw Refusal.conflict("GROUND_TAKEN");
        }
    }

    /** Gives up all that the case holds or counts: it ended without money. */
    public void giveUp(CaseNumber caseNumber) {
        jdbc.sql("update funding_ground set given_up_at = ? where case_number = ? and given_up_at is null")
                .params(Timestamp.from(clock.instant()), caseNumber.value())
                .update();
        uncount(caseNumber);
    }

    /** The case counts nothing of any contract: it is about to be calculated anew. */
    public void uncount(CaseNumber caseNumber) {
        jdbc.sql(
                        """
                        with project as (update project_award set amount = 0 where case_number = :case and amount > 0)
                        update counted_base set amount = 0, measured = 0, award = 0, deducted = 0
                        where case_number = :case and amount + measured + award + deducted > 0
                        """)
                .param("case", caseNumber.value())
                .update();
    }

    /**
     * How much of a contract other cases counted.
     *
     * @return zero when none did
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Money countedByOthers(CaseNumber caseNumber, String registrationNumber, String exclusionGroup) {
        return Money.of(jdbc.sql(
                        """
                        select coalesce(sum(amount), 0.00) from counted_base
                        where registration_number = ? and exclusion_group = ? and case_number <> ?
                        """)
                .params(registrationNumber, exclusionGroup, caseNumber.value())
                .query(BigDecimal.class)
                .single());
    }

    /**
     * What of a contract the awards of other cases are measured by, whether or not it is technical amount.
     *
     * @return zero when there are none
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Money measuredByOthers(CaseNumber caseNumber, String registrationNumber, String exclusionGroup) {
        return Money.of(jdbc.sql(
                        """
                        select coalesce(sum(measured), 0.00) from counted_base
                        where registration_number = ? and exclusion_group = ? and case_number <> ?
                        """)
                .params(registrationNumber, exclusionGroup, caseNumber.value())
                .query(BigDecimal.class)
                .single());
    }

    /**
     * What other cases of a group have of a contract, each sum zero when there are none.
     *
     * @param base of the technical amount
     * @param award what they get for it, of all purses
     * @param deducted what was taken off that because it was given by somebody else
     */
    public record Earlier(Money base, Money award, Money deducted) {}

    /** What other cases of this group count of a contract, and get for it. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Earlier earlier(CaseNumber caseNumber, String registrationNumber, String exclusionGroup) {
        return jdbc.sql(
                        """
                        select coalesce(sum(amount), 0.00) as base, coalesce(sum(award), 0.00) as award,
                            coalesce(sum(deducted), 0.00) as deducted
                        from counted_base where registration_number = ? and exclusion_group = ? and case_number <> ?
                        """)
                .params(registrationNumber, exclusionGroup, caseNumber.value())
                .query((row, n) -> new Earlier(
                        Money.of(row.getBigDecimal("base")),
                        Money.of(row.getBigDecimal("award")),
                        Money.of(row.getBigDecimal("deducted"))))
                .single();
    }

    /** Remembers what was taken off the award of a contract that the case counts. */
    public void deduct(CaseNumber caseNumber, String registrationNumber, String exclusionGroup, Money amount) {
        jdbc.sql(
                        """
                        update counted_base set deducted = ?
                        where case_number = ? and registration_number = ? and exclusion_group = ?
                        """)
                .params(amount.yuan(), caseNumber.value(), registrationNumber, exclusionGroup)
                .update();
    }

    /**
     * What other cases get for a contract out of items that do not exclude this group: stacking rules speak of it.
     *
     * @return zero when they get nothing
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Money awardedByOtherItems(CaseNumber caseNumber, String registrationNumber, String exclusionGroup) {
        return Money.of(jdbc.sql(
                        """
                        select coalesce(sum(award), 0.00) from counted_base
                        where registration_number = ? and exclusion_group <> ? and case_number <> ?
                        """)
                .params(registrationNumber, exclusionGroup, caseNumber.value())
                .query(BigDecimal.class)
                .single());
    }

    /**
     * What all cases together count of a contract, and what they get for it.
     *
     * @param amount of the technical amount
     * @param measured by which their awards are measured
     */
    public record Counted(
            String registrationNumber, String exclusionGroup, Money amount, Money measured, Money award) {}

    /** What is counted of these contracts, by group; nothing for those that nobody counts. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Counted> counted(Collection<String> registrationNumbers) {
        return jdbc.sql(
                        """
                        select registration_number, exclusion_group, sum(amount) as amount, sum(measured) as measured,
                            sum(award) as award
                        from counted_base where registration_number = any(:numbers::text[])
                        group by registration_number, exclusion_group
                        """)
                .param("numbers", registrationNumbers.toArray(String[]::new))
                .query((row, n) -> new Counted(
                        row.getString("registration_number"),
                        row.getString("exclusion_group"),
                        Money.of(row.getBigDecimal("amount")),
                        Money.of(row.getBigDecimal("measured")),
                        Money.of(row.getBigDecimal("award"))))
                .list();
    }

    /**
     * What a case counts of a contract.
     *
     * @param countable 核定技术交易额, as the certificate says today
     * @param amount of that, what the base takes
     * @param measured the base, which may be another sum of the contract; zero where it is none
     * @param award what the case gets for it, of all purses
     */
    public record Count(
            String registrationNumber,
            String exclusionGroup,
            Money countable,
            Money amount,
            Money measured,
            Money award) {}

    /**
     * Counts this much of a contract for the case, in place of what it counted before.
     *
     * @throws Refusal conflict CONTRACT_COUNTED when all cases together would count more than there is
     */
    public void count(CaseNumber caseNumber, Count count) {
        jdbc.sql(
                        """
                        insert into counted_contract (registration_number, exclusion_group, countable) values (?, ?, ?)
                        on conflict (registration_number, exclusion_group) do update
                        set countable = greatest(excluded.countable, counted_contract.counted)
                        """)
                .params(
                        count.registrationNumber(),
                        count.exclusionGroup(),
                        count.countable().yuan())
                .update();
        try {
            jdbc.sql(
                            """
                            insert into counted_base
                                (registration_number, exclusion_group, case_number, amount, measured, award)
                            values (?, ?, ?, ?, ?, ?)
                            on conflict (registration_number, exclusion_group, case_number) do update
                            set amount = excluded.amount, measured = excluded.measured, award = excluded.award
                            """)
                    .params(
                            count.registrationNumber(),
                            count.exclusionGroup(),
                            caseNumber.value(),
                            count.amount().yuan(),
                            count.measured().yuan(),
                            count.award().yuan())
                    .update();
        } catch (DataIntegrityViolationException beyond) {
            throw Refusal.conflict("CONTRACT_COUNTED", count.registrationNumber());
        }
    }
}
