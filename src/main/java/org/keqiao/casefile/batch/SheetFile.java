package org.keqiao.casefile.batch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/** A table as a file: the first sheet of an Excel workbook, or comma-separated text. Known by its content, not its name. */
public final class SheetFile {

    /** Bytes of an upload. */
    public static final int LARGEST = 5 * 1024 * 1024;

    /** Bytes that a workbook may unpack to. */
    private static final long LARGEST_UNPACKED = 60L * 1024 * 1024;

    /** Rows of one table. */
    public static final int MOST_ROWS = ImportTable.MOST_ROWS;

    private static final int HEAD_ROWS = 3;

    private static final int FORMATTED_ROWS = ImportTable.MOST_ROWS + HEAD_ROWS;

    private SheetFile() {}

    /**
     * The rows, empty ones included, so that each keeps its number.
     *
     * @throws Refusal TOO_LARGE, or IMPORT_UNREADABLE
     */
    public static List<List<SheetCell>> read(InputStream in) {
        return read(in, MOST_ROWS);
    }

    /**
     * The same of a table that may be longer; of a workbook no more is read than tells that it is too long.
     *
     * @param most rows without those of its head
     */
    static List<List<SheetCell>> read(InputStream in, int most) {
        try {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw Refusal.of(Refusal.Kind.TOO_LARGE, "IMPORT_TOO_LARGE", LARGEST / 1024 / 1024);
            }
            return isZip(bytes) ? workbook(bytes, most) : text(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isZip(byte[] bytes) {
        return bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K';
    }

    private static List<List<SheetCell>> text(byte[] bytes) {
        for (byte one : bytes) {
            if (one == 0) {
                // No text has this; the old .xls has many.
                throw Refusal.invalid("IMPORT_UNREADABLE");
            }
        }
        return CsvText.parse(CsvText.decode(bytes));
    }

    private static List<List<SheetCell>> workbook(byte[] bytes, int most) {
        if (unpackedSize(bytes) > LARGEST_UNPACKED) {
            throw Refusal.of(Refusal.Kind.TOO_LARGE, "IMPORT_TOO_LARGE", LARGEST / 1024 / 1024);
        }
        try (ReadableWorkbook book =
                        new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, false));
                Stream<Row> rows = book.getFirstSheet().openStream()) {
            List<List<SheetCell>> table = new ArrayList<>();
            rows.limit(most + 10L).forEach(row -> {
                while (table.size() < row.getRowNum() - 1 && table.size() <= most + HEAD_ROWS + 10) {
                    table.add(List.of());
                }
                table.add(cells(row));
            });
            return table;
        } catch (IOException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    /** Whatever the library stumbles over: the file is broken, or no workbook at all. */
    private static Refusal unreadable(Exception cause) {
        Refusal refusal = Refusal.invalid("IMPORT_UNREADABLE");
        refusal.initCause(cause);
        return refusal;
    }

    /** Counted by unpacking: what a file says of its size may be a lie. Counts no further than is too much. */
    private static long unpackedSize(byte[] bytes) {
        long unpacked = 0;
        byte[] buffer = new byte[8192];
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    int count;
                    while (unpacked <= LARGEST_UNPACKED && (count = in.read(buffer)) > 0) {
                        unpacked += count;
                    }
                }
            }
            return unpacked;
        } catch (IOException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    private static List<SheetCell> cells(Row row) {
        List<SheetCell> cells = new ArrayList<>();
        for (int i = 0; i < Math.min(row.getCellCount(), ImportTable.MOST_COLUMNS + 1); i++) {
            cells.add(cell(row.hasCell(i) ? row.getCell(i) : null));
        }
        return cells;
    }

    private static SheetCell cell(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return SheetCell.EMPTY;
        }
        if (cell.getType() == CellType.FORMULA || cell.getFormula() != null) {
            return new SheetCell("", true);
        }
        if (cell.getType() == CellType.NUMBER) {
            return SheetCell.of(isDay(cell) ? cell.asDate().toLocalDate().toString() : plain(cell.asNumber()));
        }
        return SheetCell.of(cell.getText());
    }

    private static boolean isDay(Cell cell) {
        String format = cell.getDataFormatString();
        return format != null && format.toLowerCase(java.util.Locale.ROOT).contains("yy");
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }

    /** A workbook whose cells are text, so that long codes keep all their digits and telephones their zero. */
    public static byte[] template(String name, List<List<String>> head) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Keqiao", "1.0")) {
            Worksheet sheet = book.newWorksheet(name);
            for (int r = 0; r < head.size(); r++) {
                for (int c = 0; c < head.get(r).size(); c++) {
                    sheet.value(r, c, head.get(r).get(c));
                    sheet.width(c, 20);
                }
            }
            int columns = head.get(0).size();
            sheet.range(0, 0, head.size() - 1, columns - 1).style().bold().set();
            sheet.range(head.size(), 0, FORMATTED_ROWS - 1, columns - 1)
                    .style()
                    .format("@")
                    .set();
            sheet.freezePane(0, head.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /**
     * A finished table: numbers are numbers, everything else is text, and nothing is ever a formula.
     *
     * @param rows any length each; a {@link BigDecimal} or an {@link Integer} stays a number
     * @param head how many of them, from the top, are bold
     */
    public static byte[] table(String name, List<List<?>> rows, int head) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Keqiao", "1.0")) {
            Worksheet sheet = book.newWorksheet(name);
            for (int r = 0; r < rows.size(); r++) {
                for (int c = 0; c < rows.get(r).size(); c++) {
                    Object cell = rows.get(r).get(c);
                    if (cell instanceof BigDecimal number) {
                        sheet.value(r, c, number);
                        sheet.style(r, c)
                                .format(number.scale() > 1 ? "#,##0.00" : "0.0")
                                .set();
                    } else if (cell instanceof Integer number) {
                        sheet.value(r, c, number);
                    } else {
                        sheet.value(r, c, String.valueOf(cell));
                    }
                    sheet.width(c, c == 0 ? 22 : 16);
                    if (r < head) {
                        sheet.style(r, c).bold().set();
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
