package org.keqiao.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.keqiao.funding.AllocationStrategy;
import org.keqiao.funding.BudgetLineDraft;
import org.keqiao.funding.BudgetLines;
import org.keqiao.funding.FundingInvariants;
import org.keqiao.funding.FundingShare;
import org.keqiao.funding.Ledger;
import org.keqiao.funding.Portion;
import org.keqiao.funding.Reservation;
import org.keqiao.funding.Wish;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Statements;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** R4 and R5: sharing out a budget, and setting money aside on one that everybody wants. */
@KeqiaoTest
@TestPropertySource(properties = "spring.datasource.hikari.data-source-properties.options=-c synchronous_commit=on")
class FundingBench {

    private static final long BLOCK = TimeUnit.MILLISECONDS.toNanos(Long.getLong("keqiao.bench.millis", 2_000));
    private static final int OFFICERS = 8;
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Actor FINANCE =
            new Actor(UUID.randomUUID(), "finance", "财务", Set.of(Role.FINANCE_OFFICER), Set.of(), null, null, Set.of());

    /**
     * What sharing out and booking come to in one statement: the floor of each part, the fens left over to the largest
     * remainders, an allocation and a move for each, with the same triggers.
     */
    private static final String ONE_STATEMENT =
            """
            with whole as (select sum(amount) * 100 as total from bench_wish where size = :size),
            floors as (
                select case_number, floor(:budget * 100 * amount * 100 / total) as fen,
                    mod(:budget * 100 * amount * 100, total) as remainder
                from bench_wish, whole where size = :size),
            ranked as (
                select case_number, fen, row_number() over (order by remainder desc, case_number) as place,
                    :budget * 100 - sum(fen) over () as over from floors),
            shares as (
                select gen_random_uuid() as id, case_number,
                    ((fen + case when place <= over then 1 else 0 end) / 100)::numeric(18, 2) as amount from ranked),
            opened as (
                insert into funding_allocation (id, case_number, share, budget, reserved)
                select id, case_number, 'CITY', :line, amount from shares)
            insert into ledger_move (kind, amount, allocation, reference, made_at, made_by)
            select 'RESERVE', amount, id, 'bench', :at, 'finance' from shares
            """;

    @Autowired
    Ledger ledger;

    @Autowired
    BudgetLines budgets;

    @Autowired
    FundingInvariants invariants;

    @Autowired
    CurrentActor actor;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    private TransactionTemplate transaction;

    @BeforeEach
    void tables(@Autowired PlatformTransactionManager transactions) {
        transaction = new TransactionTemplate(transactions);
        transaction.executeWithoutResult(status -> {
            jdbc.sql(
                            "create table if not exists bench_wish (size integer, case_number varchar(40), amount numeric(18, 2))")
                    .update();
            jdbc.sql("create table if not exists bench_budget (id integer primary key, allowed numeric(18, 2),"
                            + " reserved numeric(18, 2))")
                    .update();
        });
        past();
    }

    @Test
    @EnabledIf("r4")
    void r4SharesOutABudget() {
        List<Integer> sizes = List.of(1_000, 10_000, 100_000);
        List<Double> times = new ArrayList<>();
        Ratio.Measured itself = null;
        for (int size : sizes) {
            wishes(size);
            UUID line = budget(Money.of("1000000000"));
            // Half of what everybody wishes: each gets a part, to the fen.
            Money half = Money.of(jdbc.sql("select round(sum(amount) / 2, 2) from bench_wish where size = ?")
                    .params(size)
                    .query(BigDecimal.class)
                    .single());
            Supplier<Double> ours = block(status -> share(size, line, half));
            Supplier<Double> theirs = block(status -> jdbc.sql(ONE_STATEMENT)
                    .param("size", size)
                    .param("budget", half.yuan())
                    .param("line", line)
                    .param("at", Timestamp.from(Instant.now()))
                    .update());
            vacuum();
            itself = Ratio.of(theirs, theirs);
            Ratio.Measured ratio = Ratio.of(ours, theirs);
            times.add(ratio.ours());
            Results.add("R4", size + " applications", ratio, "≤ 1.5", ratio.high() <= 1.5, itself, costs(ours));
        }
        double exponent = Ratio.exponent(sizes, times);
        Ratio.Measured growth = new Ratio.Measured(exponent, exponent, exponent, exponent);
        Results.add("R4", "exponent to 100000", growth, "≤ 1.15", exponent <= 1.15, itself, Map.of());
        holds();
    }

