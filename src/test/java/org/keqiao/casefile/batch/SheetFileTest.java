package org.keqiao.casefile.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keqiao.form.FormSchema;
import org.keqiao.form.Forms;
import org.keqiao.shared.Refusal;
import org.keqiao.testing.TextCells;

class SheetFileTest {

    private static final FormSchema FORM = Forms.shipped("contract-application");
    private static final ImportTable TABLE = new ImportTable(FORM);

    private static List<List<SheetCell>> read(byte[] bytes) {
        return SheetFile.read(new ByteArrayInputStream(bytes));
    }

    private static List<String> texts(List<SheetCell> row) {
        return row.stream().map(SheetCell::text).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void readsTextInWhateverEncodingOfficeWroteIt(String encoding) {
        byte[] bytes = "title,备注\r\n\"耐候,材料\",\"他说\"\"好\"\"\n第二行\"\r\n".getBytes(Charset.forName(encoding));
        List<List<SheetCell>> rows = read(bytes);
        assertThat(rows).hasSize(2);
        assertThat(texts(rows.get(0))).containsExactly("title", "备注");
        assertThat(texts(rows.get(1))).containsExactly("耐候,材料", "他说\"好\"\n第二行");
    }

    @Test
    void readsItsOwnTemplates() {
        List<List<String>> head = TABLE.template();
        for (byte[] file : List.of(SheetFile.template("import", head), CsvText.write(head))) {
            List<List<SheetCell>> rows = read(file);
            Map<Integer, ImportColumn> columns = TABLE.columns(rows.get(0));
            assertThat(columns).hasSameSizeAs(head.get(0));
            assertThat(TABLE.isNames(rows.get(1), columns)).isTrue();
            assertThat(TABLE.isNames(rows.get(2), columns)).isTrue();
        }
        assertThat(head.get(0)).contains("title", "seller.uscc", "buyers[0].name", "amountItems[2].amount");
        assertThat(head.get(1)).contains("项目名称 *", "价款构成 3 · 金额 *");
    }

    @Test
    void takesNothingOfAFormulaAndKeepsDaysAndLongNumbers() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Test", "1.0")) {
            Worksheet sheet = book.newWorksheet("x");
            sheet.value(0, 0, "title");
            sheet.formula(1, 0, "HYPERLINK(\"http://example.com\",\"x\")");
            sheet.value(1, 1, LocalDate.of(2024, 1, 8));
            sheet.style(1, 1).format("yyyy-MM-dd").set();
            sheet.value(1, 2, 1200000.5);
            sheet.value(1, 3, "123505004892500124");
            sheet.value(3, 0, "later");
        }
        List<List<SheetCell>> rows = read(out.toByteArray());
        assertThat(rows.get(1).get(0).formula()).isTrue();
        assertThat(texts(rows.get(1))).containsExactly("", "2024-01-08", "1200000.5", "123505004892500124");
        assertThat(texts(rows.get(3))).startsWith("later");
    }

    @Test
    void refusesWhatIsNoTable() throws Exception {
        assertThatThrownBy(() -> read(new byte[] {'P', 'K', 3, 4, 1, 2, 3})).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> read(new byte[] {(byte) 0xD0, (byte) 0xCF, 0, 0}))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> read(new byte[SheetFile.LARGEST + 1])).isInstanceOf(Refusal.class);
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            for (int i = 0; i < 80; i++) {
                zip.write(new byte[1024 * 1024]);
            }
        }
        assertThatThrownBy(() -> read(bomb.toByteArray()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("IMPORT_TOO_LARGE"));
    }

    @Test
    void namesTheColumnsThatTheFormDoesNotKnow() {
        List<SheetCell> header = new ArrayList<>();
        for (String key :
                List.of("title", "nonsense", "title", "buyers[20].name", "documents.contract", "buyers.name")) {
            header.add(SheetCell.of(key));
        }
        assertThatThrownBy(() -> TABLE.columns(header))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.errors())
                        .extracting(error -> error.field() + " " + error.code() + error.arguments())
                        .contains(
                                "nonsense columnUnknown[B]",
                                "title columnTwice[C]",
                                "buyers[20].name columnUnknown[D]",
                                "documents.contract columnUnknown[E]",
                                "buyers.name columnUnknown[F]"));
    }

    @Test
    void readsCodesByNameAndYesInWords() throws Exception {
        Map<Integer, ImportColumn> columns =
                TABLE.columns(List.of(SheetCell.of("category"), SheetCell.of("ipKinds"), SheetCell.of("relatedParty")));
        assertThat(columns.get(0).answer("技术开发")).isEqualTo("DEVELOPMENT");
        assertThat(columns.get(0).answer("development")).isEqualTo("DEVELOPMENT");
        assertThat(columns.get(1).answer("技术秘密、发明专利")).isEqualTo(List.of("TECHNICAL_SECRET", "INVENTION"));
        assertThat(columns.get(2).answer("否")).isEqualTo(false);
        assertThatThrownBy(() -> columns.get(2).answer("也许")).isInstanceOf(ImportColumn.Unreadable.class);
    }

    /** What the statistics and other reports are written with. */
    @Test
    void noNameInAFinishedTableBecomesAFormula() {
        List<List<?>> rows = new ArrayList<>();
        rows.add(List.of("县（市、区）", "件数"));
        TextCells.HOSTILE.forEach(name -> rows.add(List.of(name, 1)));
        assertThat(TextCells.of(SheetFile.table("统计", rows, 1)).subList(1, rows.size()))
                .extracting(row -> row.get(0))
                .containsExactlyElementsOf(TextCells.HOSTILE);
    }

    @Test
    void namesColumnsAsOfficeProgramsDo() {
        assertThat(List.of(0, 25, 26, 701, 702))
                .extracting(ImportTable::letters)
                .containsExactly("A", "Z", "AA", "ZZ", "AAA");
        assertThat(new String(CsvText.write(List.of(List.of("a\"b"))), StandardCharsets.UTF_8))
                .contains("\"a\"\"b\"");
    }
}
