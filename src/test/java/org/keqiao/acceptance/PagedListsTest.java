package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.funding.BudgetLines;
import org.keqiao.policy.window.WindowKeeping;
import org.keqiao.security.CurrentActor;
import org.keqiao.subsidy.grant.AutoGrants;
import org.keqiao.subsidy.payment.PaymentDesk;
import org.keqiao.subsidy.ranking.Rankings;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Newcomers;
import org.keqiao.testing.Statements;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Lists of public money come page by page: none is left out, none comes twice, and a row costs no statement of its own. */
@KeqiaoTest
class PagedListsTest {

    private static final int ROWS = 3;

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private CurrentActor actor;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TestClock clock;

    private Api api;

    @BeforeEach
    void someRows() {
        clock.reset();
        api = new Api("http://localhost:" + port);
        int year = LocalDate.now(clock).getYear();
        for (int i = 0; i < ROWS; i++) {
            String name = "TEST_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
            api.post(
                            "finance",
                            "/budget-lines",
                            Map.of("year", year, "policyGroup", name, "documentNumber", name, "total", "1.00"))
                    .ok();
            enter(
                    "ranking (item, year, reference, state, entered_by, entered_name, entered_at, id)",
                    "'X', 2026, 'x', 'ENTERED'");
            enter(
                    "auto_grant_list (item, first_day, last_day, state, prepared_by, prepared_name, prepared_at, id)",
                    "'X', current_date, current_date, 'PREPARED'");
            enter(
                    "application_window (item, year, first_day, last_day, reference, state, entered_by, entered_name, entered_at, id)",
                    "'X', extract(year from current_date)::int, current_date, current_date, 'x', 'ENTERED'");
        }
    }

    private void enter(String into, String values) {
        transaction.executeWithoutResult(
                status -> jdbc.sql("insert into %s values (%s, gen_random_uuid(), '甲', now(), gen_random_uuid())"
                                .formatted(into, values))
                        .update());
    }

    /** Orders of the treasury and what waits for a line have rows only where somebody claims: they are turned there. */
    @Test
    void eachListComesPageByPage() {
        adjusted();
        Map.of(
                        "/budget-lines", "finance",
                        "/rankings", "officer",
                        "/auto-grants", "officer",
                        "/application-windows", "officer",
                        "/reports/adjustments", "officer")
                .forEach((path, user) -> Pages.turn(api, user, path, ROWS));
    }

    /** A month that nobody reports on, with its corrections. */
    private void adjusted() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("insert into statistical_closing values ('1999-01-01', '1999-02-05', now(), null, '甲', 0)")
                    .update();
            jdbc.sql(
                            """
                            insert into statistical_adjustment (month, measure, county, count_change, amount_change,
                                technical_change, reason, made_on, made_at, made_by, made_name)
                            select '1999-01-01', 'REGISTERED', '350582', n, n, n, '漏报', '1999-03-01', now(), gen_random_uuid(), '甲'
                            from generate_series(1, ?) n
                            """)
                    .params(ROWS)
                    .update();
        });
    }

    @Test
    void aRowCostsNoStatement() {
        int year = LocalDate.now(clock).getYear();
        Map<String, IntFunction<Callable<?>>> lists = Map.of(
                "budget lines",
                        limit -> () -> context.getBean(BudgetLines.class).page(year, null, limit),
                "windows", limit -> () -> context.getBean(WindowKeeping.class).list(null, limit),
                "rankings", limit -> () -> context.getBean(Rankings.class).list(null, limit),
                "grants", limit -> () -> context.getBean(AutoGrants.class).list(null, limit),
                "payments", limit -> () -> context.getBean(PaymentDesk.class).waiting(null, null, limit));
        lists.forEach((name, list) -> actor.runAs(
                Newcomers.of(context)
                        .actor(
                                name.equals("payments")
                                        ? "treasury"
                                        : name.equals("budget lines") ? "finance" : "officer"),
                () -> assertThat(Statements.countedIn(list.apply(ROWS)))
                        .as(name)
                        .isEqualTo(Statements.countedIn(list.apply(1)))));
    }
}
