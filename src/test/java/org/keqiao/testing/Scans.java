package org.keqiao.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.rendering.PDFRenderer;

/** What a scanner makes of paper: pages that are pictures. */
public final class Scans {

    private static final int DOTS_PER_INCH = 150;

    private Scans() {}

    /** The printed paper with a red stamp on its last page, its words still words; each call's bytes are others. */
    public static byte[] stamped(byte[] printed) {
        try (PDDocument paper = Loader.loadPDF(printed)) {
            PDPage last = paper.getPage(paper.getNumberOfPages() - 1);
            try (PDPageContentStream content =
                    new PDPageContentStream(paper, last, PDPageContentStream.AppendMode.APPEND, true, true)) {
                content.setStrokingColor(0.8f, 0, 0);
                content.setNonStrokingColor(0.8f, 0, 0);
                content.setLineWidth(4);
                content.addRect(340, 60, 110, 110);
                content.stroke();
                content.addRect(370, 90, 50, 50);
                content.fill();
            }
            return saved(paper);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same paper as another program writes it. */
    public static byte[] savedAgain(byte[] printed) {
        try (PDDocument paper = Loader.loadPDF(printed)) {
            paper.getDocumentInformation().setProducer("another program");
            return saved(paper);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] saved(PDDocument paper) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        paper.save(out);
        return out.toByteArray();
    }

    public static byte[] of(byte[] printed) {
        try (PDDocument paper = Loader.loadPDF(printed);
                PDDocument scan = new PDDocument()) {
            PDFRenderer renderer = new PDFRenderer(paper);
            for (int n = 0; n < paper.getNumberOfPages(); n++) {
                PDPage page = new PDPage(PDRectangle.A4);
                scan.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(scan, page)) {
                    content.drawImage(
                            JPEGFactory.createFromImage(scan, renderer.renderImageWithDPI(n, DOTS_PER_INCH)),
                            0,
                            0,
                            PDRectangle.A4.getWidth(),
                            PDRectangle.A4.getHeight());
                }
            }
            return saved(scan);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
