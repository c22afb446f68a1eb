package org.keqiao.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keqiao.acceptance.Race;
import org.keqiao.funding.payment.Payee;
import org.keqiao.funding.payment.PaymentOrder;
import org.keqiao.funding.payment.PaymentOrders;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.testing.Effort;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Money set aside, promised, paid: never over a limit, never twice, and every counter is what the bookings say. */
@KeqiaoTest
class LedgerTest {

    private static final int RACES = Effort.of(100, 10_000);
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Actor FINANCE =
            new Actor(UUID.randomUUID(), "finance", "财务", Set.of(Role.FINANCE_OFFICER), Set.of(), null, null, Set.of());

    @Autowired
    Ledger ledger;

    @Autowired
    Caps caps;

    @Autowired
    BudgetLines budgets;

    @Autowired
    FundingInvariants invariants;

    @Autowired
    PaymentOrders orders;

    @Autowired
    CurrentActor actor;

    @Autowired
    JdbcClient jdbc;

    private TransactionTemplate transaction;

    @BeforeEach
    void transactions(@Autowired PlatformTransactionManager transactions) {
        transaction = new TransactionTemplate(transactions);
    }

    @Test
    void followsMoneyFromTheBudgetToTheBank() {
        UUID budget = budget("1000");
        CaseNumber case1 = number();
        book(() -> ledger.reserve(List.of(reservation(case1, budget, "300")), "复核"));
        assertThat(counters(budget)).isEqualTo("1000.00 300.00 0.00 0.00 0.00");

        book(() -> ledger.commit(case1, FundingShare.CITY, Money.of("280"), "随科函〔2026〕8号"));
        book(() -> ledger.release(case1, FundingShare.CITY, Money.of("20"), "公示后调减"));
        assertThat(counters(budget)).isEqualTo("1000.00 0.00 280.00 0.00 0.00");

        book(() -> ledger.pay(case1, FundingShare.CITY, Money.of("280"), "order-" + case1, "回单 1"));
        book(() -> ledger.bounce(case1, FundingShare.CITY, Money.of("280"), "bounce-" + case1, "退票 1"));
        book(() -> ledger.pay(case1, FundingShare.CITY, Money.of("280"), "order-2-" + case1, "回单 2"));
        book(() -> ledger.recover(case1, FundingShare.CITY, Money.of("100"), "back-" + case1, "回单 3"));
        assertThat(counters(budget)).isEqualTo("1000.00 0.00 280.00 280.00 100.00");

        List<LedgerMove> moves =
                as(FINANCE, () -> budgets.moves(budget, null, null, 50).items());
        assertThat(moves)
                .extracting(move -> move.kind().name())
                .containsExactly("RECOVER", "PAY", "BOUNCE", "PAY", "RELEASE", "COMMIT", "RESERVE", "ALLOT");
        assertThat(as(FINANCE, () -> budgets.moves(budget, LedgerMove.Figure.PAID, null, 50)
                        .items()))
                .extracting(LedgerMove::reference)
                .containsExactly("回单 2", "退票 1", "回单 1");
        BudgetLine line = as(FINANCE, () -> budgets.require(budget));
        Map.of(
                        LedgerMove.Figure.TOTAL, line.total(),
                        LedgerMove.Figure.RESERVED, line.reserved(),
                        LedgerMove.Figure.APPROVED, Money.of("280"),
                        LedgerMove.Figure.COMMITTED, line.committed(),
                        LedgerMove.Figure.PAID, line.paid(),
                        LedgerMove.Figure.RECOVERED, line.recovered(),
                        LedgerMove.Figure.LEFT, line.left())
                .forEach((figure, amount) -> assertThat(
                                Money.sum(as(FINANCE, () -> budgets.moves(budget, figure, null, 50)
                                                .items())
                                        .stream()
                                        .map(LedgerMove::effect)
                                        .toList()))
                        .as("what is behind %s", figure)
                        .isEqualTo(amount));
        holds();
    }

    @Test
    void booksAReportedPaymentOnce() {
        UUID budget = budget("1000");
        CaseNumber case1 = number();
        book(() -> ledger.reserve(List.of(reservation(case1, budget, "300")), "x"));
        book(() -> ledger.commit(case1, FundingShare.CITY, Money.of("300"), "x"));

        assertThat(booked(() -> ledger.pay(case1, FundingShare.CITY, Money.of("100"), "p1" + case1, "x")))
                .isTrue();
        assertThat(booked(() -> ledger.pay(case1, FundingShare.CITY, Money.of("100"), "p1" + case1, "x")))
                .isFalse();
        assertThat(counters(budget)).isEqualTo("1000.00 0.00 300.00 100.00 0.00");
        holds();
    }

