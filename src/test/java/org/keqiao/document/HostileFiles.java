package org.keqiao.document;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;

/** Makes uploads: good ones, and all kinds of bad ones, the same for the same seed. */
final class HostileFiles {

    /**
     * @param kind which trick it is
     * @param refused the code that must come, {@code *} for any or none
     */
    record Upload(String kind, String name, byte[] bytes, String refused) {

        @Override
        public String toString() {
            return kind;
        }
    }

    private HostileFiles() {}

    static List<Upload> generate(int count, long seed) {
        Random random = new Random(seed);
        List<Upload> all = new ArrayList<>();
        for (int round = 0; all.size() < count; round++) {
            all.addAll(round(random, round));
        }
        return all.subList(0, count);
    }

    private static List<Upload> round(Random random, int round) {
        String n = "文件" + random.nextInt(1_000_000);
        byte[] good = pdf(n);
        byte[] noise = new byte[1 + random.nextInt(4000)];
        random.nextBytes(noise);
        List<Upload> all = new ArrayList<>(List.of(
                new Upload(
                        "program as pdf",
                        n + ".pdf",
                        join("MZ\u0090\0".getBytes(StandardCharsets.ISO_8859_1), noise),
                        "FILE_CONTENT"),
                new Upload("page as pdf", n + ".pdf", text("<html><script>alert(1)</script></html>"), "FILE_CONTENT"),
                new Upload(
                        "drawing as png",
                        n + ".png",
                        text("<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>"),
                        "FILE_CONTENT"),
                new Upload("program by name", n + ".pdf.exe", good, "FILE_TYPE"),
                new Upload("no extension", n, good, "FILE_TYPE"),
                new Upload("hidden extension", n + ".pdf\0.exe", good, "FILE_TYPE"),
                new Upload("reversed name", n + "\u202Efdp.exe", good, "FILE_TYPE"),
                new Upload("empty", n + ".pdf", new byte[0], "FILE_EMPTY"),
                new Upload("picture of another kind", n + ".png", jpeg(30, 20), "FILE_CONTENT"),
                new Upload("noise", n + List.of(".pdf", ".ofd", ".png", ".jpg").get(round % 4), noise, "FILE_CONTENT"),
                new Upload("path upwards", "../../../../" + n + ".pdf", good, "*"),
                new Upload("windows path", "C:\\Windows\\..\\" + n + ".pdf", good, "*"),
                new Upload("dots", "..../.." + n + ".pdf", good, "*"),
                new Upload("very long name", n.repeat(900) + ".pdf", good, "*"),
                new Upload("line breaks in name", n + "\r\nSet-Cookie: a=b\r\n.pdf", good, "*"),
                new Upload(
                        "cut off pdf",
                        n + ".pdf",
                        Arrays.copyOf(good, 20 + random.nextInt(good.length / 3)),
                        "FILE_DAMAGED"),
                new Upload("garbled pdf", n + ".pdf", garble(good, random), "*"),
                new Upload("script at opening", n + ".pdf", scripted(n, false), "FILE_ACTIVE_CONTENT"),
                new Upload("packed script", n + ".pdf", scripted(n, true), "FILE_ACTIVE_CONTENT"),
                new Upload("launch", n + ".pdf", launching(n), "FILE_ACTIVE_CONTENT"),
                new Upload("locked pdf", n + ".pdf", locked(n), "FILE_ENCRYPTED"),
                new Upload("pdf and zip", n + ".pdf", join(good, zip("a.class", noise)), "FILE_POLYGLOT"),
                new Upload("pdf after page", n + ".pdf", join(text("<html>"), good), "FILE_CONTENT"),
                new Upload("pdf without pages", n + ".pdf", pageless(), "FILE_DAMAGED"),
                new Upload("object stream bomb", n + ".pdf", objectStreamBomb(), "FILE_BOMB"),
                new Upload("object stream bombs that break off", n + ".pdf", brokenObjectStreams(), "FILE_BOMB"),
                new Upload("deep pdf", n + ".pdf", deep(good), "*"),
                new Upload("pixel flood png", n + ".png", pngHeader(60_000 + random.nextInt(9), 60_000), "FILE_PIXELS"),
                new Upload("pixel flood jpg", n + ".jpg", jpegHeader(65_000, 65_000), "FILE_PIXELS"),
                new Upload(
                        "cut off png",
                        n + ".png",
                        Arrays.copyOf(png(200, 100), 40 + random.nextInt(20)),
                        "FILE_DAMAGED"),
                new Upload("png with a tail", n + ".png", join(png(30, 30), text("tail")), "FILE_POLYGLOT"),
                new Upload("png and zip", n + ".png", join(png(30, 30), zip("a.txt", noise)), "FILE_POLYGLOT"),
                new Upload("jpg and zip", n + ".jpg", join(jpeg(30, 30), zip("a.txt", noise)), "FILE_POLYGLOT"),
                new Upload(
                        "jpg and php",
                        n + ".jpg",
                        join(jpeg(30, 30), text("<?php system($_GET[0]); ?>")),
                        "FILE_POLYGLOT"),
                new Upload("archive as ofd", n + ".ofd", zip("a.txt", noise), "FILE_CONTENT"),
                new Upload(
                        "escaping ofd", n + ".ofd", ofd("../../../../tmp/evil" + round, noise), "FILE_ACTIVE_CONTENT"),
                new Upload("absolute ofd", n + ".ofd", ofd("/tmp/evil" + round, noise), "FILE_ACTIVE_CONTENT"),
                new Upload("program in ofd", n + ".ofd", ofd("Doc_0/run.exe", noise), "FILE_ACTIVE_CONTENT"),
                new Upload("archive in ofd", n + ".ofd", ofd("Doc_0/a.zip", noise), "FILE_ACTIVE_CONTENT"),
                new Upload("bomb ofd", n + ".ofd", ofd("Doc_0/Res/a.xml", new byte[40 << 20]), "FILE_BOMB"),
                new Upload(
                        "ofd with entities",
                        n + ".ofd",
                        zip("OFD.xml", text("<!DOCTYPE OFD [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><OFD>&a;</OFD>")),
                        "FILE_ACTIVE_CONTENT"),
                new Upload("ofd of another root", n + ".ofd", zip("OFD.xml", text("<html/>")), "FILE_CONTENT"),
                new Upload("ofd that is no xml", n + ".ofd", zip("OFD.xml", noise), "FILE_DAMAGED"),
                new Upload("cut off ofd", n + ".ofd", Arrays.copyOf(ofd("a.xml", noise), 60), "FILE_DAMAGED"),
                new Upload(
                        "ofd behind a page", n + ".ofd", join(text("<html>"), ofd("a.xml", noise)), "FILE_CONTENT")));
        return all;
    }

