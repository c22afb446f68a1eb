package org.keqiao.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.lang.Nullable;

/** What people do with a case in the browser, whatever it is about: fill in and submit, take a step and end it. */
final class CaseWork {

    private static final Pattern DRAFT = Pattern.compile(".*/applications/([0-9a-f-]{36}).*");
    private static final Pattern CASE = Pattern.compile(".*/case-file/([0-9a-f-]{36}).*");

    private CaseWork() {}

    /** Documents as a browser uploads them, by kind. */
    static Map<String, FilePayload> payloads(Map<String, byte[]> documents) {
        Map<String, FilePayload> payloads = new LinkedHashMap<>();
        documents.forEach(
                (kind, bytes) -> payloads.put(kind, new FilePayload(kind + ".pdf", "application/pdf", bytes)));
        return payloads;
    }

    /** Fills in every part of the draft that is being opened, and submits it; gives its id. */
    static String files(Visit visit, String formId, JsonNode answers, Map<String, FilePayload> documents) {
        visit.page().waitForURL(DRAFT);
        String id = DRAFT.matcher(visit.page().url()).replaceFirst("$1");
        visit.click(visit.page().locator(".kq-tasks a").first());
        visit.page().waitForURL("**/sections/*");
        while (visit.page().url().contains("/sections/")) {
            String section = visit.page().url();
            new FormTyping(visit, ".kq-form-pane", formId, answers, documents).everything();
            visit.button("applicant.section.next").click();
            visit.page().waitForURL(url -> !url.equals(section));
            visit.page().locator("h1").waitFor();
            visit.settle();
        }
        visit.click(visit.link("applicant.toCheck"));
        visit.click(visit.button("applicant.submit"));
        visit.reads(visit.say("applicant.submitted"));
        return id;
    }

    /** The id of the case whose file is being opened. */
    static String opened(Visit visit) {
        visit.page().waitForURL(CASE);
        visit.settle();
        return CASE.matcher(visit.page().url()).replaceFirst("$1");
    }

    /** An officer takes the step out of the inbox and ends it by its first way ahead. */
    static void works(Stage stage, String officer, String number, String formId, JsonNode answers) {
        works(stage, Language.CHINESE, officer, number, formId, answers);
    }

    static void works(Stage stage, Language language, String officer, String number, String formId, JsonNode answers) {
        try (Visit visit = stage.visit(language, Visit.OFFICE)) {
            visit.signIn(officer).open("/inbox?queue=claimable").reads(visit.say("inbox.title"));
            visit.click(visit.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(number)));
            ends(visit, formId, answers);
            visit.page().waitForURL("**/inbox*");
            visit.reads(visit.say("inbox.title"));
        }
    }

    /** @param answers null to leave the form as it starts */
    static void ends(Visit visit, String formId, @Nullable JsonNode answers) {
        visit.click(visit.button("inbox.claimAndWork"));
        Page page = visit.page();
        page.locator(".kq-outcomes").waitFor();
        if (answers != null) {
            new FormTyping(visit, ".kq-decision", formId, answers, Map.of()).everything();
        }
        page.getByLabel(visit.say("inbox.opinion"), new Page.GetByLabelOptions().setExact(true))
                .fill("按规定办理。");
        visit.passes("works-" + formId);
        visit.click(page.locator(".kq-outcomes vaadin-button[theme~=primary]"));
    }
}
