package org.keqiao.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The example of a matter that ships with the product. Each copy is a contract of its own: another signing day, another
 * patent and other bytes, as a second real contract would have.
 */
public final class Example {

    private static final Path EXAMPLES = Path.of("docs", "examples");
    private static final AtomicInteger COPIES = new AtomicInteger();
    private static final int PATENTS = 10_000_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode root;
    private final int copy = COPIES.incrementAndGet();

    private Example(JsonNode root) {
        this.root = root;
    }

    public static Example of(String matter) {
        try {
            return new Example(JSON.readTree(EXAMPLES.resolve(matter + ".json").toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same in Quanzhou, where the tests' application stands: its enterprise instead of that of the example's city. */
    public static Example here(String matter) {
        try {
            String text = Files.readString(EXAMPLES.resolve(matter + ".json"));
            return new Example(JSON.readTree(text.replace("随县启航新材料科技有限公司", "晋江市海丝高分子材料有限公司")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The application's answers, to be changed freely. */
    public ObjectNode answers() {
        ObjectNode answers = root.path("answers").deepCopy();
        if (!answers.has("signDate")) {
            return answers;
        }
        answers.path("ipItems").forEach(item -> {
            if (item.has("number")) {
                ((ObjectNode) item).put("number", "ZL2003%08d".formatted(PATENTS + copy));
            }
        });
        LocalDate signed = LocalDate.parse(answers.path("signDate").asText());
        return answers.put("signDate", signed.minusDays(copy).toString());
    }

    public ObjectNode task(String formId) {
        return root.path("tasks").path(formId).deepCopy();
    }

    public boolean knows(String formId) {
        return root.path("tasks").has(formId);
    }

    /** The example's documents by kind: file name and bytes. */
    public Map<String, byte[]> documents() {
        Map<String, byte[]> documents = new LinkedHashMap<>();
        root.path("documents")
                .forEach(document -> documents.put(
                        document.path("kind").asText(),
                        bytes(document.path("file").asText())));
        return documents;
    }

    /** Uploads every document of the example to a draft. */
    public void attachTo(Api api, String user, String caseId) {
        for (JsonNode document : root.path("documents")) {
            String file = document.path("file").asText();
            api.upload(
                            user,
                            caseId,
                            document.path("kind").asText(),
                            Path.of(file).getFileName().toString(),
                            bytes(file))
                    .ok();
        }
    }

    /** Uploads a document of a kind that the example has none of. */
    public void attachTo(Api api, String user, String caseId, String kind) {
        api.upload(user, caseId, kind, kind + ".pdf", bytes("files/undertaking.pdf"))
                .ok();
    }

    static byte[] file(String file) {
        try {
            return Files.readAllBytes(EXAMPLES.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] bytes(String file) {
        try {
            byte[] original = Files.readAllBytes(EXAMPLES.resolve(file));
            byte[] comment = ("\n% copy " + copy + " " + System.nanoTime() + "\n").getBytes(StandardCharsets.US_ASCII);
            byte[] all = java.util.Arrays.copyOf(original, original.length + comment.length);
            System.arraycopy(comment, 0, all, original.length, comment.length);
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
