package org.keqiao.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Contract;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Statements;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Months of the far future, which no other test has contracts in. */
@KeqiaoTest
class StatisticsTest {

    private static final AtomicLong NUMBERS = new AtomicLong(70_000_000_000_000L + System.nanoTime() % 1_000_000_000L);
    private static final String JINJIANG = "350582";
    private static final String SHISHI = "350581";

    @LocalServerPort
    private int port;

    @Autowired
    private MonthlyReports reports;

    @Autowired
    private EntriesBehind behind;

    @Autowired
    private Breakdowns breakdowns;

    @Autowired
    private Closings closings;

    @Autowired
    private Targets targets;

    @Autowired
    private StatisticsInvariants invariants;

    @Autowired
    private AccountDirectory accounts;

    @Autowired
    private CurrentActor current;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void comparesWithTheSameMonthAndTheYearWithItsTarget() {
        now("2051-03-20");
        entry("2050-03-05", JINJIANG, "617000000", "500000000");
        entry("2051-02-05", JINJIANG, "200000000", "100000000");
        entry("2051-03-05", JINJIANG, "1000000000", "800000000");
        entry("2051-03-06", null, "1000.01", "1");
        as("officer", () -> {
            targets.set(2051, Measure.REGISTERED, JINJIANG, Money.of("2400000000"), "泉科〔2051〕1号");
            return null;
        });
        MonthlyReport report = report("officer", "2051-03", Basis.AS_REPORTED, null);
        MonthlyReport.Row row = row(report, JINJIANG);
        assertThat(row.figures()).isEqualTo(figures(1, "1000000000", "800000000"));
        assertThat(row.growth()).isEqualByComparingTo("62.1");
        assertThat(row.year()).isEqualTo(figures(2, "1200000000", "900000000"));
        assertThat(row.completion()).isEqualByComparingTo("50.0");
        assertThat(row(report, SHISHI).growth()).isNull();
        assertThat(row(report, "").figures().amount()).isEqualTo(Money.of("1000.01"));
        assertThat(report.total().figures()).isEqualTo(figures(2, "1000001000.01", "800000001"));
        assertThat(report.total().target()).isNull();
    }

    @Test
    void aRevocationCountsWhenItHappenedOrIsMissingWhereTheContractWas() {
        now("2052-05-20");
        String number = entry("2052-03-05", JINJIANG, "500", "400");
        entry("2052-03-06", JINJIANG, "70", "70");
        change(number, "ENDED", "2052-05-10", JINJIANG, -1, "-500", "-400");
        assertThat(row(report("officer", "2052-03", Basis.AS_REPORTED, null), JINJIANG)
                        .figures())
                .isEqualTo(figures(2, "570", "470"));
        assertThat(row(report("officer", "2052-05", Basis.AS_REPORTED, null), JINJIANG)
                        .figures())
                .isEqualTo(figures(-1, "-500", "-400"));
        assertThat(row(report("officer", "2052-03", Basis.RESTATED, null), JINJIANG)
                        .figures())
                .isEqualTo(figures(1, "70", "70"));
        assertThat(row(report("officer", "2052-05", Basis.RESTATED, null), JINJIANG)
                        .figures())
                .isEqualTo(Figures.NONE);
        // What was known the day before is what was said the day before.
        assertThat(row(report("officer", "2052-03", Basis.RESTATED, LocalDate.parse("2052-05-09")), JINJIANG)
                        .figures())
                .isEqualTo(figures(2, "570", "470"));
    }

