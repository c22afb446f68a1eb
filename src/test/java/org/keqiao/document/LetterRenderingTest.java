package org.keqiao.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every letter of contract certification on paper; the PDFs lie in {@code target/letters} to be looked at. */
class LetterRenderingTest {

    private static final LetterTemplates TEMPLATES = new LetterTemplates();
    private static final PdfRenderer RENDERER = new PdfRenderer();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LT-01  | 受理通知书       | 现予受理，受理日期为2026年11月18日",
                "LT-02  | 补正通知书       | 技术合同文本：第3页缺少买方签章",
                "LT-03  | 不予受理通知书   | 向泉州市人民政府申请行政复议",
                "LT-04  | 延期办理告知书   | 办理期限延长至2026年11月25日",
                "LT-04P | 暂停计算办理期限告知书 | 预计为5个工作日，至2026年11月27日止",
                "LT-05  | 撤回确认书       | 已于2026年11月20日由你(单位)撤回",
                "LT-05D | 视为撤回告知书   | 补正期限已于2026年12月9日届满",
                "LT-C1  | 技术合同认定登记证明 | 人民币壹佰捌拾万元整",
                "LT-C2  | 不予登记通知书   | 以泉州市科学技术局为被申请人"
            })
    void saysWhatItMust(String id, String name, String sentence) throws IOException {
        String text = text(pdf(id, name, true));
        assertThat(text)
                .contains(name)
                .contains(sentence)
                .contains("泉州市科学技术局")
                .contains("2026年11月21日")
                .contains(Samples.SERVER_TITLE);
        if (!id.equals("LT-C1")) {
            assertThat(text).contains("泉科技函〔2026〕12号").contains("福建晋江智检科技有限公司：");
        }
    }

    @ParameterizedTest
    @CsvSource({"LT-03", "LT-05D", "LT-C2"})
    void adverseLetterNamesBothRemediesAndTheRespondent(String id) throws IOException {
        assertThat(text(pdf(id, "决定", true)))
                .contains("六十日内")
                .contains("六个月内")
                .contains("向有管辖权的人民法院提起行政诉讼")
                .contains("委托晋江市技术合同登记站办理");
    }

    @Test
    void certificateStatesBothAmountsPartiesAndHowToVerify() throws IOException {
        assertThat(text(pdf("LT-C1", "技术合同认定登记证明", true)))
                .contains("¥3,000,000.00")
                .contains("人民币叁佰万元整")
                .contains("¥1,800,000.00")
                .contains("石狮织造<新材料>&合作社")
                .contains("123505004892500124")
                .contains("2026350501000123")
                .contains("7KQ2M9XA")
                .contains("2026年11月1日至2027年10月31日");
    }

    @Test
    void marksThePlaceOfAMissingSeal() throws IOException {
        byte[] blank = pdf("LT-01", "受理通知书", false);
        assertThat(text(blank)).contains("印章Seal");
        assertThat(images(blank)).isZero();
        assertThat(images(pdf("LT-01", "受理通知书", true))).isOne();
    }

    @Test
    void sameLetterGivesTheSameBytes() {
        assertThat(pdf("LT-C1", "技术合同认定登记证明", true)).isEqualTo(pdf("LT-C1", "技术合同认定登记证明", true));
    }

    @Test
    void embedsItsFonts() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf("LT-C1", "技术合同认定登记证明", true))) {
            for (PDPage page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                }
            }
            assertThat(document.getNumberOfPages()).isOne();
        }
    }

    static byte[] pdf(String id, String name, boolean demoSeal) {
        Map<String, Object> data = Samples.data(name, "泉科技函〔2026〕12号", demoSeal);
        String html = TEMPLATES.merge(Samples.template(id), data);
        byte[] pdf = RENDERER.render(
                html,
                Map.of(LetterHtml.SEAL, Seals.demonstration(), LetterHtml.QR, QrCode.png((String)
                        data.get("verificationUrl"))),
                new UUID(1, 2),
                name,
                LocalDate.of(2026, 11, 21));
        try {
            Path folder = Files.createDirectories(Path.of("target/letters"));
            Files.write(folder.resolve(id + (demoSeal ? "" : "-blank") + ".pdf"), pdf);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return pdf;
    }

    /** Extracted text without white space; compatibility forms of the characters are made plain. */
    static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            String raw = stripper.getText(document);
            return Normalizer.normalize(raw, Normalizer.Form.NFKC)
                    .replaceAll("\\s", "")
                    .replace(',', '，')
                    .replaceAll("(?<=\\d)，(?=\\d{3})", ",")
                    .replace(':', '：');
        }
    }

    static int images(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            int count = 0;
            for (var name : document.getPage(0).getResources().getXObjectNames()) {
                count += document.getPage(0).getResources().isImageXObject(name) ? 1 : 0;
            }
            return count;
        }
    }
}
