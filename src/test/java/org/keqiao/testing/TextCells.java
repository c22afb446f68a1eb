package org.keqiao.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The cells of a workbook, of which those that people named have to be text whatever they look like. */
public final class TextCells {

    /** Names that a program could take for a formula, a command or two cells. */
    public static final List<String> HOSTILE = List.of(
            "=1+1",
            "+1-1",
            "-2+3",
            "@SUM(A1)",
            "=HYPERLINK(\"http://x\",\"y\")",
            "=cmd|' /C calc'!A0",
            "甲\t=1+1",
            "\t=1+1");

    private TextCells() {}

    /** The rows as text; no cell is a formula. */
    public static List<List<String>> of(byte[] workbook) {
        List<List<String>> rows = new ArrayList<>();
        each(workbook, row -> {
            List<String> texts = new ArrayList<>();
            for (Cell cell : row) {
                assertThat(cell.getType()).isNotEqualTo(CellType.FORMULA);
                assertThat(cell.getFormula()).isNull();
                texts.add(cell.getText());
            }
            rows.add(texts);
        });
        return rows;
    }

    /** Holds that each cell below the head is text to whoever edits it as well: none becomes a formula by F2 and Enter. */
    public static void allText(byte[] workbook) {
        Document styles = part(workbook, "xl/styles.xml");
        Map<String, String> formats = new HashMap<>();
        elements(styles, "numFmt")
                .forEach(format -> formats.put(format.getAttribute("numFmtId"), format.getAttribute("formatCode")));
        List<Element> uses =
                elements((Element) styles.getElementsByTagName("cellXfs").item(0), "xf");
        List<Element> rows = elements(part(workbook, "xl/worksheets/sheet1.xml"), "row");
        assertThat(rows).hasSizeGreaterThan(1);
        for (Element row : rows.subList(1, rows.size())) {
            for (Element cell : elements(row, "c")) {
                assertThat(cell.getElementsByTagName("f").getLength())
                        .as(cell.getAttribute("r"))
                        .isZero();
                assertThat(cell.getAttribute("t")).isIn("s", "inlineStr", "");
                String use = cell.getAttribute("s");
                assertThat(use).as(cell.getAttribute("r")).isNotEmpty();
                assertThat(formats.get(uses.get(Integer.parseInt(use)).getAttribute("numFmtId")))
                        .as(cell.getAttribute("r"))
                        .isEqualTo("@");
            }
        }
    }

    private static Document part(byte[] workbook, String name) {
        try (ZipFile zip = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(workbook))
                        .get();
                InputStream content = zip.getInputStream(zip.getEntry(name))) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(content);
        } catch (IOException | ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Element> elements(Document document, String name) {
        return elements(document.getDocumentElement(), name);
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static void each(byte[] workbook, Consumer<Row> look) {
        try (ReadableWorkbook book =
                        new ReadableWorkbook(new ByteArrayInputStream(workbook), new ReadingOptions(true, false));
                Stream<Row> rows = book.getFirstSheet().openStream()) {
            rows.forEach(look);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
