package org.keqiao.document;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** OFD: a zip of bounded size with harmless names and an {@code OFD.xml} that begins an OFD document. */
final class OfdInspection {

    private static final int MOST_ENTRIES = 5_000;
    private static final long MOST_BYTES = 400L * 1024 * 1024;
    private static final long WORST_RATIO = 200;
    private static final int LOCAL_HEADER = 0x504b0304;
    private static final Set<String> FOREIGN = Set.of(
            "zip", "jar", "class", "exe", "dll", "so", "js", "vbs", "bat", "cmd", "sh", "html", "htm", "jsp", "php");

    private OfdInspection() {}

    static void inspect(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            if (in.readInt() != LOCAL_HEADER) {
                throw Reception.unsupported("FILE_CONTENT");
            }
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            checkNames(zip);
            checkSizes(zip, Files.size(file));
            ZipEntry entry = zip.getEntry("OFD.xml");
            if (entry == null) {
                throw Reception.unsupported("FILE_CONTENT");
            }
            try (InputStream in = zip.getInputStream(entry)) {
                checkRoot(in);
            }
        }
    }

    private static void checkNames(ZipFile zip) {
        if (zip.size() > MOST_ENTRIES) {
            throw FileInspector.bomb();
        }
        Set<String> names = new HashSet<>();
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            String name = all.nextElement().getName();
            boolean escapes = name.indexOf('\\') >= 0
                    || name.indexOf('\0') >= 0
                    || name.indexOf(':') >= 0
                    || name.startsWith("/")
                    || List.of(name.split("/", -1)).contains("..");
            String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            if (escapes || FOREIGN.contains(extension) || !names.add(name.toLowerCase(Locale.ROOT))) {
                throw FileInspector.dangerous();
            }
        }
    }

    /** Unpacks to nowhere: what the directory says about sizes need not be true. */
    private static void checkSizes(ZipFile zip, long packed) throws IOException {
        long most = Math.min(MOST_BYTES, Math.max(packed * WORST_RATIO, 1L << 20));
        long total = 0;
        byte[] chunk = new byte[64 * 1024];
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            try (InputStream in = zip.getInputStream(entry)) {
                for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                    total += n;
                    if (total > most) {
                        throw FileInspector.bomb();
                    }
                }
            }
        }
    }

    private static void checkRoot(InputStream in) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new BufferedInputStream(in));
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.DTD) {
                    throw FileInspector.dangerous();
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    if (!xml.getLocalName().equals("OFD")) {
                        throw Reception.unsupported("FILE_CONTENT");
                    }
                    return;
                }
            }
        } catch (XMLStreamException e) {
            throw FileInspector.damaged();
        }
        throw FileInspector.damaged();
    }
}
