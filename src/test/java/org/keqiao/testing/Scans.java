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
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            scan.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