    /** As finance does it: read what waits, share it out by the policy's strategy, set it aside for all or for none. */
    private void share(int size, UUID line, Money budget) {
        List<Wish> wishes = jdbc.sql("select case_number, amount from bench_wish where size = ?")
                .params(size)
                .query((row, n) -> new Wish(
                        new CaseNumber(row.getString(1)), Money.of(row.getBigDecimal(2)), Instant.EPOCH, null, false))
                .list();
        List<Portion> portions = AllocationStrategy.PRO_RATA.share(budget, wishes, AllocationStrategy.Rules.STRICT);
        ledger.reserve(
                portions.stream()
                        .map(portion -> new Reservation(
                                portion.caseNumber(), FundingShare.CITY, line, Set.of(), portion.granted()))
                        .toList(),
                "bench");
    }

    @Test
    @EnabledIf("r5")
    void r5SetsAsideOnAHotBudget() {
        for (int lines : new int[] {1, 1_000}) {
            List<UUID> hot = new ArrayList<>();
            for (int i = 0; i < lines; i++) {
                hot.add(budget(Money.of("10000000000")));
            }
            transaction.executeWithoutResult(status -> {
                jdbc.sql("delete from bench_budget").update();
                jdbc.sql("insert into bench_budget select n, 10000000000, 0 from generate_series(0, ? - 1) n")
                        .params(lines)
                        .update();
            });
            AtomicLong turn = new AtomicLong();
            Supplier<Double> ours = rate(() -> {
                int n = (int) (turn.incrementAndGet() % lines);
                ledger.reserve(List.of(one(hot.get(n))), "bench");
            });
            Supplier<Double> theirs = rate(() -> {
                int n = (int) (turn.incrementAndGet() % lines);
                int booked = jdbc.sql(
                                "update bench_budget set reserved = reserved + 1 where id = ? and reserved + 1 <= allowed")
                        .params(n)
                        .update();
                if (booked == 0) {
                    throw Refusal.conflict("BUDGET_SHORT");
                }
            });
            vacuum();
            Ratio.Measured itself = Ratio.of(theirs, theirs);
            Ratio.Measured ratio = Ratio.of(ours, theirs);
            Map<String, Number> costs = costs(() -> transaction.execute(status -> {
                ledger.reserve(List.of(one(hot.get(0))), "bench");
                return 0.0;
            }));
            Results.add("R5", lines + " budgets, 8 at once", ratio, "≥ 0.3", ratio.low() >= 0.3, itself, costs);
        }
        holds();
    }

