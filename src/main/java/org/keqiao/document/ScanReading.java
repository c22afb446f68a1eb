package org.keqiao.document;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.lang.Nullable;

/** Reads what a scan says of itself: its text, if it has any, and the QR codes on its pages. */
final class ScanReading {

    private static final Logger log = LoggerFactory.getLogger(ScanReading.class);
    private static final int MOST_PAGES = 3;
    /**
     * Pixels of a page's longer side: some 190 a inch on A4, enough for a QR code of 28 mm. One code in a few hundred
     * cannot be read at a given size and can at another, so that a page without one is looked at again from further off.
     */
    private static final List<Float> LONGER_SIDES = List.of(2200f, 1750f, 2600f);
    /** An A4 page at 600 a inch has 35 million. */
    private static final long MOST_PIXELS = 60_000_000;

    /** Of a page's longer side, where pages are compared: a stamp of 40 mm is 50 of them wide. */
    private static final float COMPARED_SIDE = 400;
    /** Of 255: what differently smoothed letters come to. */
    private static final int SAME_GREY = 48;
    /** A mark changes more than one pixel in so many: a stamp covers two in a hundred. */
    private static final int PIXELS_TO_A_MARK = 1_000;

    /** Forms within forms that are followed. */
    private static final int DEEPEST_FORMS = 4;

    private ScanReading() {}

    /** @param file a PDF that was found harmless; stays the caller's */
    static StampedCopy of(ReceivedFile file) {
        try (PDDocument document = Loader.loadPDF(file.path().toFile(), IOUtils.createTempFileOnlyStreamCache())) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setEndPage(MOST_PAGES);
            String text = stripper.getText(document);
            return new StampedCopy(file, text, qrCodes(document));
        } catch (IOException | RuntimeException unreadable) {
            // Then it is a picture for us, and the officer says what it shows.
            log.info("A stamped copy could not be read: {}", unreadable.toString());
            return new StampedCopy(file, "", List.of());
        }
    }

    /**
     * Whether nobody put anything onto the print: the same words, and pages that look the same. A scan that is only a
     * picture, or was read by a machine, has other words.
     */
    static boolean showsNoMore(StampedCopy copy, byte[] print) {
        try (PDDocument printed = Loader.loadPDF(print);
                PDDocument document =
                        Loader.loadPDF(copy.file().path().toFile(), IOUtils.createTempFileOnlyStreamCache())) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setEndPage(MOST_PAGES);
            return document.getNumberOfPages() == printed.getNumberOfPages()
                    && copy.says(stripper.getText(printed))
                    && looksLike(document, printed);
        } catch (IOException | RuntimeException unreadable) {
            log.info("A stamped copy could not be compared: {}", unreadable.toString());
            return false;
        }
    }

    private static boolean looksLike(PDDocument document, PDDocument printed) throws IOException {
        for (int n = 0; n < printed.getNumberOfPages(); n++) {
            if (!isModest(document.getPage(n)) || differs(small(document, n), small(printed, n))) {
                return false;
            }
        }
        return true;
    }

    private static BufferedImage small(PDDocument document, int n) throws IOException {
        PDFRenderer renderer = new PDFRenderer(document);
        renderer.setSubsamplingAllowed(true);
        PDRectangle box = document.getPage(n).getCropBox();
        float scale = COMPARED_SIDE / Math.max(1, Math.max(box.getWidth(), box.getHeight()));
        return renderer.renderImage(n, Math.min(scale, 1), ImageType.GRAY);
    }

    private static boolean differs(BufferedImage page, BufferedImage other) {
        if (page.getWidth() != other.getWidth() || page.getHeight() != other.getHeight()) {
            return true;
        }
        int different = 0;
        for (int y = 0; y < page.getHeight(); y++) {
            for (int x = 0; x < page.getWidth(); x++) {
                int grey = page.getRaster().getSample(x, y, 0);
                if (Math.abs(grey - other.getRaster().getSample(x, y, 0)) > SAME_GREY) {
                    different++;
                }
            }
        }
        return different > page.getWidth() * page.getHeight() / PIXELS_TO_A_MARK;
    }

    private static List<String> qrCodes(PDDocument document) throws IOException {
        List<String> codes = new ArrayList<>();
        PDFRenderer renderer = new PDFRenderer(document);
        // Large pictures are drawn smaller rather than whole.
        renderer.setSubsamplingAllowed(true);
        for (int n = 0; n < Math.min(MOST_PAGES, document.getNumberOfPages()); n++) {
            PDPage page = document.getPage(n);
            if (isModest(page)) {
                codes.addAll(qrCodes(renderer, n, page.getCropBox()));
            }
        }
        return codes;
    }

    private static List<String> qrCodes(PDFRenderer renderer, int n, PDRectangle box) throws IOException {
        for (float side : LONGER_SIDES) {
            float scale = side / Math.max(1, Math.max(box.getWidth(), box.getHeight()));
            List<String> codes = qrCodes(renderer.renderImage(n, Math.min(scale, 4), ImageType.GRAY));
            if (!codes.isEmpty()) {
                return codes;
            }
        }
        return List.of();
    }

    /** Pictures that would fill the memory are left to the officer's eyes. */
    private static boolean isModest(PDPage page) throws IOException {
        return pixels(page.getResources(), DEEPEST_FORMS) <= MOST_PIXELS;
    }

    /** Of the pictures and of those within forms, which scanners' programs like to wrap around a page. */
    private static long pixels(@Nullable PDResources resources, int deeper) throws IOException {
        long pixels = 0;
        if (resources != null) {
            for (COSName name : resources.getXObjectNames()) {
                PDXObject part = resources.getXObject(name);
                if (part instanceof PDImageXObject image) {
                    pixels += (long) image.getWidth() * image.getHeight();
                } else if (part instanceof PDFormXObject form) {
                    // Deeper than anybody draws: as if it were too much.
                    pixels += deeper == 0 ? MOST_PIXELS + 1 : pixels(form.getResources(), deeper - 1);
                }
                if (pixels > MOST_PIXELS) {
                    break;
                }
            }
        }
        return pixels;
    }

    private static List<String> qrCodes(BufferedImage page) {
        int width = page.getWidth();
        int height = page.getHeight();
        RGBLuminanceSource source =
                new RGBLuminanceSource(width, height, page.getRGB(0, 0, width, height, null, 0, width));
        List<String> codes = new ArrayList<>();
        try {
            Map<DecodeHintType, Object> hints = Map.of(
                    DecodeHintType.TRY_HARDER,
                    Boolean.TRUE,
                    DecodeHintType.POSSIBLE_FORMATS,
                    List.of(BarcodeFormat.QR_CODE));
            for (Result found :
                    new QRCodeMultiReader().decodeMultiple(new BinaryBitmap(new HybridBinarizer(source)), hints)) {
                codes.add(found.getText());
            }
        } catch (NotFoundException none) {
            return List.of();
        }
        return codes;
    }
}
