package org.keqiao.demo;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A page of text as PDF, one to two kilobytes: hundreds of papers must not fill a laptop's disk with fonts, so that it
 * names a font which every reader has its own for.
 */
final class SamplePaper {

    private static final String PAGE =
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>";
    private static final String FONT =
            "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>";
    private static final String GLYPHS = "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo"
            + "<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/FontDescriptor 7 0 R>>";
    private static final String SHAPE =
            "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0"
                    + "/Ascent 880/Descent -120/CapHeight 880/StemV 93>>";

    private SamplePaper() {}

    /** The first line is the heading. */
    static byte[] of(List<String> lines) {
        StringBuilder text = new StringBuilder("BT 1 0 0 1 72 760 Tm 26 TL\n");
        for (int i = 0; i < lines.size(); i++) {
            text.append(i == 0 ? "/F1 18 Tf\n" : "/F1 11 Tf\n")
                    .append('<')
                    .append(HexFormat.of().formatHex(lines.get(i).getBytes(StandardCharsets.UTF_16BE)))
                    .append("> Tj T*\n");
        }
        text.append("ET");
        List<String> objects = List.of(
                "<</Type/Catalog/Pages 2 0 R>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                PAGE,
                "<</Length " + text.length() + ">>\nstream\n" + text + "\nendstream",
                FONT,
                GLYPHS,
                SHAPE);
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        write(pdf, "%PDF-1.4\n");
        List<Integer> offsets = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            offsets.add(pdf.size());
            write(pdf, (i + 1) + " 0 obj\n" + objects.get(i) + "\nendobj\n");
        }
        int table = pdf.size();
        write(pdf, "xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n");
        offsets.forEach(offset -> write(pdf, "%010d 00000 n \n".formatted(offset)));
        write(pdf, "trailer\n<</Size " + (objects.size() + 1) + "/Root 1 0 R>>\nstartxref\n" + table + "\n%%EOF\n");
        return pdf.toByteArray();
    }

    private static void write(ByteArrayOutputStream pdf, String text) {
        pdf.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
