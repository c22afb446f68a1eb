package org.keqiao.process.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.keqiao.process.Bundle;
import org.keqiao.process.Fact;
import org.keqiao.process.FactDictionary;
import org.keqiao.security.Duty;

/** The sample matter, sound as it stands, and ways to spoil it. */
public final class Samples {

    public static final String MATTER = "sample-permit";

    private Samples() {}

    public static Bundle bundle() {
        Path folder = Path.of("src/test/resources/samples", MATTER);
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.computeIfPresent(Bundle.PROCESS, (path, xml) -> Diagrams.drawn(xml));
        return new Bundle(MATTER, files);
    }

    public static FactDictionary dictionary() {
        return new FactDictionary(
                MATTER,
                List.of(
                        new Fact("title", Fact.Type.TEXT, Duty.APPLICANT, true),
                        new Fact("amount", Fact.Type.MONEY, Duty.APPLICANT, true),
                        new Fact("certifiedAmount", Fact.Type.MONEY, Duty.REVIEW, false)));
    }

    /** The bundle with a passage of one file replaced; the drawing follows the model. */
    public static Bundle spoilt(String path, String passage, String by) {
        return spoilt(bundle(), path, passage, by);
    }

    public static Bundle spoilt(Bundle bundle, String path, String passage, String by) {
        String text = bundle.file(path).orElseThrow();
        assertThat(text).as("what is to be spoilt").contains(passage);
        String changed = text.replace(passage, by);
        return bundle.with(path, path.equals(Bundle.PROCESS) ? Diagrams.drawn(changed) : changed);
    }
}
