package org.keqiao.subsidy.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.keqiao.casefile.CaseReading;
import org.keqiao.casefile.CaseView;
import org.keqiao.organization.CityProfiles;
import org.keqiao.organization.CountyUnit;
import org.keqiao.shared.ChineseNumerals;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What readers of a batch may know of its lines, and the same as a workbook for the meeting and for finance. */
@Service
@Transactional(readOnly = true)
public class BatchReading {

    private static final List<String> HEAD = List.of("序号", "办件编号", "申请单位", "项目", "县（市、区）", "市级金额（元）", "县级金额（元）", "状态");

    private final CaseReading reading;
    private final BatchLines lines;
    private final CityProfiles cities;

    BatchReading(CaseReading reading, BatchLines lines, CityProfiles cities) {
        this.reading = reading;
        this.lines = lines;
        this.cities = cities;
    }

    /** @throws Refusal NOT_FOUND for a case that is no batch, or that the signed-in person may not see */
    public List<BatchLine> of(UUID caseId) {
        return of(reading.view(caseId)).orElseThrow(Refusal::notFound);
    }

    /** The same of a case as somebody sees it; empty when it is no batch. */
    public Optional<List<BatchLine>> of(CaseView view) {
        return view.matter().equals(BatchFacts.MATTER) && view.caseNumber() != null
                ? Optional.of(lines.of(view.caseNumber()))
                : Optional.empty();
    }

    /** Name of a county unit in Chinese; empty for none. */
    public String county(@Nullable String code, Locale locale) {
        return Optional.ofNullable(code)
                .flatMap(cities::county)
                .map(CountyUnit::name)
                .map(name -> name.in(locale))
                .orElse("");
    }

    /**
     * The lines as a workbook whose cells are text, with the sums in figures and, as papers write them, in words.
     *
     * @param states what each state is called
     * @throws Refusal NOT_FOUND
     */
    public byte[] file(UUID caseId, java.util.function.Function<BatchLine.State, String> states) {
        List<BatchLine> all = of(caseId);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Keqiao", "1.0")) {
            Worksheet sheet = book.newWorksheet("奖补批次");
            write(sheet, 0, HEAD);
            int number = 1;
            for (BatchLine line : all) {
                write(
                        sheet,
                        number,
                        List.of(
                                String.valueOf(number),
                                line.application().value(),
                                line.applicant(),
                                line.item(),
                                county(line.county(), Locale.SIMPLIFIED_CHINESE),
                                line.cityAmount().text(),
                                line.countyAmount().text(),
                                states.apply(line.state())));
                number++;
            }
            Money city = Money.sum(all.stream().map(BatchLine::cityAmount).toList());
            Money county = Money.sum(all.stream().map(BatchLine::countyAmount).toList());
            write(sheet, number, List.of("", "合计", "", "", "", city.text(), county.text(), ""));
            write(
                    sheet,
                    number + 1,
                    List.of(
                            "",
                            "大写",
                            "",
                            "",
                            "",
                            ChineseNumerals.financial(city),
                            ChineseNumerals.financial(county),
                            ""));
            sheet.range(0, 0, 0, HEAD.size() - 1).style().bold().set();
            sheet.freezePane(0, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void write(Worksheet sheet, int row, List<String> cells) {
        for (int c = 0; c < cells.size(); c++) {
            sheet.value(row, c, cells.get(c));
            sheet.width(c, c == 0 ? 8 : 24);
        }
    }
}