    @Test
    void aClosedMonthStaysAndIsAdjusted() {
        now("2053-05-02");
        entry("2053-04-05", JINJIANG, "300", "300");
        assertThatThrownBy(() -> close("officer", "2053-04"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("MONTH_NOT_OVER"));
        now("2053-05-12");
        assertThatThrownBy(() -> close("county", "2053-04")).isInstanceOf(Refusal.class);
        close("officer", "2053-04");
        assertThatThrownBy(() -> close("officer", "2053-04"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("MONTH_CLOSED"));
        now("2053-06-10");
        String late = entry("2053-04-28", "2053-06-01", JINJIANG, "50", "50");
        MonthlyReport closed = report("officer", "2053-04", Basis.AS_REPORTED, null);
        assertThat(closed.closedOn()).isEqualTo("2053-05-12");
        assertThat(row(closed, JINJIANG).figures()).isEqualTo(figures(1, "300", "300"));
        assertThat(row(report("officer", "2053-04", Basis.RESTATED, null), JINJIANG)
                        .figures())
                .isEqualTo(figures(2, "350", "350"));
        assertThat(as("officer", closings::list).stream()
                        .filter(closing -> closing.month().equals(YearMonth.of(2053, 4)))
                        .findFirst())
                .hasValueSatisfying(closing -> assertThat(closing.later()).isEqualTo(1));
        EntryQuery query = EntryQuery.of(
                YearMonth.of(2053, 4), YearMonth.of(2053, 4), Measure.REGISTERED, Basis.AS_REPORTED, null, null);
        assertThat(as("officer", () -> behind.list(query, null, 10)).items())
                .hasSize(1)
                .noneMatch(entry -> entry.registrationNumber().equals(late));

        as("officer", () -> {
            closings.adjust(
                    YearMonth.of(2053, 4), Measure.REGISTERED, JINJIANG, figures(1, "50", "50"), "4月28日登记,6月盖章");
            return null;
        });
        MonthlyReport adjusted = report("officer", "2053-04", Basis.AS_REPORTED, null);
        assertThat(row(adjusted, JINJIANG).figures()).isEqualTo(figures(2, "350", "350"));
        assertThat(adjusted.total().adjusted()).isEqualTo(figures(1, "50", "50"));
        assertThat(row(report("officer", "2053-04", Basis.AS_REPORTED, LocalDate.parse("2053-06-09")), JINJIANG)
                        .figures())
                .isEqualTo(figures(1, "300", "300"));
        assertThat(invariants.violations().get("S1")).doesNotContain("2053-04-01");
    }

    @Test
    void nobodyRewritesAClosedMonth() {
        now("2054-05-20");
        entry("2054-04-05", JINJIANG, "300", "300");
        close("officer", "2054-04");
        for (String sql : new String[] {
            "update statistical_figure set amount = 1 where month = '2054-04-01'",
            "delete from statistical_figure where month = '2054-04-01'",
            "insert into statistical_figure values ('2054-04-01', 'ABSORBED', '350582', 1, 1, 1)",
            "update statistical_closing set last_entry = 0 where month = '2054-04-01'",
            "delete from statistical_entry where month = '2054-04-01'",
            "truncate statistical_adjustment"
        }) {
            assertThatThrownBy(() -> transaction.executeWithoutResult(
                            status -> jdbc.sql(sql).update()))
                    .as(sql)
                    .isInstanceOf(DataAccessException.class);
        }
        assertThat(invariants.violations().get("S1")).doesNotContain("2054-04-01");
        for (String sql : new String[] {
            "update statistical_figure set amount = 301 where month = '2054-04-01'",
            "delete from statistical_figure where month = '2054-04-01'",
            "delete from statistical_entry where month = '2054-04-01'"
        }) {
            assertThat(foundAfter("S1", sql)).as(sql).contains("2054-04-01");
        }
    }

    /** What an invariant finds once something was done from outside, which nothing in the database watches. */
    private List<String> foundAfter(String invariant, String sql) {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            jdbc.sql("set local session_replication_role = replica").update();
            assertThat(jdbc.sql(sql).update()).as(sql).isPositive();
            return invariants.violations().get(invariant);
        });
    }

    @Test
    void whatNobodyClosedClosesByItself() {
        now("2056-05-20");
        entry("2056-04-05", JINJIANG, "300", "300");
        clock.at(LocalDate.parse("2056-05-04"), () -> assertThat(as("officer", closings::due))
                .doesNotContain(YearMonth.of(2056, 4)));
        assertThat(closings.closeOverdue()).isPositive();
        assertThat(report("officer", "2056-04", Basis.AS_REPORTED, null).closedOn())
                .isEqualTo("2056-05-20");
        assertThat(as("officer", closings::due)).isEmpty();
    }

