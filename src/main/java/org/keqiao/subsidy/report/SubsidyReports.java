package org.keqiao.subsidy.report;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keqiao.funding.BudgetLines;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.subsidy.SubsidyProgress;
import org.keqiao.subsidy.SubsidyProgresses;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** R5: for whoever sees budgets; a county's people see their county's applications. */
@Service
@Transactional(readOnly = true)
public class SubsidyReports {

    private static final String SUMS =
            """
            coalesce((f.facts ->> 'claimedAmount')::numeric,
                    (select sum((p #>> '{}')::numeric)
                        from jsonb_path_query(f.facts, '$.projects[*].baseAmount') p)) as claimed,
                (select sum((c #>> '{city,gross}')::numeric + coalesce((c #>> '{county,gross}')::numeric, 0))
                    from jsonb_array_elements(coalesce(f.facts #> '{calculation,contracts}', '[]')
                        || coalesce(f.facts #> '{calculation,grounds}', '[]')) c) as applied,
                coalesce(a.reserved, 0) as reserved,
                coalesce(a.committed, 0) as committed, coalesce(a.paid, 0) as paid, coalesce(a.recovered, 0) as recovered
            """;
    private static final String APPLICATIONS =
            """
             from case_file f
            left join (select case_number, sum(reserved) as reserved, sum(committed) as committed, sum(paid) as paid,
                           sum(recovered) as recovered, (array_agg(budget order by share, opened desc))[1] as budget
                       from funding_allocation group by case_number) a on a.case_number = f.case_number
            where f.matter = 'subsidy-application' and f.status <> 'DRAFT' and f.received_on between :first and :last
                and :own in ('', coalesce(f.county, ''))
            """;

    private final JdbcClient jdbc;
    private final BudgetLines budgets;
    private final SubsidyProgresses progresses;

    SubsidyReports(JdbcClient jdbc, BudgetLines budgets, SubsidyProgresses progresses) {
        this.jdbc = jdbc;
        this.budgets = budgets;
        this.progresses = progresses;
    }

    /** @throws Refusal FORBIDDEN NOT_YOUR_BUDGETS */
    public SubsidyReport of(int year) {
        List<SubsidyReport.Line> lines = jdbc.sql(
                        "select item, county, count(*) as number, sum(claimed) as claimed, sum(applied) as applied,"
                                + " sum(reserved) as reserved, sum(committed) as committed, sum(paid) as paid,"
                                + " sum(recovered) as recovered from (select f.facts ->> 'policyItem' as item,"
                                + " coalesce(f.county, '') as county, " + SUMS + APPLICATIONS
                                + ") x where item is not null group by item, county order by item, county")
                .params(parameters(year))
                .query((row, n) -> new SubsidyReport.Line(
                        row.getString("item"), row.getString("county"), row.getInt("number"), sums(row)))
                .list();
        return new SubsidyReport(year, lines, budgets.list(year));
    }

    /**
     * Applications behind a line, newest first.
     *
     * @param item key of the policy item; null for all
     * @param county code; empty for applicants of none, null for all
     * @param limit 1 to 200
     * @throws Refusal FORBIDDEN NOT_YOUR_BUDGETS
     */
    public CursorPage<SubsidyReport.Application> applications(
            int year, @Nullable String item, @Nullable String county, @Nullable String cursor, int limit) {
        Map<String, Object> parameters = parameters(year);
        StringBuilder sql = new StringBuilder(
                "select f.id, f.case_number, f.applicant_name, f.status, a.budget, " + SUMS + APPLICATIONS);
        if (item != null) {
            sql.append(" and f.facts ->> 'policyItem' = :item");
            parameters.put("item", item);
        }
        if (county != null) {
            sql.append(" and coalesce(f.county, '') = :county");
            parameters.put("county", county);
        }
        Cursor.parse(cursor, 1).ifPresent(after -> {
            sql.append(" and f.case_number < :after");
            parameters.put("after", after.text(0));
        });
        List<SubsidyReport.Application> rows = jdbc.sql(
                        sql.append(" order by f.case_number desc limit :limit").toString())
                .params(parameters)
                .param("limit", limit + 1)
                .query((row, n) -> new SubsidyReport.Application(
                        row.getObject("id", UUID.class),
                        new CaseNumber(row.getString("case_number")),
                        row.getString("applicant_name"),
                        row.getString("status"),
                        null,
                        sums(row),
                        row.getObject("budget", UUID.class)))
                .list();
        Map<CaseNumber, SubsidyProgress> now = progresses.of(
                rows.stream().map(SubsidyReport.Application::caseNumber).toList());
        List<SubsidyReport.Application> known =
                rows.stream().map(row -> row.with(now.get(row.caseNumber()))).toList();
        return Cursor.page(known, limit, row -> Cursor.of(row.caseNumber().value()));
    }

    private Map<String, Object> parameters(int year) {
        if (!budgets.isOpen()) {
            throw Refusal.forbidden("NOT_YOUR_BUDGETS");
        }
        String own = budgets.onlyCounty();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("first", LocalDate.of(year, 1, 1));
        parameters.put("last", LocalDate.of(year, 12, 31));
        parameters.put("own", own == null ? "" : own);
        return parameters;
    }

    private static SubsidyReport.Sums sums(ResultSet row) throws SQLException {
        return new SubsidyReport.Sums(
                orZero(row.getBigDecimal("claimed")),
                orZero(row.getBigDecimal("applied")),
                Money.of(row.getBigDecimal("reserved")),
                Money.of(row.getBigDecimal("committed")),
                Money.of(row.getBigDecimal("paid")),
                Money.of(row.getBigDecimal("recovered")));
    }

    private static Money orZero(@Nullable BigDecimal amount) {
        return amount == null ? Money.ZERO : Money.of(amount);
    }
}
