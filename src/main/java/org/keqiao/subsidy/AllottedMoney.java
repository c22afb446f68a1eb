package org.keqiao.subsidy;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keqiao.funding.AllocationStrategy;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What confirmed allotments have reserved for claims, until each claim's own flow takes it over. */
@Component
class AllottedMoney {

    private final JdbcClient jdbc;
    private final Texts texts;
    private final Clock clock;

    AllottedMoney(JdbcClient jdbc, Texts texts, Clock clock) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.clock = clock;
    }

    /** Takes over, once, what is reserved for a claim by an allotment; empty for a claim that has none. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<BudgetApplied> take(CaseNumber caseNumber) {
        return jdbc
                .sql(
                        """
                        update budget_allotment_claim c set taken_at = :now
                        from budget_allotment a join budget_line l on l.account = a.budget
                        where a.id = c.allotment and a.state in ('CONFIRMING', 'CONFIRMED')
                            and c.case_number = :case and c.taken_at is null and c.given > 0
                            and c.ended_at is not null and c.skipped_zh is null
                        returning l.document_number, a.strategy, c.asked, c.given, a.decided_on
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("case", caseNumber.value())
                .query((row, n) -> applied(
                        row.getString("document_number"),
                        AllocationStrategy.valueOf(row.getString("strategy")),
                        Money.of(row.getBigDecimal("asked")),
                        Money.of(row.getBigDecimal("given")),
                        row.getObject("decided_on", LocalDate.class)))
                .list()
                .stream()
                .findFirst();
    }

    /** By cap, what is reserved for those that come after a claim in its allotment and have not taken it over yet. */
    Map<UUID, Money> behind(CaseNumber caseNumber) {
        record Behind(UUID cap, Money amount) {}
        return jdbc
                .sql(
                        """
                        select k.cap, sum(f.reserved) as amount
                        from budget_allotment_claim own
                            join budget_allotment a on a.id = own.allotment and a.state in ('CONFIRMING', 'CONFIRMED')
                            join budget_allotment_claim c on c.allotment = a.id and c.place > own.place
                                and c.given > 0 and c.taken_at is null and c.skipped_zh is null
                            join funding_allocation f on f.case_number = c.case_number and f.share = 'CITY'
                                and f.budget = a.budget and f.reserved > 0
                            join allocation_cap k on k.allocation = f.id
                        where own.case_number = :case and own.ended_at is not null and own.skipped_zh is null
                        group by k.cap
                        """)
                .param("case", caseNumber.value())
                .query((row, n) -> new Behind(row.getObject("cap", UUID.class), Money.of(row.getBigDecimal("amount"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Behind::cap, Behind::amount));
    }

    private BudgetApplied applied(
            String document, AllocationStrategy strategy, Money asked, Money given, LocalDate decidedOn) {
        return new BudgetApplied(
                document,
                strategy,
                asked,
                given,
                decidedOn,
                new Bilingual(
                        words(document, strategy, asked, given, Locale.SIMPLIFIED_CHINESE),
                        words(document, strategy, asked, given, Locale.ENGLISH)));
    }

    private String words(String document, AllocationStrategy strategy, Money asked, Money given, Locale language) {
        return texts.get(
                "subsidy.budgetApplied",
                language,
                document,
                texts.get("policy.allocation." + strategy, language),
                asked.text(),
                given.text());
    }
}
