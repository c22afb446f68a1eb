package org.keqiao.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.keqiao.form.CodeTables;

/** Types answers into whatever fields a form shows, as a person would: kind by kind, in the order of the screen. */
final class FormTyping {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Visit visit;
    private final Locator scope;
    private final JsonNode form;
    private final JsonNode answers;
    private final Map<String, FilePayload> documents;

    /**
     * @param scope the part of the screen that holds the form
     * @param documents by kind
     */
    FormTyping(Visit visit, String scope, String formId, JsonNode answers, Map<String, FilePayload> documents) {
        this.visit = visit;
        this.scope = visit.page().locator(scope);
        this.answers = answers;
        this.documents = documents;
        try {
            form = JSON.readTree(shipped(formId).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The shipped form of this id, whichever matter it belongs to. */
    private static Path shipped(String formId) throws IOException {
        try (Stream<Path> matters = Files.list(Path.of("forms"))) {
            return matters.map(matter -> matter.resolve(formId + ".form"))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Types until nothing new appears; answers can bring fields forth. */
    void everything() {
        Set<String> done = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (String id : shown()) {
                if (done.add(id)) {
                    type(id.substring("field-".length()));
                    more = true;
                    break;
                }
            }
        }
        Assertions.assertThat(done).as("fields on %s", visit.page().url()).isNotEmpty();
    }

    @SuppressWarnings("unchecked")
    private List<String> shown() {
        return (List<String>) scope.locator("[id^='field-']")
                .evaluateAll("all => all.filter(e => e.checkVisibility()).map(e => e.id)");
    }

    private void type(String path) {
        Locator field = scope.locator("[id='field-" + path + "']");
        String classes = String.valueOf(field.getAttribute("class"));
        String kind = field.evaluate("e => e.localName").toString();
        if (classes.contains("kq-form-file")) {
            upload(field, path);
            return;
        }
        JsonNode answer = at(path);
        if (answer.isMissingNode()) {
            return;
        }
        switch (kind) {
            case "div" -> rows(field, answer.size());
            case "vaadin-text-field", "vaadin-text-area" -> {
                Locator input = field.locator("input, textarea");
                input.fill(answer.asText());
                input.blur();
            }
            case "vaadin-date-picker" -> date(field, answer.asText());
            case "vaadin-combo-box" -> choose(field, answer.asText());
            case "vaadin-checkbox" -> tick(field, answer.asBoolean());
            case "vaadin-radio-group" ->
                visit.click(
                        field.locator("vaadin-radio-button").nth(choices(path).indexOf(answer.asText())));
            case "vaadin-checkbox-group" ->
                answer.forEach(one ->
                        tick(field.locator("vaadin-checkbox").nth(choices(path).indexOf(one.asText())), true));
            default -> throw new AssertionError("no idea how to fill " + kind + " " + path);
        }
    }

    private void upload(Locator field, String path) {
        FilePayload document = documents.get(path.substring("documents.".length()));
        if (document != null) {
            field.locator("input[type=file]").setInputFiles(document);
            field.getByText(document.name).first().waitFor();
            visit.settle();
        }
    }

    private void rows(Locator list, int wanted) {
        while (list.locator(".kq-form-row").count() < wanted) {
            visit.click(list.locator("> vaadin-button"));
        }
    }

    private void date(Locator field, String day) {
        Locator input = field.locator("input");
        input.fill(day);
        input.press("Enter");
        visit.settle();
    }

    private void choose(Locator field, String code) {
        Locator input = field.locator("input");
        input.click();
        input.fill(code);
        visit.page()
                .waitForFunction(
                        "e => e.opened && !e.loading && e.filter === e.inputElement.value && e.filteredItems?.[0]?.label",
                        field.elementHandle());
        input.press("ArrowDown");
        input.press("Enter");
        visit.settle();
    }

    private void tick(Locator box, boolean wanted) {
        if (!box.evaluate("e => e.checked").equals(wanted)) {
            visit.click(box.locator("input"));
        }
    }

    /** The answer of a path such as {@code buyers[0].name}. */
    private JsonNode at(String path) {
        return answers.at("/" + path.replace("].", "/").replace("[", "/").replace(".", "/"));
    }

    /** Codes of a choice, in the order of the screen. */
    private List<String> choices(String path) {
        JsonNode field = find(form, List.of(path.replaceAll("\\[\\d+]", "").split("\\.")));
        String table = field.path("properties").path("table").asText("");
        if (!table.isEmpty()) {
            return CodeTables.shipped().options(table, LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"))).stream()
                    .map(CodeTables.Code::code)
                    .toList();
        }
        List<String> values = new ArrayList<>();
        field.path("values").forEach(value -> values.add(value.path("value").asText()));
        return values;
    }

    private static JsonNode find(JsonNode parent, List<String> keys) {
        for (JsonNode child : parent.path("components")) {
            String key = child.path("key").asText(child.path("path").asText(""));
            JsonNode found = child.path("components").isMissingNode()
                    ? key.equals(keys.get(0)) && keys.size() == 1 ? child : null
                    : find(child, key.equals(keys.get(0)) ? keys.subList(1, keys.size()) : keys);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