    @Test
    void breaksDownByPartiesWithEqualRanksAndByDirection() {
        now("2047-03-20");
        entry("2047-03-05", JINJIANG, "30", "30");
        party("2047-03-06", "甲", "50", "REGISTER", "350582", "350582");
        party("2047-03-07", "乙", "30", "REGISTER", "350582", "110108");
        party("2047-03-08", "丙", "7", "ELSEWHERE", "310115", null);
        YearMonth month = YearMonth.of(2047, 3);
        Breakdown sellers =
                as("officer", () -> breakdowns.of(Breakdowns.Kind.SELLERS, month, month, Basis.AS_REPORTED, null));
        assertThat(sellers.cells()).extracting(Breakdown.Cell::rank).containsExactly(1, 2, 2);
        assertThat(sellers.cells().get(0).first()).isEqualTo("甲");
        assertThat(sellers.total().amount()).isEqualTo(Money.of("110"));
        Breakdown buyers =
                as("officer", () -> breakdowns.of(Breakdowns.Kind.BUYERS, month, month, Basis.AS_REPORTED, null));
        assertThat(buyers.total().amount()).isEqualTo(Money.of("57"));
        Breakdown directions =
                as("officer", () -> breakdowns.of(Breakdowns.Kind.DIRECTIONS, month, month, Basis.RESTATED, null));
        assertThat(directions.cells())
                .extracting(cell -> cell.first() + " " + cell.second() + " "
                        + cell.figures().amount())
                .containsExactlyInAnyOrder("CITY CITY 50.00", "CITY COUNTRY 60.00", "COUNTRY CITY 7.00");
        assertThat(directions.cells().stream().map(Breakdown.Cell::share).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("100");
        EntryQuery here = new EntryQuery(
                month,
                month,
                null,
                Basis.RESTATED,
                null,
                null,
                null,
                null,
                null,
                null,
                EntryQuery.Place.CITY,
                EntryQuery.Place.CITY);
        assertThat(as("officer", () -> behind.sum(here)).amount()).isEqualTo(Money.of("50"));
        Breakdown categories =
                as("officer", () -> breakdowns.of(Breakdowns.Kind.CATEGORIES, month, month, Basis.AS_REPORTED, null));
        assertThat(categories.cells()).hasSize(1);
        assertThat(categories.cells().get(0).figures()).isEqualTo(categories.total());
    }

    /** §11.3: sold from here, bought here, within the province and over the border. */
    @Test
    void tellsTheProvinceFromTheCountryAndHongKongFromBoth() {
        now("2047-02-20");
        party("2047-02-03", "甲", "50", "REGISTER", "350582", "350203");
        party("2047-02-04", "乙", "30", "REGISTER", "350582", "810000");
        party("2047-02-05", "丙", "7", "ELSEWHERE", "350102", "350582");
        party("2047-02-06", "丁", "900", "REGISTER", "810000", "350582");
        party("2047-02-07", "戊", "2", "ELSEWHERE", "810000", null);
        YearMonth month = YearMonth.of(2047, 2);
        Breakdown directions =
                as("officer", () -> breakdowns.of(Breakdowns.Kind.DIRECTIONS, month, month, Basis.AS_REPORTED, null));
        assertThat(directions.cells())
                .extracting(cell -> cell.first() + " " + cell.second() + " "
                        + cell.figures().amount())
                .containsExactlyInAnyOrder(
                        "CITY PROVINCE 50.00", "CITY ABROAD 30.00", "PROVINCE CITY 7.00", "ABROAD CITY 902.00");
        EntryQuery absorbed = EntryQuery.of(month, month, Measure.ABSORBED, Basis.AS_REPORTED, null, null);
        assertThat(as("officer", () -> behind.sum(absorbed)).amount()).isEqualTo(Money.of("909"));
    }

    @Test
    void aCountySeesItself() {
        now("2049-03-20");
        entry("2049-03-05", JINJIANG, "30", "30");
        entry("2049-03-05", SHISHI, "7", "7");
        MonthlyReport own = report("county", "2049-03", Basis.AS_REPORTED, null);
        assertThat(own.rows()).hasSize(1);
        assertThat(own.total().figures()).isEqualTo(figures(1, "30", "30"));
        EntryQuery others = EntryQuery.of(
                YearMonth.of(2049, 3), YearMonth.of(2049, 3), Measure.REGISTERED, Basis.AS_REPORTED, null, SHISHI);
        assertThat(as("county", () -> behind.sum(others))).isEqualTo(figures(1, "30", "30"));
        assertThatThrownBy(() -> report("enterprise", "2049-03", Basis.AS_REPORTED, null))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void asksAsOftenForManyContractsAsForOne() {
        now("2048-03-20");
        entry("2048-03-05", JINJIANG, "30", "30");
        Supplier<Object> report = () -> report("officer", "2048-03", Basis.AS_REPORTED, null);
        EntryQuery query = EntryQuery.of(
                YearMonth.of(2048, 3), YearMonth.of(2048, 3), Measure.ABSORBED, Basis.RESTATED, null, null);
        Supplier<Object> list = () -> as("officer", () -> behind.list(query, null, 50));
        assertThat(report.get()).isNotNull();
        long few = Statements.countedIn(report::get) + Statements.countedIn(list::get);
        for (int i = 0; i < 30; i++) {
            entry("2048-0" + (1 + i % 3) + "-05", i % 2 == 0 ? JINJIANG : SHISHI, "30", "30");
        }
        assertThat(Statements.countedIn(report::get) + Statements.countedIn(list::get))
                .isEqualTo(few);
    }

    @Test
    void aCertificateCountsOnceItIsSealed() {
        Api api = new Api("http://localhost:" + port);
        Contract contract = Contract.over("4321000.00", api).certifiedWhole();
        String number = contract.view("clerk").path("caseNumber").asText();
        List<Map<String, Object>> entries = jdbc.sql(
                        """
                        select e.* from statistical_entry e join certificate c on c.id = e.page where c.case_number = ?
                        """)
                .params(number)
                .query()
                .listOfRows();
        assertThat(entries).hasSize(1);
        assertThat(entries.get(0))
                .containsEntry("kind", "CERTIFIED")
                .containsEntry("amount_change", new BigDecimal("4321000.00"))
                .containsEntry("technical_change", new BigDecimal("4321000.00"))
                .containsEntry("county", JINJIANG)
                .containsEntry("buyer_region", "340602")
                .containsEntry("seller_region", JINJIANG);
        assertThat(entries.get(0).get("field")).asString().hasSize(2);
        String registration = String.valueOf(entries.get(0).get("registration_number"));
        assertThat(invariants.violations().get("S2")).doesNotContain(registration);
        String its = " where registration_number = '" + registration + "'";
        for (String sql : new String[] {
            "update certificate set technical_amount = technical_amount - 1" + its,
            "update certificate set state = 'REVOKED'" + its,
            "delete from statistical_entry" + its
        }) {
            assertThat(foundAfter("S2", sql)).as(sql).contains(registration);
        }
        transaction.executeWithoutResult(
                status -> jdbc.sql("update certificate set state = 'REVOKED' where registration_number = ?")
                        .params(registration)
                        .update());
        assertThat(jdbc.sql(
                                """
                                select sum(count_change) || ' ' || sum(amount_change) || ' ' || sum(technical_change)
                                from statistical_entry where registration_number = ?
                                """)
                        .params(registration)
                        .query(String.class)
                        .single())
                .isEqualTo("0 0.00 0.00");
    }

    private void now(String day) {
        clock.set(LocalDate.parse(day).atTime(10, 0).atZone(clock.getZone()).toInstant());
    }

    private MonthlyReport report(String user, String month, Basis basis, @Nullable LocalDate asOf) {
        return as(user, () -> reports.of(YearMonth.parse(month), Measure.REGISTERED, basis, asOf));
    }

    private void close(String user, String month) {
        as(user, () -> {
            closings.close(YearMonth.parse(month));
            return null;
        });
    }

    private static MonthlyReport.Row row(MonthlyReport report, String county) {
        return report.rows().stream()
                .filter(row -> county.equals(row.county()))
                .findFirst()
                .orElseThrow();
    }

    private static Figures figures(int number, String amount, String technical) {
        return new Figures(number, Money.of(amount), Money.of(technical));
    }

    private <T> T as(String user, Supplier<T> work) {
        return current.runAs(accounts.actorNamed(user), work);
    }

    private String entry(String day, @Nullable String county, String amount, String technical) {
        return entry(day, day, county, amount, technical);
    }

    private String entry(String day, String recorded, @Nullable String county, String amount, String technical) {
        String number = String.valueOf(NUMBERS.incrementAndGet());
        insert(number, "CERTIFIED", day, recorded, county, 1, amount, technical);
        return number;
    }

    private void party(String day, String seller, String amount, String origin, String from, @Nullable String to) {
        transaction.executeWithoutResult(status -> jdbc.sql(
                        """
                        insert into statistical_entry (registration_number, origin, kind, counts_on, recorded_on, count_change,
                            amount_change, technical_change, page, title, category, county, seller_name, seller_region,
                            buyer_name, buyer_region)
                        values (:number, :origin, 'CERTIFIED', cast(:day as date), cast(:day as date), 1,
                            cast(:amount as numeric), 1, :page, 't', 'DEVELOPMENT', '350582', :seller, :from, 'b', :to)
                        """)
                .param("number", String.valueOf(NUMBERS.incrementAndGet()))
                .param("origin", origin)
                .param("day", day)
                .param("amount", amount)
                .param("page", UUID.randomUUID())
                .param("seller", seller)
                .param("from", from)
                .param("to", to, Types.VARCHAR)
                .update());
    }

    private void change(
            String number, String kind, String day, String county, int count, String amount, String technical) {
        insert(number, kind, day, day, county, count, amount, technical);
    }

    private void insert(
            String number,
            String kind,
            String day,
            String recorded,
            @Nullable String county,
            int count,
            String amount,
            String technical) {
        transaction.executeWithoutResult(status -> jdbc.sql(
                        """
                        insert into statistical_entry (registration_number, origin, kind, counts_on, recorded_on, count_change,
                            amount_change, technical_change, page, title, category, county, seller_name, buyer_name)
                        values (:number, 'REGISTER', :kind, cast(:day as date), cast(:recorded as date), :count,
                            cast(:amount as numeric), cast(:technical as numeric), :page, 't', 'DEVELOPMENT', :county, 's', 'b')
                        """)
                .param("number", number)
                .param("kind", kind)
                .param("day", day)
                .param("recorded", recorded)
                .param("count", count)
                .param("amount", amount)
                .param("technical", technical)
                .param("page", UUID.randomUUID())
                .param("county", county, Types.VARCHAR)
                .update());
    }
}