    static byte[] pdf(String title) {
        return pdf(document -> document.getDocumentInformation().setTitle(title), true);
    }

    private static byte[] scripted(String title, boolean packed) {
        return pdf(
                document -> {
                    document.getDocumentInformation().setTitle(title);
                    document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('x')"));
                },
                packed);
    }

    private static byte[] launching(String title) {
        return pdf(
                document -> {
                    PDActionLaunch launch = new PDActionLaunch();
                    launch.setF("cmd.exe");
                    COSDictionary annotation = new COSDictionary();
                    annotation.setItem(COSName.TYPE, COSName.ANNOT);
                    annotation.setItem(COSName.SUBTYPE, COSName.LINK);
                    annotation.setItem(COSName.A, launch);
                    COSArray annotations = new COSArray();
                    annotations.add((COSBase) annotation);
                    document.getPage(0).getCOSObject().setItem(COSName.ANNOTS, annotations);
                    document.getDocumentInformation().setTitle(title);
                },
                true);
    }

    private static byte[] locked(String title) {
        return pdf(
                document -> {
                    document.getDocumentInformation().setTitle(title);
                    protect(document);
                },
                true);
    }

    private static void protect(PDDocument document) {
        try {
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] pageless() {
        return pdf(document -> document.removePage(0), true);
    }

    private static byte[] pdf(java.util.function.Consumer<PDDocument> change, boolean packed) {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            change.accept(document);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out, packed ? CompressParameters.DEFAULT_COMPRESSION : CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] objectStreamBomb() {
        byte[] packed = deflate(new byte[80 << 20]);
        return join(
                text("%PDF-1.5\n1 0 obj\n<< /Type /Obj#53tm /N 1 /First 4 /Filter /FlateDecode /Length " + packed.length
                        + " >>\nstream\n"),
                packed,
                text("\nendstream\nendobj\ntrailer << /Root 2 0 R >>\nstartxref\n0\n%%EOF"));
    }

    /** Each smaller than the limit, all together not, and none ends as it should. */
    private static byte[] brokenObjectStreams() {
        byte[] packed = deflate(new byte[30 << 20]);
        Arrays.fill(packed, packed.length - 4, packed.length, (byte) 'x');
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        pdf.writeBytes(text("%PDF-1.5\n"));
        for (int n = 1; n <= 3; n++) {
            pdf.writeBytes(text(n + " 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length "
                    + packed.length + " >>\nstream\n"));
            pdf.writeBytes(packed);
            pdf.writeBytes(text("\nendstream\nendobj\n"));
        }
        pdf.writeBytes(text("trailer << /Root 9 0 R >>\nstartxref\n0\n%%EOF"));
        return pdf.toByteArray();
    }

    private static byte[] deep(byte[] good) {
        return join(text("%PDF-1.4\n9 0 obj\n" + "[".repeat(300_000) + "]".repeat(300_000) + "\nendobj\n"), good);
    }

    private static byte[] garble(byte[] good, Random random) {
        byte[] bad = good.clone();
        for (int i = 0; i < 30; i++) {
            bad[10 + random.nextInt(bad.length - 10)] = (byte) random.nextInt();
        }
        return bad;
    }

    static byte[] png(int width, int height) {
        return image(width, height, "png");
    }

    static byte[] jpeg(int width, int height) {
        return image(width, height, "jpg");
    }

    private static byte[] image(int width, int height, String format) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] pngHeader(int width, int height) {
        byte[] png = png(10, 10);
        ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        return png;
    }

    private static byte[] jpegHeader(int width, int height) {
        byte[] jpeg = jpeg(10, 10);
        for (int i = 0; i < jpeg.length - 9; i++) {
            if ((jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == 0xC0) {
                ByteBuffer.wrap(jpeg).putShort(i + 5, (short) height).putShort(i + 7, (short) width);
            }
        }
        return jpeg;
    }

    static byte[] ofd(String entry, byte[] content) {
        return zip(
                "OFD.xml",
                text("<?xml version=\"1.0\"?><ofd:OFD xmlns:ofd=\"http://www.ofdspec.org/2016\" Version=\"1.0\"/>"),
                entry,
                content);
    }

    private static byte[] zip(Object... namesAndContents) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (int i = 0; i < namesAndContents.length; i += 2) {
                    zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
                    zip.write((byte[]) namesAndContents[i + 1]);
                    zip.closeEntry();
                }
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] deflate(byte[] bytes) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (DeflaterOutputStream deflater = new DeflaterOutputStream(out, new Deflater(9))) {
                deflater.write(bytes);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
