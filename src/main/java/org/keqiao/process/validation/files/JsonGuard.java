package org.keqiao.process.validation.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;

/** Reads JSON as a stream before anything is built from it: size, depth, no name twice. */
public final class JsonGuard {

    private static final int MOST_TOKENS = 100_000;

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(XmlReading.DEEPEST)
                    .maxNumberLength(50)
                    .maxStringLength(XmlReading.LARGEST_BYTES)
                    .build())
            .build();

    private JsonGuard() {}

    /** True when the text is one JSON object that may be read any further. */
    public static boolean passes(String file, String text, Findings findings) {
        if (!XmlReading.fits(file, text, findings)) {
            return false;
        }
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                findings.error(file, null, "MALFORMED", 1);
                return false;
            }
            int tokens = 1;
            int depth = 1;
            JsonToken token = parser.nextToken();
            while (token != null) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (++tokens > MOST_TOKENS || depth == 0 && parser.nextToken() != null) {
                    findings.error(file, null, "MALFORMED", 0);
                    return false;
                }
                token = depth == 0 ? null : parser.nextToken();
            }
            if (depth != 0) {
                findings.error(file, null, "MALFORMED", 0);
            }
            return depth == 0;
        } catch (IOException e) {
            int line = e instanceof com.fasterxml.jackson.core.JsonProcessingException j && j.getLocation() != null
                    ? j.getLocation().getLineNr()
                    : 0;
            findings.error(file, null, "MALFORMED", line);
            return false;
        }
    }
}
