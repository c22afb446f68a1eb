package org.keqiao.casefile.batch;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.upload.Upload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Contract;
import org.keqiao.shared.ui.Paths;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Screens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A table of contracts becomes drafts, all of them or none, and says cell by cell what is wrong. */
@KeqiaoTest
class BatchFilingTest {

    private static final String IMPORT = "/cases/import?matter=contract-certification";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api("http://localhost:" + port);
    }

    private Api.Answer send(String user, List<List<String>> rows) {
        return api.uploadTo(user, IMPORT, "x", "contracts.csv", CsvText.write(rows));
    }

    /** The example's answers as a row: keys and texts. */
    private Map<String, String> example() {
        Map<String, String> cells = new LinkedHashMap<>();
        flatten("", Contract.of(api).answers(), cells);
        return cells;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> cells) {
        if (node.isObject()) {
            Iterator<Map.Entry<String, JsonNode>> fields = node.fields();
            fields.forEachRemaining(field ->
                    flatten(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), cells));
        } else if (node.isArray() && node.path(0).isObject()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(path + "[" + i + "]", node.path(i), cells);
            }
        } else if (node.isArray()) {
            List<String> codes = new ArrayList<>();
            node.forEach(code -> codes.add(code.asText()));
            cells.put(path, String.join("、", codes));
        } else {
            cells.put(path, node.asText());
        }
    }

    private long drafts(String title) {
        return api.get("university", "/cases?status=DRAFT&q=" + title)
                .ok()
                .path("items")
                .size();
    }

    @Test
    void makesADraftOfEachRowAndSaysWhatIsWrongCellByCell() {
        Map<String, String> good = example();
        good.keySet().removeIf(key -> key.startsWith("seller.uscc") || key.equals("seller.name"));
        good.put("title", "批量合同甲" + System.nanoTime());
        good.put("category", "技术开发");
        Map<String, String> bad = new LinkedHashMap<>(good);
        bad.put("title", "批量合同乙");
        bad.put("buyers[0].uscc", "91350582MA13ABCD0M");
        bad.put("isClassified", "也许");
        List<String> keys = List.copyOf(good.keySet());

        JsonNode report = send(
                        "university", List.of(keys, List.copyOf(good.values()), List.of(), List.copyOf(bad.values())))
                .ok();

        assertThat(report.path("drafts").asInt()).isEqualTo(2);
        JsonNode first = report.path("items").path(0);
        assertThat(first.path("row").asInt()).isEqualTo(2);
        assertThat(first.path("errors")).isEmpty();
        JsonNode answers = api.get("university", "/cases/" + first.path("id").asText())
                .ok()
                .path("answers");
        assertThat(answers.path("category").asText()).isEqualTo("DEVELOPMENT");
        assertThat(answers.path("amountItems").path(1).path("amount").asText()).isEqualTo("200000.00");
        assertThat(answers.path("seller").path("uscc").asText())
                .as("what the profile knows")
                .isEqualTo("123505004892500124");

        JsonNode second = report.path("items").path(1);
        assertThat(second.path("row").asInt()).isEqualTo(4);
        assertThat(second.path("errors"))
                .extracting(error ->
                        error.path("cell").asText() + " " + error.path("field").asText() + " "
                                + error.path("code").asText())
                .containsExactlyInAnyOrder(
                        ImportTable.letters(keys.indexOf("buyers[0].uscc")) + "4 buyers[0].uscc usccCheck",
                        ImportTable.letters(keys.indexOf("isClassified")) + "4 isClassified yesNo");
    }

    @Test
    void takesNothingOfATableWithAnUnknownColumn() {
        String title = "不会有的草稿" + System.nanoTime();
        Api.Answer refused = send("university", List.of(List.of("title", "tittle"), List.of(title, "x")));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("errors").path(0).path("field").asText()).isEqualTo("tittle");
        assertThat(drafts(title)).isZero();
    }

    @Test
    void takesNoMoreThanTwoHundredRows() {
        String title = "第二百零一行" + System.nanoTime();
        List<List<String>> rows = new ArrayList<>(List.of(List.of("title")));
        for (int i = 0; i <= ImportTable.MOST_ROWS; i++) {
            rows.add(List.of(title));
        }
        Api.Answer refused = send("university", rows);

        assertThat(refused.body().path("code").asText()).isEqualTo("IMPORT_TOO_MANY");
        assertThat(drafts(title)).as("nothing half imported").isZero();
    }

    @Test
    void isForThoseWhoMayFile() {
        List<List<String>> rows = List.of(List.of("title"), List.of("x"));
        assertThat(send("person", rows).status()).isEqualTo(403);
        assertThat(send("registrar", rows).status()).isEqualTo(403);
        assertThat(send("university", List.of()).body().path("code").asText()).isEqualTo("IMPORT_EMPTY");
    }

    @Test
    void offersTheTemplateAndAPlaceToUploadIt() {
        Api.Answer csv = api.get(null, "/matters/contract-certification/import-template?format=CSV");
        assertThat(new String(csv.bytes(), StandardCharsets.UTF_8))
                .contains("buyers[0].uscc", "项目名称 *", "Project title *");
        try (Screens university = Screens.of(context, "university")) {
            Paths.open("import/contract-certification");
            assertThat(_find(Upload.class)).hasSize(1);
            assertThat(_find(Anchor.class).stream().map(Anchor::getHref))
                    .anyMatch(link -> link.endsWith("import-template?format=XLSX"));
        }
    }
}
