package org.keqiao.subsidy.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keqiao.casefile.batch.SheetFile;
import org.keqiao.form.CodeTables;
import org.keqiao.funding.BudgetLine;
import org.keqiao.organization.CityProfiles;
import org.keqiao.policy.PolicyGroups;
import org.keqiao.policy.PolicyItem;
import org.keqiao.shared.Money;
import org.keqiao.shared.Texts;
import org.keqiao.subsidy.SubsidyItems;
import org.springframework.stereotype.Component;

/** The report as a workbook: by item and county, and below it the budget lines; amounts in yuan and fen. */
@Component
class SubsidySheet {

    private static final Locale ZH = Locale.SIMPLIFIED_CHINESE;

    private final SubsidyItems items;
    private final PolicyGroups groups;
    private final CityProfiles cities;
    private final Texts texts;

    SubsidySheet(SubsidyItems items, PolicyGroups groups, CityProfiles cities, Texts texts) {
        this.items = items;
        this.groups = groups;
        this.cities = cities;
        this.texts = texts;
    }

    byte[] of(SubsidyReport report) {
        Map<String, String> names = items.codes().stream()
                .collect(Collectors.toMap(CodeTables.Code::code, code -> code.label(ZH), (a, b) -> a));
        List<List<?>> rows = new ArrayList<>();
        rows.add(List.of(
                texts.get("subsidyReport.of", ZH, String.valueOf(report.year())), texts.get("subsidyReport.unit", ZH)));
        rows.add(List.of(texts.get("subsidyReport.meaning", ZH)));
        rows.add(head(Stream.concat(
                Stream.of("item", "county", "applications"),
                Arrays.stream(SubsidyFigure.values()).map(SubsidyFigure::key))));
        report.lines()
                .forEach(line -> rows.add(row(
                        names.getOrDefault(line.item(), line.item()),
                        county(line.county()),
                        line.applications(),
                        line.sums())));
        SubsidyReport.Together total = report.total();
        rows.add(row(texts.get("subsidyReport.total", ZH), "", total.applications(), total.sums()));
        rows.add(List.of());
        rows.add(List.of(texts.get("subsidyReport.budgets", ZH)));
        rows.add(head(Stream.concat(
                Stream.of("group", "document", "purse"),
                Arrays.stream(PurseFigure.values()).map(PurseFigure::key))));
        PolicyGroups.Names lines = groups.names(ZH);
        report.purses().forEach(purse -> rows.add(row(purse, lines)));
        return SheetFile.table(texts.get("subsidyReport.title", ZH), rows, 3);
    }

    private List<String> head(Stream<String> columns) {
        return columns.map(column -> texts.get("subsidyReport.column." + column, ZH))
                .toList();
    }

    private static List<?> row(String item, String county, int applications, SubsidyReport.Sums sums) {
        return Stream.concat(
                        Stream.of(item, county, applications),
                        Arrays.stream(SubsidyFigure.values())
                                .map(figure -> figure.of(sums))
                                .map(Money::yuan))
                .toList();
    }

    private List<?> row(SubsidyReport.Purse purse, PolicyGroups.Names names) {
        BudgetLine line = purse.line();
        boolean city = line.county() == null;
        return Stream.concat(
                        Stream.of(
                                names.of(line.policyGroup(), city ? PolicyItem.Share.CITY : PolicyItem.Share.COUNTY),
                                line.documentNumber(),
                                city ? cities.current().name().zh() : county(line.county())),
                        Arrays.stream(PurseFigure.values())
                                .map(figure -> figure.of(purse))
                                .map(Money::yuan))
                .toList();
    }

    private String county(String code) {
        return code.isEmpty() ? texts.get("subsidyReport.noCounty", ZH) : cities.officeName(code, ZH);
    }
}
