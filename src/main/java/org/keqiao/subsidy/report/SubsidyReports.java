package org.keqiao.subsidy.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keqiao.funding.BudgetLine;
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

    /** 核算补贴额 of the case f, out of both purses or of the one named. */
    private static final String APPLIED =
            """
            coalesce((select sum(case when %1$s <> 'COUNTY' then coalesce((c #>> '{city,gross}')::numeric, 0) else 0 end
                    + case when %1$s <> 'CITY' then coalesce((c #>> '{county,gross}')::numeric, 0) else 0 end)
                from jsonb_array_elements(coalesce(f.facts #> '{calculation,contracts}', '[]')
                    || coalesce(f.facts #> '{calculation,grounds}', '[]')) c), 0)
            """;

    private static final String COUNTED =
            """
            f.matter = 'subsidy-application' and f.status <> 'DRAFT' and f.facts ->> 'policyItem' is not null
                and :own in ('', coalesce(f.county, ''))
            """;
    /** A case that gave everything back may have begun anew on another line: there it counts. */
    private static final String LAST_OF_ITS_PURSE =
            """
            not exists (select from funding_allocation n
                where n.case_number = l.case_number and n.share = l.share and n.opened > l.opened)
            """;

    private static final String ROWS =
            """
            select f.id, f.case_number, f.applicant_name, f.status, f.facts ->> 'policyItem' as item,
                coalesce(f.county, '') as county, a.budget,
                coalesce((f.facts ->> 'claimedAmount')::numeric,
                    (select sum((p #>> '{}')::numeric)
                        from jsonb_path_query(f.facts, '$.projects[*].baseAmount') p), 0) as claimed,
            """
                    + APPLIED.formatted(":share")
                    + """
                 as applied, coalesce(a.reserved, 0) as reserved, coalesce(a.approved, 0) as approved,
                coalesce(a.committed, 0) as committed, coalesce(a.paid, 0) as paid,
                coalesce(a.committed - a.paid, 0) as unpaid, coalesce(a.recovered, 0) as recovered
            from case_file f
            left join lateral (
                select sum(l.reserved) as reserved, sum(m.approved) as approved, sum(l.committed) as committed,
                    sum(l.paid) as paid, sum(l.recovered) as recovered,
                    (array_agg(l.budget order by l.share, l.opened desc))[1] as budget
                from funding_allocation l
                left join lateral (select sum(amount) as approved from ledger_move
                    where allocation = l.id and kind = 'COMMIT') m on true
                where l.case_number = f.case_number and (cast(:budget as uuid) is null or l.budget = :budget)) a on true
            where
            """
                    + COUNTED;
    private static final String SUMS = Arrays.stream(SubsidyFigure.values())
            .map(figure -> "coalesce(sum(" + figure.key() + "), 0) as " + figure.key())
            .collect(Collectors.joining(", "));

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
        Asked asked = asked(new SubsidyQuery(year, null, null, null, null));
        List<SubsidyReport.Line> lines = jdbc.sql("select item, county, count(*) as number, " + SUMS + " from ("
                        + asked.rows() + ") x group by item, county order by item, county")
                .params(asked.parameters())
                .query((row, n) -> new SubsidyReport.Line(
                        row.getString("item"), row.getString("county"), row.getInt("number"), sums(row)))
                .list();
        return new SubsidyReport(year, lines, purses(budgets.list(year)));
    }

    /**
     * Applications, newest first.
     *
     * @param limit 1 to 200
     * @throws Refusal FORBIDDEN NOT_YOUR_BUDGETS; NOT_FOUND for a line that the reader does not see
     */
    public CursorPage<SubsidyReport.Application> applications(SubsidyQuery query, @Nullable String cursor, int limit) {
        Asked asked = asked(query);
        Map<String, Object> parameters = new HashMap<>(asked.parameters());
        StringBuilder sql = new StringBuilder("select * from (" + asked.rows() + ") x where " + asked.counts());
        Cursor.parse(cursor, 1).ifPresent(after -> {
            sql.append(" and case_number < :after");
            parameters.put("after", after.text(0));
        });
        List<SubsidyReport.Application> rows = jdbc.sql(
                        sql.append(" order by case_number desc limit :limit").toString())
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

    /** The same applications taken together, all pages. */
    public SubsidyReport.Together together(SubsidyQuery query) {
        Asked asked = asked(query);
        return jdbc.sql("select count(*) as number, " + SUMS + " from (" + asked.rows() + ") x where " + asked.counts())
                .params(asked.parameters())
                .query((row, n) -> new SubsidyReport.Together(row.getInt("number"), sums(row)))
                .single();
    }

    private List<SubsidyReport.Purse> purses(List<BudgetLine> lines) {
        record Figures(UUID line, Money applied, Money approved) {}
        Map<UUID, Figures> known = jdbc
                .sql(
                        """
                        select b.account,
                            (select coalesce(sum(m.amount), 0) from funding_allocation l
                                join ledger_move m on m.allocation = l.id and m.kind = 'COMMIT'
                                where l.budget = b.account) as approved,
                            (select coalesce(sum(
                        """
                                + APPLIED.formatted("l.share")
                                + """
                                ), 0) from funding_allocation l join case_file f on f.case_number = l.case_number
                                where l.budget = b.account and
                        """
                                + LAST_OF_ITS_PURSE + " and " + COUNTED
                                + ") as applied from budget_line b where b.account = any(:lines)")
                .param("lines", lines.stream().map(BudgetLine::id).toArray(UUID[]::new))
                .param("own", own())
                .query((row, n) -> new Figures(
                        row.getObject("account", UUID.class),
                        Money.of(row.getBigDecimal("applied")),
                        Money.of(row.getBigDecimal("approved"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Figures::line, figures -> figures));
        return lines.stream()
                .map(line -> new SubsidyReport.Purse(
                        line,
                        known.get(line.id()).applied(),
                        known.get(line.id()).approved(),
                        line.left()))
                .toList();
    }

    /**
     * @param rows statement of the applications with their sums
     * @param counts condition on these rows
     */
    private record Asked(String rows, String counts, Map<String, Object> parameters) {}

    private Asked asked(SubsidyQuery query) {
        if (!budgets.isOpen()) {
            throw Refusal.forbidden("NOT_YOUR_BUDGETS");
        }
        StringBuilder rows = new StringBuilder(ROWS);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("own", own());
        parameters.put("budget", query.budget());
        if (query.budget() == null) {
            parameters.put("share", "");
            rows.append(" and f.received_on between :first and :last");
            parameters.put("first", LocalDate.of(query.year(), 1, 1));
            parameters.put("last", LocalDate.of(query.year(), 12, 31));
        } else {
            parameters.put("share", budgets.require(query.budget()).level().name());
            rows.append(
                            " and f.case_number in (select l.case_number from funding_allocation l where l.budget = :budget and ")
                    .append(LAST_OF_ITS_PURSE)
                    .append(")");
        }
        if (query.item() != null) {
            rows.append(" and f.facts ->> 'policyItem' = :item");
            parameters.put("item", query.item());
        }
        if (query.county() != null) {
            rows.append(" and coalesce(f.county, '') = :county");
            parameters.put("county", query.county());
        }
        return new Asked(
                rows.toString(),
                query.figure() == null ? "true" : query.figure().key() + " <> 0",
                parameters);
    }

    /** The reader's only county; empty for whoever sees all. */
    private String own() {
        String own = budgets.onlyCounty();
        return own == null ? "" : own;
    }

    private static SubsidyReport.Sums sums(ResultSet row) throws SQLException {
        return new SubsidyReport.Sums(
                Money.of(row.getBigDecimal("claimed")),
                Money.of(row.getBigDecimal("applied")),
                Money.of(row.getBigDecimal("reserved")),
                Money.of(row.getBigDecimal("approved")),
                Money.of(row.getBigDecimal("committed")),
                Money.of(row.getBigDecimal("paid")),
                Money.of(row.getBigDecimal("unpaid")),
                Money.of(row.getBigDecimal("recovered")));
    }
}