    /** A second case that would pay the same promise finds the first one's order, until the bank has answered it. */
    @Test
    void ordersAPromiseOnceWhicheverCaseAsks() {
        UUID budget = budget("1000");
        CaseNumber award = number();
        book(() -> ledger.reserve(List.of(reservation(award, budget, "300")), "x"));
        book(() -> ledger.commit(award, FundingShare.CITY, Money.of("300"), "x"));
        PaymentOrder first = booked(() -> orders.order(wanted(number(), award, "300")));

        assertThat(answer(() -> orders.order(wanted(number(), award, "300")))).isEqualTo("PAYMENT_ORDERED");
        assertThat(answer(() -> orders.order(wanted(number(), award, "300.01"))))
                .isEqualTo("NOTHING_COMMITTED");

        book(() -> orders.failed(first.number(), "账号不存在"));
        PaymentOrder second = booked(() -> orders.order(wanted(number(), award, "300")));
        // Nothing is left that waits for the bank: the case behind it is none.
        book(() -> orders.failed(second.number(), "退回"));
    }

    @Test
    void saysWhatIsLeft() {
        UUID budget = budget("100");
        book(() -> ledger.reserve(List.of(reservation(number(), budget, "99.99")), "x"));

        assertThatThrownBy(() -> book(() -> ledger.reserve(List.of(reservation(number(), budget, "0.02")), "x")))
                .isInstanceOfSatisfying(Refusal.class, no -> {
                    assertThat(no.code()).isEqualTo("BUDGET_SHORT");
                    assertThat(no.arguments()).containsExactly(Money.of("0.01"), Money.of("0.02"));
                });
        book(() -> ledger.reserve(List.of(reservation(number(), budget, "0.01")), "x"));
        holds();
    }

