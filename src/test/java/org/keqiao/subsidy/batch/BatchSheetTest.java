package org.keqiao.subsidy.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.testing.TextCells;

/** The workbook for the meeting and for finance. */
class BatchSheetTest {

    private static BatchLine line(int number, String name, String city, String county) {
        return new BatchLine(
                new CaseNumber("JBZJ-421300-2026-00000" + number),
                name,
                name,
                "421321",
                Money.of(city),
                Money.of(county),
                BatchLine.State.PROPOSED,
                null);
    }

    private static byte[] write(List<BatchLine> lines) {
        return BatchSheet.write(lines, code -> "随县", Enum::name);
    }

    @Test
    void theSumsStandInFiguresAndInWords() {
        List<List<String>> rows = TextCells.of(
                write(List.of(line(1, "甲公司", "100000.05", "50000.00"), line(2, "乙公司", "23456.78", "0.00"))));

        assertThat(rows).hasSize(5);
        assertThat(rows.get(3)).containsExactly("", "合计", "", "", "", "123,456.83", "50,000.00", "");
        assertThat(rows.get(4)).containsExactly("", "大写", "", "", "", "壹拾贰万叁仟肆佰伍拾陆元捌角叁分", "伍万元整", "");
    }

    @Test
    void noNameBecomesAFormula() {
        List<BatchLine> lines = new ArrayList<>();
        for (String name : TextCells.HOSTILE) {
            lines.add(line(lines.size() + 1, name, "1.00", "0.00"));
        }
        byte[] file = write(lines);

        TextCells.allText(file);
        assertThat(TextCells.of(file).subList(1, 1 + lines.size()))
                .extracting(row -> row.get(2))
                .containsExactlyElementsOf(TextCells.HOSTILE);
    }
}
