package org.keqiao.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Papers that are good enough to be received, each unlike any other. */
public final class Papers {

    private Papers() {}

    public static byte[] one() {
        try (PDDocument paper = new PDDocument()) {
            paper.addPage(new PDPage(PDRectangle.A4));
            paper.getDocumentInformation().setTitle(UUID.randomUUID().toString());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            paper.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