    @Test
    void fundsACaseOnceOutOfAPurse() {
        UUID budget = budget("100");
        CaseNumber case1 = number();
        book(() -> ledger.reserve(List.of(reservation(case1, budget, "1")), "x"));

        assertThatThrownBy(() -> book(() -> ledger.reserve(List.of(reservation(case1, budget, "1")), "x")))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("ALREADY_FUNDED"));
        assertThat(counters(budget)).isEqualTo("100.00 1.00 0.00 0.00 0.00");
    }

    @Test
    void reservesForAllOrForNone() {
        UUID budget = budget("100");
        List<Reservation> wanted = List.of(
                reservation(number(), budget, "40"),
                reservation(number(), budget, "40"),
                reservation(number(), budget, "40"));

        assertThatThrownBy(() -> book(() -> ledger.reserve(wanted, "x"))).isInstanceOf(Refusal.class);
        assertThat(counters(budget)).isEqualTo("100.00 0.00 0.00 0.00 0.00");
        assertThat(ledger.find(wanted.get(0).caseNumber(), FundingShare.CITY)).isEmpty();
    }

    /** D-05: of three million a year 2,850,000 are used; of 400,000 more the firm gets 150,000. */
    @Test
    void countsTowardsNestedCaps() {
        UUID budget = budget("10000000");
        CapKey firm = new CapKey(CapScope.FIRM, "9135" + UUID.randomUUID(), "QZ_TRADE", 2026);
        CapKey item = new CapKey(CapScope.ITEM, firm.holder(), "QZ_TRADE", 0);
        Map<CapKey, Money> heights = Map.of(firm, Money.of("3000000"), item, Money.of("5000000"));
        withCaps(budget, heights, "2850000");

        book(() -> {
            Room room = caps.rooms(Map.of(firm, Money.of("3000000")), "泉政〔2025〕1号 第三条")
                    .get(0);
            assertThat(room.left()).isEqualTo(Money.of("150000"));
        });
        assertThatThrownBy(() -> withCaps(budget, heights, "400000")).isInstanceOfSatisfying(Refusal.class, no -> {
            assertThat(no.code()).isEqualTo("CAP_SHORT");
            assertThat(no.arguments()).containsExactly(Money.of("150000"), Money.of("400000"));
        });
        withCaps(budget, heights, "150000");
        // Lowered below its use, a cap has no room, and what is used stays.
        book(() -> assertThat(caps.rooms(Map.of(firm, Money.of("1000000")), "x")
                        .get(0)
                        .left())
                .isEqualTo(Money.ZERO));
        holds();
    }

    @ParameterizedTest
    @CsvSource({
        "more is promised than was set aside, COMMIT, 301",
        "more is given back than was set aside, RELEASE, 301",
        "more is paid than was promised, PAY, 1",
        "more came back than was paid, BOUNCE, 1",
        "more is recovered than was paid, RECOVER, 1",
        "a promise is taken back that nobody made, WAIVE, 1"
    })
    void refuses(String what, LedgerMove.Kind kind, String amount) {
        UUID budget = budget("1000");
        CaseNumber case1 = number();
        book(() -> ledger.reserve(List.of(reservation(case1, budget, "300")), "x"));

        UUID allocation = ledger.find(case1, FundingShare.CITY).orElseThrow().id();
        assertThatThrownBy(() -> book(
                        () -> jdbc.sql("insert into ledger_move (kind, amount, allocation, reference, made_at, made_by)"
                                        + " values (?, ?, ?, 'x', now(), 'x')")
                                .params(kind.name(), new BigDecimal(amount), allocation)
                                .update()))
                .as(what)
                .isInstanceOf(DataAccessException.class);
        assertThat(counters(budget)).isEqualTo("1000.00 300.00 0.00 0.00 0.00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update ledger_account set reserved = 0",
                "update funding_allocation set paid = 0",
                "delete from ledger_move",
                "update ledger_move set amount = 1",
                "update ledger_kind set paid = 0",
                "delete from funding_allocation",
                "insert into ledger_account (id, kind, allowed) values (gen_random_uuid(), 'BUDGET', 1)"
            })
    void nobodyWritesACounterOrABookingByHand(String sql) {
        assertThatThrownBy(() -> book(() -> jdbc.sql(sql).update())).isInstanceOf(DataAccessException.class);
    }

    @Test
    void theLastYuanHasOneWinner() {
        for (int race = 0; race < RACES; race++) {
            UUID budget = budget("100");
            List<Supplier<String>> calls = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Reservation wanted = reservation(number(), budget, "60");
                calls.add(() -> answer(() -> ledger.reserve(List.of(wanted), "x")));
            }
            assertThat(Race.together(calls))
                    .containsExactlyInAnyOrder("booked", "BUDGET_SHORT", "BUDGET_SHORT", "BUDGET_SHORT");
        }
        holds();
    }

    /** Two nodes share the database and nothing else: each has connections, transactions and a ledger of its own. */
    @Test
    void theLastYuanHasOneWinnerOnTwoNodes(@Autowired DataSource dataSource) throws SQLException {
        HikariDataSource pool = dataSource.unwrap(HikariDataSource.class);
        try (HikariDataSource one = ofItsOwn(pool);
                HikariDataSource other = ofItsOwn(pool)) {
            List<Node> nodes = List.of(new Node(one), new Node(other));
            for (int race = 0; race < RACES / 4; race++) {
                UUID budget = budget("100.00");
                book(() -> ledger.reserve(List.of(reservation(number(), budget, "99.00")), "x"));
                List<Supplier<String>> calls = nodes.stream()
                        .map(node -> {
                            Reservation last = reservation(number(), budget, "1.00");
                            return (Supplier<String>) () -> node.answer(last);
                        })
                        .toList();
                assertThat(Race.together(calls)).containsExactlyInAnyOrder("booked", "BUDGET_SHORT[0.00, 1.00]");
                assertThat(counters(budget)).isEqualTo("100.00 100.00 0.00 0.00 0.00");
            }
        }
        holds();
    }

    private static HikariDataSource ofItsOwn(HikariDataSource pool) {
        HikariDataSource own = new HikariDataSource();
        own.setJdbcUrl(pool.getJdbcUrl());
        own.setUsername(pool.getUsername());
        own.setPassword(pool.getPassword());
        own.setMaximumPoolSize(1);
        return own;
    }

    private final class Node {

        private final Ledger own;
        private final TransactionTemplate transactions;

        Node(DataSource connections) {
            own = new Ledger(JdbcClient.create(connections), actor, Clock.systemUTC());
            transactions = new TransactionTemplate(new DataSourceTransactionManager(connections));
        }

        /** What came of it, and what the loser is told. */
        String answer(Reservation wanted) {
            try {
                transactions.executeWithoutResult(status -> own.reserve(List.of(wanted), "x"));
                return "booked";
            } catch (Refusal no) {
                return no.code() + no.arguments();
            }
        }
    }

    /** The lines have enough for all; the holder's cap has not. */
    @Test
    void theLastYuanUnderACapHasOneWinner() {
        UUID[] lines = {budget("1000000"), budget("1000000")};
        for (int race = 0; race < RACES / 4; race++) {
            Map<CapKey, Money> heights =
                    Map.of(new CapKey(CapScope.FIRM, UUID.randomUUID().toString(), "A", 2026), Money.of("100"));
            List<Supplier<String>> calls = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                UUID line = lines[i % 2];
                calls.add(() -> answer(() -> award(number(), line, heights, "60")));
            }
            assertThat(Race.together(calls)).containsExactlyInAnyOrder("booked", "CAP_SHORT", "CAP_SHORT", "CAP_SHORT");
        }
        holds();
    }

    /** Awards and payments that share caps and budgets in any combination: no deadlock, and nothing over a limit. */
    @Test
    void manyAtOnceDoNotWaitInACircle() {
        UUID[] lines = {budget("500"), budget("500"), budget("500")};
        String holder = UUID.randomUUID().toString();
        for (int race = 0; race < RACES / 4; race++) {
            List<Supplier<String>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                int mine = i;
                calls.add(() -> answer(() -> {
                    Map<CapKey, Money> heights = new HashMap<>();
                    heights.put(new CapKey(CapScope.FIRM, holder, "A", 2020 + mine % 3), Money.of("400"));
                    heights.put(new CapKey(CapScope.ITEM, holder, "A", 0), Money.of("900"));
                    CaseNumber number = number();
                    award(number, lines[mine % 3], heights, "7");
                    ledger.commit(number, FundingShare.CITY, Money.of("7"), "x");
                    ledger.pay(number, FundingShare.CITY, Money.of("7"), "o" + number, "x");
                }));
            }
            assertThat(Race.together(calls)).isSubsetOf("booked", "BUDGET_SHORT", "CAP_SHORT");
        }
        holds();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I1 | update ledger_account set reserved = reserved + 1 where id = :budget",
                "I1 | update ledger_account set committed = allowed + 1 where id = :budget",
                "I2 | delete from ledger_move where allocation = :allocation and kind = 'RESERVE'",
                "I2 | update funding_allocation set reserved = 7 where id = :allocation",
                "I2 | update funding_allocation set share = 'COUNTY' where id = :allocation",
                "I3 | update funding_allocation set paid = 1 where id = :allocation"
            })
    void findsWhatWasDoneFromOutside(String invariant, String sql) {
        UUID budget = budget("1000");
        CaseNumber case1 = number();
        book(() -> ledger.reserve(List.of(reservation(case1, budget, "300")), "x"));
        UUID allocation = ledger.find(case1, FundingShare.CITY).orElseThrow().id();

        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            // Nothing in the database watches: neither triggers nor, once dropped, the table's own checks.
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql("alter table ledger_account drop constraint ledger_account_not_overdrawn")
                    .update();
            jdbc.sql("alter table funding_allocation drop constraint funding_allocation_check")
                    .update();
            jdbc.sql(sql)
                    .param("budget", budget)
                    .param("allocation", allocation)
                    .update();
            assertThat(invariants.violations().get(invariant))
                    .containsExactly(invariant.equals("I1") ? budget.toString() : case1.value());
        });
    }

    private void holds() {
        invariants
                .violations()
                .forEach((name, found) -> assertThat(found).as(name).isEmpty());
    }

    private void withCaps(UUID budget, Map<CapKey, Money> heights, String amount) {
        book(() -> award(number(), budget, heights, amount));
    }

    private void award(CaseNumber number, UUID budget, Map<CapKey, Money> heights, String amount) {
        Set<UUID> counted =
                caps.rooms(heights, "x").stream().map(Room::account).collect(java.util.stream.Collectors.toSet());
        ledger.reserve(List.of(new Reservation(number, FundingShare.CITY, budget, counted, Money.of(amount))), "x");
    }

    private String answer(Runnable work) {
        try {
            book(work);
            return "booked";
        } catch (Refusal no) {
            return no.code();
        }
    }

    private void book(Runnable work) {
        transaction.executeWithoutResult(status -> work.run());
    }

    private <T> T booked(Supplier<T> work) {
        return Optional.ofNullable(transaction.execute(status -> work.get())).orElseThrow();
    }

    private UUID budget(String total) {
        BudgetLineDraft draft = new BudgetLineDraft(
                2026, "SZ_CONVERSION", null, "随财预〔2026〕" + UUID.randomUUID(), null, null, null, Money.of(total));
        return as(FINANCE, () -> budgets.open(draft).id());
    }

    private <T> T as(Actor who, Supplier<T> work) {
        return actor.runAs(who, work);
    }

    private static Reservation reservation(CaseNumber caseNumber, UUID budget, String amount) {
        return new Reservation(caseNumber, FundingShare.CITY, budget, Set.of(), Money.of(amount));
    }

    private static PaymentOrders.Wanted wanted(CaseNumber payment, CaseNumber award, String amount) {
        return new PaymentOrders.Wanted(
                payment,
                award,
                FundingShare.CITY,
                null,
                Money.of(amount),
                new Payee("随州某公司", "工行", "102397000018", "1408010109000123456"),
                "成果转化补贴");
    }

    private static CaseNumber number() {
        return new CaseNumber("JBZJ-421300-2026-%06d".formatted(NUMBERS.incrementAndGet()));
    }

    private String counters(UUID account) {
        return jdbc.sql(
                        "select concat_ws(' ', allowed, reserved, committed, paid, recovered) from ledger_account where id = ?")
                .params(account)
                .query(String.class)
                .single();
    }
}
