package org.keqiao.document;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;

/**
 * Turns a letter's HTML into a PDF with embedded Chinese fonts. The same input gives the same bytes, so that a digest
 * can stand for the letter; nothing is fetched from a file or the network.
 */
@Component
class PdfRenderer {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String FAMILY = "Noto Sans SC";

    private final LetterFont regular = LetterFont.load("/fonts/NotoSansSC-Regular.ttf");
    private final LetterFont bold = LetterFont.load("/fonts/NotoSansSC-Bold.ttf");

    /**
     * @param images what the addresses {@code keqiao:seal} and {@code keqiao:qr} stand for, as PNG
     * @param date goes into the PDF's properties, like the id: two letters never have the same bytes
     */
    byte[] render(String html, Map<String, byte[]> images, UUID id, String title, LocalDate date) {
        return render(LetterHtml.parse(html), images, id, title, date);
    }

    byte[] render(Document html, Map<String, byte[]> images, UUID id, String title, LocalDate date) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.withW3cDocument(html, null);
        builder.withProducer("Keqiao");
        builder.useFont(regular::open, FAMILY, 400, FontStyle.NORMAL, true);
        builder.useFont(bold::open, FAMILY, 700, FontStyle.NORMAL, true);
        builder.useUriResolver((base, uri) -> images.containsKey(uri) ? uri : null);
        builder.useProtocolsStreamImplementation(uri -> new Bytes(images.get(uri)), "keqiao");
        builder.useProtocolsStreamImplementation(
                uri -> {
                    throw new IllegalStateException("a letter fetches nothing: " + uri);
                },
                Set.of("http", "https", "file", "ftp", "jar", "data", "classpath"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            builder.usePDDocument(document);
            try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
                renderer.createPDFWithoutClosing();
                describe(document, id, title, date);
                document.setDocumentId(id.getMostSignificantBits());
                document.save(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void describe(PDDocument document, UUID id, String title, LocalDate date) {
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(title);
        information.setKeywords(id.toString());
        information.setProducer("Keqiao");
        Calendar calendar = GregorianCalendar.from(date.atStartOfDay(ZONE));
        calendar.setTimeZone(TimeZone.getTimeZone(ZONE));
        information.setCreationDate(calendar);
        document.setDocumentInformation(information);
        document.getDocumentCatalog().setLanguage("zh-CN");
    }

    private record Bytes(byte[] bytes) implements FSStream {

        @Override
        public InputStream getStream() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public Reader getReader() {
            return new InputStreamReader(getStream(), StandardCharsets.UTF_8);
        }
    }
}
