package org.keqiao.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.keqiao.casefile.batch.SheetFile;
import org.keqiao.organization.CityProfiles;
import org.keqiao.shared.Texts;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** The monthly table as a workbook, amounts in whole yuan and fen so that nothing is lost. */
@Component
class MonthlySheet {

    private static final List<String> COLUMNS = List.of(
            "county",
            "number",
            "amount",
            "technical",
            "growth",
            "yearNumber",
            "yearAmount",
            "yearTechnical",
            "yearGrowth",
            "target",
            "completion");

    private final CityProfiles cities;
    private final Texts texts;

    MonthlySheet(CityProfiles cities, Texts texts) {
        this.cities = cities;
        this.texts = texts;
    }

    byte[] of(MonthlyReport report) {
        Locale zh = Locale.SIMPLIFIED_CHINESE;
        List<List<?>> rows = new ArrayList<>();
        rows.add(List.of(texts.get(
                "statistics.monthly.title",
                zh,
                cities.current().name().zh(),
                String.valueOf(report.month().getYear()),
                report.month().getMonthValue())));
        rows.add(List.of(texts.get(
                "statistics.sheet.about",
                zh,
                texts.get("statistics.measure." + report.measure(), zh),
                texts.get("statistics.basis." + report.basis(), zh),
                report.asOf())));
        rows.add(COLUMNS.stream()
                .map(column -> texts.get("statistics.sheet." + column, zh))
                .toList());
        report.rows().forEach(row -> rows.add(row(name(row.county(), zh), row)));
        rows.add(row(texts.get("statistics.total", zh), report.total()));
        return SheetFile.table(texts.get("statistics.monthly", zh), rows, 3);
    }

    private String name(@Nullable String county, Locale zh) {
        return county == null || county.isEmpty()
                ? texts.get("statistics.noCounty", zh)
                : cities.officeName(county, zh);
    }

    private static List<?> row(String name, MonthlyReport.Row row) {
        return List.of(
                name,
                row.figures().number(),
                row.figures().amount().yuan(),
                row.figures().technical().yuan(),
                orDash(row.growth()),
                row.year().number(),
                row.year().amount().yuan(),
                row.year().technical().yuan(),
                orDash(row.yearGrowth()),
                row.target() == null ? "—" : row.target().yuan(),
                orDash(row.completion()));
    }

    private static Object orDash(@Nullable BigDecimal percent) {
        return percent == null ? "—" : percent;
    }
}
