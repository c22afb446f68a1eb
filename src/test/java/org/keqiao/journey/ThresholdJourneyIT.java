package org.keqiao.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keqiao.acceptance.Contract;

/**
 * The bureau lowers the threshold of the large contract from 500 to 300 ten thousands: a designer changes the cell, the replay
 * marks exactly the contracts between, a second person lets it into force, the next contract goes the new way.
 */
@OnStage
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThresholdJourneyIT {

    private static final String STUDIO = "/studio/contract-certification";
    private static final String TABLE = "decisions/expert-trigger.dmn";
    private static final String TESTS = "table-tests/expert-trigger.json";
    private static final String DRAFT = "/studio/matters/contract-certification/draft";
    private static final BigDecimal LOW = new BigDecimal("3000000");
    private static final BigDecimal HIGH = new BigDecimal("5000000");
    private static final int DESK = 1440;
    private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
            new LocatorAssertions.IsVisibleOptions().setTimeout(90_000);

    private final Map<String, String> shipped = new HashMap<>();
    private Stage stage;

    @Test
    void lowersTheThresholdOfTheLargeContract(Stage stage) {
        this.stage = stage;
        for (String path : List.of(TABLE, TESTS)) {
            shipped.put(
                    path,
                    new String(
                            stage.api()
                                    .get("designer", DRAFT + "/files/" + path)
                                    .bytes(),
                            StandardCharsets.UTF_8));
        }
        for (String amount : List.of("2999999.99", "3000000.00", "4999999.99")) {
            Contract.over(amount, stage.api()).certifiedWhole();
        }
        Contract.over("5000000.00", stage.api()).certifiedAsLarge();
        List<String> between = between(stage);
        assertThat(between).hasSizeGreaterThanOrEqualTo(2);

        try (Visit visit = stage.visit(Language.CHINESE, DESK)) {
            visit.signIn("designer");
            changesTheCell(visit);
            visit.open(STUDIO).click(visit.button("studio.check"));
            assertThat(visit.page().locator(".kq-section [role=status]").first())
                    .containsText(visit.say("studio.check.sound"));
            assertThat(marked(visit)).containsExactlyInAnyOrderElementsOf(between);
            visit.passes("replay-threshold");
            submits(visit);
        }
        try (Visit visit = stage.visit(Language.ENGLISH, DESK)) {
            visit.signIn("publisher");
            visit.open(STUDIO + "/publish").reads(visit.say("publishing.title"));
            // The second person sees what the first one saw: the replay, the changed cell.
            assertThat(visit.page().getByText("≥ CNY 3,000,000.00").first()).isVisible();
            assertThat(visit.page()
                            .getByText(visit.say("publishing.proof.passed"))
                            .first())
                    .isVisible();
            visit.passes("publish-threshold");
            visit.click(visit.button("studio.approve"));
            assertThat(visit.page().getByText(visit.say("studio.noChange"))).isVisible();
        }
        Contract next = Contract.over("3500000.00", stage.api())
                .submitted()
                .does("clerk", "contract-intake", "accept")
                .reviewedWhole();
        next.task("registrar", "contract-expert-opinion");
    }

    private static void changesTheCell(Visit visit) {
        visit.open(STUDIO + "/edit?file=" + TABLE);
        Page page = visit.page();
        Locator cell = page.locator("kq-table-editor td[data-element-id=Large_3]");
        visit.click(cell);
        Locator value = page.locator("#table-value input");
        assertThat(value).hasValue(Pattern.compile("5,?000,?000.*"));
        value.fill("3000000");
        value.press("Tab");
        visit.settle();
        // The rows that are kept with the table say where the old threshold was; they move with it.
        expects(visit, 1, "3000000.00");
        expects(visit, 2, "2999999.99");
        assertThat(page.locator(".kq-saved"))
                .containsText(visit.say("shell.save.done", "").strip());
    }

    private static void expects(Visit visit, int row, String amount) {
        Locator cell = visit.page().getByLabel(visit.say("studio.table.tests.cell", row, "核定技术交易额"));
        cell.fill(amount);
        cell.press("Tab");
        visit.settle();
    }

    /** Numbers of the cases that the replay says would go another way. */
    private static List<String> marked(Visit visit) {
        visit.open(STUDIO + "/replay").click(visit.page().locator("#replay-start"));
        Page page = visit.page();
        assertThat(page.locator("#replay-stop"))
                .not()
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(90_000));
        Locator way = page.locator("#replay-counts vaadin-button")
                .filter(new Locator.FilterOptions().setHasText(visit.say("studio.kindOf.WAY")));
        assertThat(way).isVisible(PATIENTLY);
        visit.click(way);
        assertThat(way).hasAttribute("aria-pressed", "true");
        return page.locator("#replay-cases a").allInnerTexts();
    }

    private static void submits(Visit visit) {
        visit.open(STUDIO + "/publish").reads(visit.say("publishing.title"));
        visit.page().getByLabel(visit.say("studio.note")).fill("大额合同的标准由 500 万元改为 300 万元。");
        visit.passes("publish-submission");
        visit.click(visit.button("studio.submit"));
        assertThat(visit.page().getByText(visit.say("studio.state.SUBMITTED")).first())
                .isVisible();
    }

    /** By the register's amounts, not by what any table says. */
    private static List<String> between(Stage stage) {
        List<String> found = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonNode page = stage.api()
                    .get("deputy", "/register?limit=100" + (next.isEmpty() ? "" : "&cursor=" + next))
                    .ok();
            for (JsonNode one : page.path("items")) {
                BigDecimal amount = new BigDecimal(one.path("technicalAmount").asText("0"));
                if (amount.compareTo(LOW) >= 0 && amount.compareTo(HIGH) < 0) {
                    found.add(caseNumber(stage, one.path("id").asText()));
                }
            }
            next = page.path("next").asText(null);
        }
        return found;
    }

    private static String caseNumber(Stage stage, String certificate) {
        return stage.api()
                .get("deputy", "/register/" + certificate)
                .ok()
                .path("caseNumber")
                .asText();
    }

    /** The other journeys expect the shipped way, whatever came of this one. */
    @AfterAll
    void theShippedWayAgain() {
        if (stage == null) {
            return;
        }
        stage.api().delete("designer", DRAFT + "/submission");
        stage.api().delete("designer", DRAFT);
        shipped.forEach((path, content) -> stage.api().putFile("designer", DRAFT + "/files/" + path, content));
        if (stage.api().post("designer", DRAFT + "/submission", Map.of()).status() == 200) {
            stage.api().post("publisher", DRAFT + "/approval", Map.of()).ok();
        } else {
            // Nothing was published: the draft says nothing new.
            stage.api().delete("designer", DRAFT);
        }
    }
}
