package org.keqiao.subsidy.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.keqiao.shared.ChineseNumerals;
import org.keqiao.shared.Money;

/**
 * A batch as a workbook for the meeting and for finance. Every cell is text, as it stands in the register: no program
 * computes anything of a name that looks like a formula, however often it is edited.
 */
final class BatchSheet {

    private static final List<String> HEAD = List.of("序号", "办件编号", "申请单位", "项目", "县（市、区）", "市级金额（元）", "县级金额（元）", "状态");

    private BatchSheet() {}

    /**
     * The lines, with the sums in figures and, as papers write them, in words.
     *
     * @param counties name of a county unit by its code, which may be null
     * @param states what each state is called
     */
    static byte[] write(
            List<BatchLine> lines, UnaryOperator<String> counties, Function<BatchLine.State, String> states) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Keqiao", "1.0")) {
            Worksheet sheet = book.newWorksheet("奖补批次");
            row(sheet, 0, HEAD);
            int number = 1;
            for (BatchLine line : lines) {
                row(
                        sheet,
                        number,
                        List.of(
                                String.valueOf(number),
                                line.application().value(),
                                line.applicant(),
                                line.item(),
                                counties.apply(line.county()),
                                line.cityAmount().text(),
                                line.countyAmount().text(),
                                states.apply(line.state())));
                number++;
            }
            Money city = Money.sum(lines.stream().map(BatchLine::cityAmount).toList());
            Money county = Money.sum(lines.stream().map(BatchLine::countyAmount).toList());
            row(sheet, number, List.of("", "合计", "", "", "", city.text(), county.text(), ""));
            row(
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
            sheet.range(1, 0, number + 1, HEAD.size() - 1).style().format("@").set();
            sheet.freezePane(0, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void row(Worksheet sheet, int row, List<String> cells) {
        for (int c = 0; c < cells.size(); c++) {
            sheet.value(row, c, cells.get(c));
            sheet.width(c, c == 0 ? 8 : 24);
        }
    }
}
