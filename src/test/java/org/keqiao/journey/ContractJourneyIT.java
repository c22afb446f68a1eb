package org.keqiao.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keqiao.acceptance.Example;

/** A technology contract from the empty form to a certificate that a stranger verifies, all by hand. */
@OnStage
class ContractJourneyIT {

    private static final String MATTER = "contract-certification";
    private static final Pattern DRAFT = Pattern.compile(".*/applications/([0-9a-f-]{36}).*");

    @ParameterizedTest
    @EnumSource(Language.class)
    void endsInACertificateThatAnybodyVerifies(Language language, Stage stage) {
        Example example = Example.of(MATTER);
        String caseId = files(stage, language, example);
        String number = stage.api()
                .get("enterprise", "/cases/" + caseId)
                .ok()
                .path("caseNumber")
                .asText();

        works(stage, language, "clerk", number, "contract-intake", example);
        works(stage, language, "registrar", number, "contract-technical-review", example);
        works(stage, language, "rechecker", number, "contract-second-review", example);

        seesTheCertificate(stage, language, caseId);
        verifies(stage, language, Certificates.qrCodeOf(stage.api(), caseId));
    }

    /** The enterprise on its phone; gives the case's id. */
    private static String files(Stage stage, Language language, Example example) {
        try (Visit visit = stage.visit(language, Visit.PHONE)) {
            visit.open("/login").reads(visit.say("security.login")).passes("login");
            visit.signIn("enterprise");
            visit.open("/catalogue").reads(visit.say("applicant.catalogue")).passes("catalogue");
            visit.click(visit.page().locator("a[href='apply/" + MATTER + "']").first());
            visit.button("applicant.begin").waitFor();
            visit.passes("apply");
            visit.click(visit.button("applicant.begin"));
            visit.page().waitForURL(DRAFT);
            String id = DRAFT.matcher(visit.page().url()).replaceFirst("$1");
            visit.passes("tasks");
            visit.click(visit.page().locator(".kq-tasks a").first());
            visit.page().waitForURL("**/sections/*");
            fillSections(visit, example);

            visit.page().waitForURL("**/applications/" + id);
            assertEqual(stage, id, example);
            visit.click(visit.link("applicant.toCheck"));
            visit.reads(visit.say("applicant.check")).passes("check");
            visit.click(visit.button("applicant.submit"));
            visit.reads(visit.say("applicant.submitted")).passes("submitted");
            visit.click(visit.link("applicant.toCase"));
            visit.page().locator("#applicant-doing").waitFor();
            visit.passes("tracker");
            visit.open("/my-cases").reads(visit.say("applicant.cases")).passes("my-cases");
            return id;
        }
    }

    private static void fillSections(Visit visit, Example example) {
        Map<String, FilePayload> documents = new LinkedHashMap<>();
        example.documents()
                .forEach(
                        (kind, bytes) -> documents.put(kind, new FilePayload(kind + ".pdf", "application/pdf", bytes)));
        JsonNode answers = example.answers();
        String last = "";
        while (visit.page().url().contains("/sections/")) {
            String section = visit.page().url();
            assertThat(section).as("the way on").isNotEqualTo(last);
            last = section;
            new FormTyping(visit, ".kq-form-pane", "contract-application", answers, documents).everything();
            visit.passes("section-" + section.replaceAll(".*/", ""));
            visit.button("applicant.section.next").click();
            visit.page().waitForURL(url -> !url.equals(section));
            visit.page().locator("h1").waitFor();
            visit.settle();
        }
    }

    /** What the product keeps is what was meant to be typed. */
    private static void assertEqual(Stage stage, String id, Example example) {
        JsonNode kept = stage.api().get("enterprise", "/cases/" + id).ok().path("answers");
        example.answers().fields().forEachRemaining(answer -> {
            if (!answer.getKey().equals("signDate")) {
                assertCovers(answer.getKey(), kept.path(answer.getKey()), answer.getValue());
            }
        });
    }

    private static void assertCovers(String path, JsonNode kept, JsonNode meant) {
        if (meant.isObject()) {
            meant.fields()
                    .forEachRemaining(inner ->
                            assertCovers(path + "." + inner.getKey(), kept.path(inner.getKey()), inner.getValue()));
        } else if (meant.isArray() && meant.path(0).isObject()) {
            for (int i = 0; i < meant.size(); i++) {
                assertCovers(path + "[" + i + "]", kept.path(i), meant.path(i));
            }
        } else if (meant.isArray()) {
            assertThat(kept).as(path).containsExactlyInAnyOrderElementsOf(meant);
        } else if (!(meant.isBoolean() && !meant.asBoolean())) {
            assertThat(kept.asText()).as(path).isEqualTo(meant.asText());
        }
    }

    /** An officer takes the step out of the inbox and ends it by its first way ahead. */
    private static void works(
            Stage stage, Language language, String officer, String number, String formId, Example example) {
        try (Visit visit = stage.visit(language, Visit.OFFICE)) {
            Page page = visit.page();
            visit.signIn(officer);
            visit.open("/inbox?queue=claimable").reads(visit.say("inbox.title"));
            Locator row = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(number));
            row.waitFor();
            visit.passes("inbox-" + officer);
            visit.click(row);
            visit.button("inbox.claimAndWork").waitFor();
            visit.passes("case-" + officer + "-unclaimed");
            visit.click(visit.button("inbox.claimAndWork"));
            page.locator(".kq-outcomes").waitFor();
            new FormTyping(visit, ".kq-decision", formId, example.task(formId), Map.of()).everything();
            page.getByLabel(visit.say("inbox.opinion"), new Page.GetByLabelOptions().setExact(true))
                    .fill("按规定办理。");
            visit.passes("case-" + officer);
            if (officer.equals("registrar")) {
                looksThroughTheFile(visit);
            }
            visit.click(page.locator(".kq-outcomes vaadin-button[theme~=primary]"));
            page.waitForURL("**/inbox*");
            visit.reads(visit.say("inbox.title"));
            assertThat(row).hasCount(0);
        }
    }

    private static void looksThroughTheFile(Visit visit) {
        Locator tabs = visit.page().locator(".kq-case vaadin-tab");
        for (int i = 1; i < tabs.count(); i++) {
            visit.click(tabs.nth(i));
            visit.passes("case-tab-" + i);
        }
        visit.click(tabs.first());
    }

    private static void seesTheCertificate(Stage stage, Language language, String caseId) {
        try (Visit visit = stage.visit(language, Visit.PHONE)) {
            visit.signIn("enterprise").open("/my-cases/" + caseId);
            assertThat(visit.page().locator("vaadin-app-layout"))
                    .containsText(visit.say("applicant.doing.closed.DECIDED_POSITIVE"));
            assertThat(visit.link("applicant.verify").first()).isVisible();
            visit.passes("tracker-certified");
        }
    }

    /** A stranger with a phone that runs no scripts. */
    private static void verifies(Stage stage, Language language, String url) {
        try (Visit visit = stage.visitWithoutScripts(language, Visit.PHONE)) {
            visit.open(url);
            assertThat(visit.page().locator("#result")).hasText(visit.say("register.state.VALID"));
        }
        try (Visit visit = stage.visit(language, Visit.PHONE)) {
            visit.open(url).passes("verified");
            visit.open(url.replaceAll("code=.*", "code=ABCD2345"));
            assertThat(visit.page().locator("#result")).hasCount(0);
            visit.passes("not-verified");
            visit.open("/verify").passes("verify");
        }
    }
}
