package org.keqiao.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Contract;
import org.keqiao.funding.year.YearEnd;
import org.keqiao.funding.year.YearEnds;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is free lapses, what is promised goes on and is paid, and two people agree to it. */
@KeqiaoTest
class YearEndTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @LocalServerPort
    private int port;

    @Autowired
    private YearEnds yearEnds;

    @Autowired
    private BudgetLines budgets;

    @Autowired
    private Ledger ledger;

    @Autowired
    private FundingInvariants invariants;

    @Autowired
    private AccountDirectory accounts;

    @Autowired
    private CurrentActor current;

    @Autowired
    private TestClock clock;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void whatIsFreeLapsesAndWhatIsPromisedIsPaidNextYear() {
        String waiting = Contract.of(new Api("http://localhost:" + port))
                .submitted()
                .view("clerk")
                .path("caseNumber")
                .asText();
        int year = thisYear();
        UUID line = line("1000");
        CaseNumber promised = number();
        reserve(line, promised, "300");
        book(() -> ledger.commit(promised, FundingShare.CITY, Money.of("300"), "泉财指"));
        reserve(line, new CaseNumber(waiting), "200");

        assertThatThrownBy(() -> as("finance", () -> yearEnds.preview(line))).satisfies(code("YEAR_NOT_OVER"));
        clock.at(LocalDate.of(year + 1, 1, 5), () -> {
            YearEnd preview = as("finance", () -> yearEnds.preview(line));
            assertThat(preview.lapses()).isEqualTo(Money.of("500"));
            assertThat(preview.owed()).isEqualTo(Money.of("300"));
            assertThat(preview.intoYear()).isEqualTo(year + 1);
            assertThat(preview.waiting()).isEqualTo(1);
            as("finance", () -> yearEnds.propose(line, "泉财〔2027〕1号"));
            assertThatThrownBy(() -> as("finance", () -> yearEnds.confirm(line)))
                    .satisfies(code("SAME_PERSON"));
            assertThatThrownBy(() -> as("officer", () -> yearEnds.confirm(line)))
                    .satisfies(code("NOT_YOUR_PURSE"));
            BudgetLine carried = as("deputy", () -> yearEnds.confirm(line));
            assertThat(carried.carryOverYear()).isEqualTo(year + 1);
            assertThat(carried.total()).isEqualTo(Money.of("500"));
            assertThat(carried.left()).isEqualTo(Money.ZERO);
            assertThat(carried.closed()).isTrue();
            // Other tests carry lines over, too.
            assertThat(as("finance", () -> budgets.list(year + 1)).stream()
                            .takeWhile(first -> first.carryOverYear() != null))
                    .extracting(BudgetLine::id)
                    .contains(line);
            // Nothing new; what was promised is paid.
            assertThatThrownBy(() -> reserve(line, number(), "1")).isInstanceOf(Refusal.class);
            assertThat(bookPay(promised, "300")).isTrue();
        });
        assertThat(as("finance", () -> budgets.require(line)).paid()).isEqualTo(Money.of("300"));
        assertThat(invariants.violations().get("I1")).doesNotContain(line.toString());
    }

    @Test
    void whatWasProposedIsWhatIsConfirmed() {
        UUID line = line("1000");
        CaseNumber promised = number();
        reserve(line, promised, "300");
        book(() -> ledger.commit(promised, FundingShare.CITY, Money.of("300"), "泉财指"));
        clock.at(LocalDate.of(thisYear() + 1, 1, 5), () -> {
            as("finance", () -> yearEnds.propose(line, "泉财"));
            book(() -> ledger.waive(promised, FundingShare.CITY, Money.of("100"), "x"));
            assertThatThrownBy(() -> as("deputy", () -> yearEnds.confirm(line))).satisfies(code("YEAR_END_CHANGED"));
            as("deputy", () -> {
                yearEnds.reject(line);
                return null;
            });
            as("finance", () -> yearEnds.propose(line, "泉财"));
            assertThat(as("deputy", () -> yearEnds.confirm(line)).total()).isEqualTo(Money.of("200"));
        });
    }

    /** All was paid when the year ended; what the bank sends back afterwards goes on as what is owed. */
    @Test
    void whatComesBackAfterwardsEndsTheYearOnceMore() {
        int year = thisYear();
        UUID line = line("1000");
        CaseNumber promised = number();
        reserve(line, promised, "300");
        book(() -> ledger.commit(promised, FundingShare.CITY, Money.of("300"), "泉财指"));
        assertThat(bookPay(promised, "300")).isTrue();
        clock.at(LocalDate.of(year + 1, 1, 5), () -> {
            as("finance", () -> yearEnds.propose(line, "泉财"));
            BudgetLine ended = as("deputy", () -> yearEnds.confirm(line));
            assertThat(ended.carryOverYear()).isNull();
            assertThatThrownBy(() -> as("finance", () -> yearEnds.preview(line)))
                    .satisfies(code("YEAR_END_DONE"));
            book(() -> ledger.bounce(promised, FundingShare.CITY, Money.of("300"), "bounce " + promised.value(), "退票"));
            assertThat(as("finance", () -> yearEnds.preview(line)).owed()).isEqualTo(Money.of("300"));
            as("finance", () -> yearEnds.propose(line, "泉财"));
            BudgetLine again = as("deputy", () -> yearEnds.confirm(line));
            assertThat(again.carryOverYear()).isEqualTo(year + 1);
            assertThat(again.total()).isEqualTo(Money.of("300"));
        });
    }

    @Test
    void nothingIsCarriedForMoreThanTwoYears() {
        int year = thisYear();
        UUID line = line("1000");
        CaseNumber promised = number();
        reserve(line, promised, "300");
        book(() -> ledger.commit(promised, FundingShare.CITY, Money.of("300"), "泉财指"));
        for (int later = 1; later <= 2; later++) {
            clock.at(LocalDate.of(year + later, 1, 5), () -> {
                as("finance", () -> yearEnds.propose(line, "泉财"));
                as("deputy", () -> yearEnds.confirm(line));
            });
        }
        clock.at(LocalDate.of(year + 3, 1, 5), () -> {
            assertThatThrownBy(() -> as("finance", () -> yearEnds.preview(line)))
                    .satisfies(code("YEAR_END_OWED"));
            book(() -> ledger.waive(promised, FundingShare.CITY, Money.of("300"), "案件收回"));
            as("finance", () -> yearEnds.propose(line, "泉财"));
            assertThat(as("deputy", () -> yearEnds.confirm(line)).total()).isEqualTo(Money.ZERO);
            assertThatThrownBy(() -> as("finance", () -> yearEnds.preview(line)))
                    .satisfies(code("YEAR_END_DONE"));
        });
    }

    /** The bank's result and the end of the year in the same moment: both are booked, in either order. */
    @Test
    void aPaymentUnderWayFindsItsMoney() {
        UUID line = line("1000");
        CaseNumber promised = number();
        reserve(line, promised, "300");
        book(() -> ledger.commit(promised, FundingShare.CITY, Money.of("300"), "泉财指"));
        clock.at(LocalDate.of(thisYear() + 1, 1, 5), () -> {
            as("finance", () -> yearEnds.propose(line, "泉财"));
            CompletableFuture<Boolean> paid = CompletableFuture.supplyAsync(() -> bookPay(promised, "300"));
            CompletableFuture<BudgetLine> ended =
                    CompletableFuture.supplyAsync(() -> as("deputy", () -> yearEnds.confirm(line)));
            assertThat(paid.join()).isTrue();
            assertThat(ended.join().total()).isEqualTo(Money.of("300"));
            BudgetLine after = as("finance", () -> budgets.require(line));
            assertThat(after.paid()).isEqualTo(Money.of("300"));
            assertThat(after.left()).isEqualTo(Money.ZERO);
        });
        assertThat(invariants.violations().get("I1")).doesNotContain(line.toString());
    }

    /** Money that comes back to a line while it is closed is nobody's, not even theirs who waited for the line meanwhile. */
    @Test
    void whoWaitsForALineFindsItClosed() {
        UUID line = line("1000");
        CaseNumber held = number();
        reserve(line, held, "300");
        CaseNumber wanting = number();
        CompletableFuture<Void> waiting = transaction.execute(status -> {
            jdbc.sql("update ledger_account set closed = true where id = ?")
                    .params(line)
                    .update();
            ledger.release(held, FundingShare.CITY, Money.of("300"), "撤回");
            CompletableFuture<Void> begun = CompletableFuture.runAsync(() -> reserve(line, wanting, "100"));
            await().until(() -> jdbc.sql("select exists (select from pg_locks where not granted)")
                    .query(Boolean.class)
                    .single());
            return begun;
        });
        assertThatThrownBy(waiting::join).cause().satisfies(code("BUDGET_CLOSED"));
        assertThatThrownBy(() -> reserve(line, wanting, "100")).satisfies(code("BUDGET_CLOSED"));
    }

    private int thisYear() {
        return LocalDate.now(clock).getYear();
    }

    private UUID line(String total) {
        String group = "YEAR_END_" + NUMBERS.incrementAndGet();
        return as("finance", () -> budgets.open(
                        new BudgetLineDraft(thisYear(), group, null, "指标 " + group, null, null, null, Money.of(total)))
                .id());
    }

    private void reserve(UUID line, CaseNumber number, String amount) {
        book(() -> ledger.reserve(
                List.of(new Reservation(number, FundingShare.CITY, line, Set.of(), Money.of(amount))), "复核"));
    }

    private boolean bookPay(CaseNumber number, String amount) {
        return Boolean.TRUE.equals(transaction.execute(status -> ledger.pay(
                number, FundingShare.CITY, Money.of(amount), "year-end " + number.value(), "回单 " + number.value())));
    }

    private void book(Runnable moves) {
        transaction.executeWithoutResult(status -> moves.run());
    }

    private <T> T as(String user, Supplier<T> work) {
        return current.runAs(accounts.actorNamed(user), work);
    }

    private static CaseNumber number() {
        return new CaseNumber("JBSQ-350500-2098-%06d".formatted(NUMBERS.incrementAndGet()));
    }

    private static Consumer<Throwable> code(String code) {
        return thrown -> assertThat(thrown).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }
}
