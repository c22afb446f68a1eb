package org.keqiao.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/** The cells of a workbook, of which those that people named have to be text whatever they look like. */
public final class TextCells {

    /** Names that a program could take for a formula, a command or two cells. */
    public static final List<String> HOSTILE = List.of(
            "=1+1", "+1-1", "-2+3", "@SUM(A1)", "=HYPERLINK(\"http://x\",\"y\")", "=cmd|' /C calc'!A0", "甲\t=1+1", "\t=1+1");

    private TextCells() {}

    /** The rows as text; no cell is a formula. */
    public static List<List<String>> of(byte[] workbook) {
        List<List<String>> rows = new ArrayList<>();
        each(workbook, row -> {
            List<String> texts = new ArrayList<>();
            for (Cell cell : row) {
                assertThat(cell.getType()).isNotEqualTo(CellType.FORMULA);
                assertThat(cell.getFormula()).isNull();
                texts.add(cell.getText());
            }
            rows.add(texts);
        });
        return rows;
    }

    /** Holds that each cell below the head is text to whoever edits it as well: none becomes a formula by F2 and Enter. */
    public static void allText(byte[] workbook) {
        each(workbook, row -> {
            for (Cell cell : row) {
                if (row.getRowNum() > 1) {
                    assertThat(cell.getType()).as(cell.toString()).isEqualTo(CellType.STRING);
                    assertThat(cell.getDataFormatString()).as(cell.toString()).isEqualTo("@");
                }
            }
        });
    }

    private static void each(byte[] workbook, java.util.function.Consumer<Row> look) {
        try (ReadableWorkbook book =
                        new ReadableWorkbook(new ByteArrayInputStream(workbook), new ReadingOptions(true, false));
                Stream<Row> rows = book.getFirstSheet().openStream()) {
            rows.forEach(look);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
