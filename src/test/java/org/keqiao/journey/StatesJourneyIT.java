package org.keqiao.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keqiao.acceptance.Contract;

/** What the straight way never shows: pages that are empty, that complain, that ask back; for each kind of person. */
@OnStage
class StatesJourneyIT {

    private static final String MATTER = "contract-certification";

    @ParameterizedTest
    @EnumSource(Language.class)
    void aStrangerIsToldWhatWasWrong(Language language, Stage stage) {
        try (Visit visit = stage.visit(language, Visit.PHONE)) {
            visit.open("/login");
            visit.page().locator("input[name=username]").fill("nobody-" + language.tag);
            visit.page().locator("input[name=password]").fill("wrong");
            visit.click(visit.page().locator("vaadin-login-form vaadin-button").first());
            visit.page().waitForURL("**/login?error**");
            visit.passes("login-wrong");
            visit.open("/register");
            visit.click(visit.page().locator("vaadin-button[theme~=primary]").first());
            assertThat(visit.page().locator("[invalid]").first()).isVisible();
            visit.passes("register-wrong");
            visit.open("/nowhere").passes("not-found");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void anApplicantSeesWhatIsMissingAndIsAskedBeforeWithdrawing(Language language, Stage stage) {
        String draft = stage.api()
                .post("enterprise", "/cases", Map.of("matter", MATTER, "answers", Map.of()))
                .ok()
                .path("id")
                .asText();
        String submitted = Contract.of(stage.api()).submitted().id();
        try (Visit visit = stage.visit(language, Visit.PHONE)) {
            visit.signIn("enterprise");
            visit.open("/applications/" + draft + "/check").reads(visit.say("applicant.check"));
            visit.passes("check-unfinished");
            visit.click(visit.button("applicant.submit"));
            assertThat(visit.page().locator(".kq-errors")).isVisible();
            visit.passes("check-errors");
            visit.click(visit.page().locator(".kq-errors a").first());
            visit.page().waitForURL("**/sections/*");
            visit.passes("section-from-error");

            visit.open("/my-cases/" + submitted);
            visit.click(visit.button("applicant.withdraw"));
            Locator dialog = visit.page().getByRole(AriaRole.DIALOG);
            assertThat(dialog).isVisible();
            visit.passes("withdrawal");
            visit.click(dialog.getByRole(
                    AriaRole.BUTTON,
                    new Locator.GetByRoleOptions()
                            .setName(visit.say("applicant.withdraw"))
                            .setExact(true)));
            assertThat(visit.page().getByText(visit.say("applicant.withdraw.reason.missing")))
                    .isVisible();
            visit.passes("withdrawal-wrong");
        }
        stage.api().delete("enterprise", "/cases/" + draft);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void anOfficerSeesWhatADecisionLacks(Language language, Stage stage) {
        Contract contract = Contract.of(stage.api()).submitted();
        String task = contract.task("clerk", "contract-intake");
        stage.api().post("clerk", "/tasks/" + task + "/claim", Map.of()).ok();
        try (Visit visit = stage.visit(language, Visit.OFFICE)) {
            Page page = visit.page();
            visit.signIn("clerk");
            visit.open("/inbox?q=nothing-of-this-name").passes("inbox-empty");
            visit.open("/case-file/" + contract.id());
            page.locator(".kq-outcomes").waitFor();
            visit.click(page.locator(".kq-outcomes vaadin-button[theme~=primary]"));
            assertThat(page.locator(".kq-decision [invalid]").first()).isVisible();
            visit.passes("decision-wrong");
            visit.click(page.locator(".kq-outcomes vaadin-button").nth(1));
            visit.passes("decision-correction");
            // While a notice is written it stands in the place of the other ways.
            assertThat(page.locator(".kq-outcomes")).isHidden();
            visit.click(visit.button("shell.cancel"));
            page.locator(".kq-outcomes").waitFor();
            visit.click(page.locator(".kq-outcomes vaadin-button[theme~=error]"));
            assertThat(page.getByRole(AriaRole.ALERTDIALOG)).isVisible();
            visit.passes("decision-refuse");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void anAdministratorSeesWhatAnAccountLacks(Language language, Stage stage) {
        try (Visit visit = stage.visit(language, Visit.OFFICE)) {
            visit.signIn("sysadmin");
            visit.open("/accounts").reads(visit.say("security.accounts")).passes("accounts");
            visit.click(visit.button("security.accounts.create"));
            Locator dialog = visit.page().getByRole(AriaRole.DIALOG);
            assertThat(dialog).isVisible();
            visit.passes("account-dialog");
            visit.click(visit.button("security.save"));
            assertThat(dialog.locator("[invalid]").first()).isVisible();
            visit.passes("account-dialog-wrong");
        }
    }
}
