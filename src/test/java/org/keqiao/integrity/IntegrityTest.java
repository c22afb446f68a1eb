package org.keqiao.integrity;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Newcomers;
import org.keqiao.testing.Screens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Two people let a record into force and lift it; in between it stands at every gate. */
@KeqiaoTest
class IntegrityTest {

    private static final String RECORDS = "/integrity-records";

    @LocalServerPort
    private int port;

    @Autowired
    private Integrity integrity;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Clock clock;

    private Api api;
    private LocalDate today;

    @BeforeEach
    void connect() {
        api = new Api("http://localhost:" + port);
        today = LocalDate.now(clock);
    }

    private Map<String, Object> draft(String result, LocalDate from, LocalDate to) {
        Map<String, Object> draft = new HashMap<>();
        draft.put("uscc", code());
        draft.put("name", "厦门某科技有限公司");
        draft.put("kind", "RESEARCH_MISCONDUCT");
        draft.put("result", result);
        draft.put("source", "科诚处〔2026〕7号");
        draft.put("evidence", "处理决定书第三项：两年内不得申请财政资金。");
        draft.put("from", from.toString());
        draft.put("to", to == null ? null : to.toString());
        return draft;
    }

    private static String code() {
        return Newcomers.creditCode();
    }

    private JsonNode entered(String result, LocalDate from, LocalDate to) {
        return api.post("officer", RECORDS, draft(result, from, to)).ok();
    }

    @Test
    void aRecordCountsOnceAnotherPersonHasConfirmedIt() {
        JsonNode record = entered("BLOCK", today, null);
        String uscc = record.path("uscc").asText();
        String path = RECORDS + "/" + record.path("id").asText();
        assertThat(integrity.check(uscc).result()).isEqualTo(IntegrityResult.PASS);
        Api.Answer own = api.post("officer", path + "/confirmation", Map.of());
        assertThat(own.status()).isEqualTo(403);
        assertThat(own.text("code")).isEqualTo("SAME_PERSON");

        api.post("discipline", path + "/confirmation", Map.of()).ok();
        IntegrityCheck check = integrity.check(uscc);
        assertThat(check.isBlocked()).isTrue();
        assertThat(check.gravest().orElseThrow().source()).isEqualTo("科诚处〔2026〕7号");
        assertThat(api.post("discipline", path + "/confirmation", Map.of()).text("code"))
                .isEqualTo("NOTHING_TO_CONFIRM");

        api.post("discipline", path + "/lifting", Map.of("reason", "处理决定已撤销")).ok();
        assertThat(integrity.check(uscc).isBlocked())
                .as("it counts until it is lifted")
                .isTrue();
        assertThat(api.post("discipline", path + "/confirmation", Map.of()).status())
                .isEqualTo(403);
        api.post("officer", path + "/confirmation", Map.of()).ok();
        assertThat(integrity.check(uscc).result()).isEqualTo(IntegrityResult.PASS);
    }

    @Test
    void whatIsRejectedNeverCounts() {
        JsonNode record = entered("BLOCK", today, null);
        String path = RECORDS + "/" + record.path("id").asText();
        assertThat(api.post("discipline", path + "/rejection", Map.of("reason", " "))
                        .status())
                .isEqualTo(422);
        api.post("discipline", path + "/rejection", Map.of("reason", "同名单位")).ok();
        assertThat(integrity.check(record.path("uscc").asText()).records()).isEmpty();
    }

    @Test
    void theListGoesOnPageByPage() {
        String uscc = code();
        List<String> entered = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Map<String, Object> draft = draft("WARN", today, null);
            draft.put("uscc", uscc);
            entered.add(api.post("officer", RECORDS, draft).ok().path("id").asText());
        }
        // What waits comes first, and the newest of that.
        api.post("discipline", RECORDS + "/" + entered.get(2) + "/confirmation", Map.of())
                .ok();
        List<String> listed = new ArrayList<>();
        JsonNode page = api.get("officer", RECORDS + "?limit=1&q=" + uscc).ok();
        for (int i = 0; i < 3; i++) {
            assertThat(page.path("items")).hasSize(1);
            listed.add(page.path("items").path(0).path("id").asText());
            String next = page.path("next").asText(null);
            assertThat(next == null).isEqualTo(i == 2);
            page = i == 2
                    ? page
                    : api.get("officer", RECORDS + "?limit=1&q=" + uscc + "&cursor=" + next)
                            .ok();
        }
        assertThat(listed).containsExactly(entered.get(1), entered.get(0), entered.get(2));
        assertThat(api.get("officer", RECORDS + "?cursor=x").status()).isEqualTo(422);
    }

    @Test
    void aRecordCountsFromItsFirstToItsLastDay() {
        JsonNode past = entered("WARN", today.minusDays(9), today.minusDays(1));
        JsonNode coming = entered("WARN", today.plusDays(1), null);
        JsonNode now = entered("WARN", today, today);
        for (JsonNode record : new JsonNode[] {past, coming, now}) {
            api.post("discipline", RECORDS + "/" + record.path("id").asText() + "/confirmation", Map.of())
                    .ok();
        }
        assertThat(integrity.check(past.path("uscc").asText()).result()).isEqualTo(IntegrityResult.PASS);
        assertThat(integrity.check(coming.path("uscc").asText()).result()).isEqualTo(IntegrityResult.PASS);
        assertThat(integrity.check(now.path("uscc").asText()).result()).isEqualTo(IntegrityResult.WARN);
    }

    @Test
    void aMistakeIsToldAtItsField() {
        Map<String, Object> wrong = draft("BLOCK", today, today.minusDays(1));
        wrong.put("uscc", "913502");
        wrong.put("source", "");
        Api.Answer answer = api.post("officer", RECORDS, wrong);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("uscc", "source", "to");
    }

    @Test
    void itsPageShowsWhatWaitsAndConfirmsIt() {
        JsonNode record = entered("BLOCK", today, null);
        try (Screens screens = Screens.of(context, "discipline")) {
            UI.getCurrent().navigate("integrity-records");
            _get(TextField.class, spec -> spec.withPlaceholder("单位名称或者信用代码"))
                    .setValue(record.path("uscc").asText());
            Grid<?> grid = _get(Grid.class);
            assertThat(GridKt._size(grid)).isEqualTo(1);
            assertThat(result(grid).getClassNames()).contains(Tone.SOON.className());
            assertThat(result(grid).getElement().getTextRecursively()).contains("待确认");
            _click(_get(GridKt._getCellComponent(grid, 0, "doing"), Button.class, spec -> spec.withText("确认")));
            assertThat(result(grid).getClassNames()).contains(Tone.LATE.className());
        }
        assertThat(integrity.check(record.path("uscc").asText()).isBlocked()).isTrue();
    }

    private static StatusBadge result(Grid<?> grid) {
        return (StatusBadge) GridKt._getCellComponent(grid, 0, "result");
    }
}