    /** Eight officers want more than there is: exactly what there is goes, to the last yuan. */
    @Test
    @EnabledIf("r5")
    void r5StopsAtTheLimit() throws Exception {
        int allowed = 2_000;
        UUID line = budget(Money.of("" + allowed));
        AtomicInteger given = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        ExecutorService officers = Executors.newFixedThreadPool(OFFICERS);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < OFFICERS; i++) {
                all.add(officers.submit(() -> {
                    while (refused.get() < 10_000 - allowed) {
                        try {
                            transaction.executeWithoutResult(status -> ledger.reserve(List.of(one(line)), "bench"));
                            given.incrementAndGet();
                        } catch (Refusal noMore) {
                            refused.incrementAndGet();
                        }
                    }
                }));
            }
            for (Future<?> officer : all) {
                officer.get();
            }
        } finally {
            officers.shutdownNow();
        }
        System.out.printf("R5   over the limit: %d of %d given, %d refused%n", given.get(), allowed, refused.get());
        assertThat(given).hasValue(allowed);
        holds();
    }

    private static Reservation one(UUID line) {
        return new Reservation(number(), FundingShare.CITY, line, Set.of(), Money.of("1"));
    }

    /** {@code -Dbench.only=R4} runs one of them. */
    static boolean r4() {
        return isWanted("R4");
    }

    static boolean r5() {
        return isWanted("R5");
    }

    private static boolean isWanted(String id) {
        String only = System.getProperty("bench.only", "");
        return only.isEmpty() || List.of(only.split(",")).contains(id);
    }

    /** What a bureau has after some years. On empty tables nothing is like in use, the plans of statements least of all. */
    private void past() {
        UUID line = budget(Money.of("1000000000"));
        for (int i = 0; i < 20; i++) {
            transaction.executeWithoutResult(status -> ledger.reserve(
                    IntStream.range(0, 1_000).mapToObj(n -> one(line)).toList(), "bench"));
        }
        vacuum();
    }

    private void vacuum() {
        try (Connection own = database.getConnection();
                Statement statement = own.createStatement()) {
            own.setAutoCommit(true);
            statement.execute("vacuum analyze");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of one block: statements, bytes of the write-ahead log, and what the thread allocates. */
    private Map<String, Number> costs(Supplier<Double> work) {
        Map<String, Number> costs = new LinkedHashMap<>();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        BigDecimal wal = position();
        long allocated = threads.getCurrentThreadAllocatedBytes();
        long statements = Statements.countedIn(work::get);
        costs.put("allocatedBytes", threads.getCurrentThreadAllocatedBytes() - allocated);
        costs.put("walBytes", position().subtract(wal));
        costs.put("statements", statements);
        return costs;
    }

    private BigDecimal position() {
        return jdbc.sql("select pg_current_wal_insert_lsn() - '0/0'")
                .query(BigDecimal.class)
                .single();
    }

    /** Nothing is over its budget, and every counter is what the bookings say. */
    private void holds() {
        assertThat(invariants.violations().values())
                .allSatisfy(found -> assertThat(found).isEmpty());
    }

    /** Nanoseconds each, what was written taken back before the next. */
    private Supplier<Double> block(Consumer<TransactionStatus> work) {
        return () -> {
            long spent = 0;
            int times = 0;
            while (spent < BLOCK || times == 0) {
                spent += transaction.execute(status -> {
                    long start = System.nanoTime();
                    work.accept(status);
                    long took = System.nanoTime() - start;
                    status.setRollbackOnly();
                    return took;
                });
                times++;
            }
            return (double) spent / times;
        };
    }

    /** How many a second, by several officers at once, each in a transaction. */
    private Supplier<Double> rate(Runnable work) {
        return () -> {
            AtomicLong done = new AtomicLong();
            AtomicBoolean over = new AtomicBoolean();
            ExecutorService officers = Executors.newFixedThreadPool(OFFICERS);
            try {
                List<Future<?>> all = new ArrayList<>();
                long start = System.nanoTime();
                for (int i = 0; i < OFFICERS; i++) {
                    all.add(officers.submit(() -> {
                        while (!over.get()) {
                            transaction.executeWithoutResult(status -> work.run());
                            done.incrementAndGet();
                        }
                    }));
                }
                TimeUnit.NANOSECONDS.sleep(BLOCK);
                over.set(true);
                for (Future<?> one : all) {
                    one.get();
                }
                return done.get() * 1e9 / (System.nanoTime() - start);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            } finally {
                officers.shutdownNow();
            }
        };
    }

    private void wishes(int size) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql(
                            """
                        insert into bench_wish
                        select :size, 'JBZJ-42139' || length(:size::text) || '-2026-' || lpad(n::text, 7, '0'), (n * 7919 % 1000000 + 100) / 100.0
                        from generate_series(1, :size) n
                        """)
                    .param("size", size)
                    .update();
            jdbc.sql("analyze bench_wish").update();
        });
    }

    private UUID budget(Money total) {
        BudgetLineDraft draft = new BudgetLineDraft(
                2026, "SZ_CONVERSION", null, "随财预〔2026〕" + UUID.randomUUID(), null, null, null, total);
        return actor.runAs(FINANCE, () -> budgets.open(draft).id());
    }

    private static CaseNumber number() {
        return new CaseNumber("JBZJ-421399-2026-%07d".formatted(NUMBERS.incrementAndGet()));
    }
}
