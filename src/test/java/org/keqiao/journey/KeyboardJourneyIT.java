package org.keqiao.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keqiao.acceptance.Contract;

/** The main pages without a mouse, and in the narrowest window. It needs nobody's traces: it runs beside the other journeys. */
@ExtendWith(Stage.OwnResolver.class)
class KeyboardJourneyIT {

    private static final int NARROWEST = 320;

    /** Names what is wider than the window, outermost first. */
    private static final String STICKING_OUT = "() => [...document.querySelectorAll('body *')]"
            + ".filter(e => e.getBoundingClientRect().right > innerWidth + 1).slice(0, 8)"
            + ".map(e => e.localName + '.' + e.className).join(', ')";

    @ParameterizedTest
    @CsvSource({
        "-, /login, CHINESE",
        "-, /verify, ENGLISH",
        "-, /forgot-password, CHINESE",
        "enterprise, /my-cases, ENGLISH",
        "enterprise, /my-cases/{case}, CHINESE",
        "enterprise, /apply/contract-certification, CHINESE",
        "clerk, /inbox?queue=claimable, CHINESE",
        "clerk, /case-file/{case}, ENGLISH",
        "sysadmin, /accounts, CHINESE"
    })
    void everyStopIsSeenAndNothingCoversIt(String user, String path, Language language, Stage stage) {
        String caseId =
                path.contains("{") ? Contract.of(stage.api()).submitted().id() : "";
        try (Visit visit = stage.visit(language, Visit.OFFICE)) {
            if (!user.equals("-")) {
                visit.signIn(user);
            }
            visit.open(path.replace("{case}", caseId));
            Page page = visit.page();
            page.locator("h1").first().waitFor();
            visit.settle();
            List<String> findings = Keyboard.findings(page);
            assertThat(findings).as(path).isEmpty();
            page.setViewportSize(NARROWEST, 640);
            visit.settle();
            assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
                    .as("%s in %d pixels: %s", path, NARROWEST, page.evaluate(STICKING_OUT))
                    .isEqualTo(NARROWEST);
        }
    }
}
