package org.keqiao.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.ChecksumException;
import com.google.zxing.FormatException;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.keqiao.acceptance.Api;

/** Reads a certificate as a phone does: by its QR code. */
final class Certificates {

    private static final String KIND = "LT-C1";

    private Certificates() {}

    /** What the QR code on the case's certificate says. */
    static String qrCodeOf(Api api, String caseId) {
        for (JsonNode letter : api.get("enterprise", "/cases/" + caseId).ok().path("letters")) {
            if (letter.path("kind").asText().equals(KIND)) {
                return qrCode(
                        api.get("enterprise", "/letters/" + letter.path("id").asText())
                                .bytes());
            }
        }
        throw new AssertionError("no certificate in case " + caseId);
    }

    /** A reader fails at one code in a few hundred and reads it from another distance, as whoever holds the phone does. */
    private static String qrCode(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer renderer = new PDFRenderer(document);
            return Stream.of(200, 150, 250)
                    .flatMap(dpi -> read(renderer, dpi).stream())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no QR code on the certificate"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> read(PDFRenderer renderer, int dpi) {
        try {
            BufferedImage image = renderer.renderImageWithDPI(0, dpi);
            int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            return Optional.of(new QRCodeReader()
                    .decode(new BinaryBitmap(
                            new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))))
                    .getText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NotFoundException | ChecksumException | FormatException unread) {
            return Optional.empty();
        }
    }
}
