package org.keqiao.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page that the navigation leads to, for each kind of person, stands. */
@OnStage
class PagesJourneyIT {

    @ParameterizedTest
    @CsvSource({
        "sysadmin, CHINESE, 1280",
        "secadmin, ENGLISH, 1280",
        "auditor, CHINESE, 1280",
        "stationhead, ENGLISH, 1280",
        "enterprise, ENGLISH, 1280",
        "clerk, CHINESE, 390",
        "county, CHINESE, 1280",
        "officer, ENGLISH, 1280",
        "officer, CHINESE, 390",
        "finance, CHINESE, 1280",
        "deputy, ENGLISH, 390"
    })
    @SuppressWarnings("unchecked")
    void standForAllWhoAreLedThere(String user, Language language, int width, Stage stage) {
        try (Visit visit = stage.visit(language, width)) {
            visit.signIn(user);
            List<String> paths = (List<String>)
                    visit.page().locator("vaadin-side-nav-item").evaluateAll("all => all.map(e => e.path)");
            assertThat(paths).isNotEmpty();
            for (String path : paths) {
                goTo(visit, path);
                visit.passes(user + "-" + (path.isEmpty() ? "home" : path.replaceAll("\\W", "-")));
            }
        }
    }

    /** In the office by the navigation, on the phone by the address. */
    private static void goTo(Visit visit, String path) {
        String address = "/" + path.replaceFirst("^/", "");
        if (visit.width() == Visit.OFFICE) {
            visit.page()
                    .locator("vaadin-side-nav-item[path='" + path + "']")
                    .first()
                    .click();
            visit.page().waitForURL(url -> URI.create(url).getPath().equals(address));
            visit.settle();
        } else {
            visit.open(address);
        }
    }

    @ParameterizedTest
    @CsvSource({"CHINESE, 390", "ENGLISH, 1280"})
    void standForStrangers(Language language, int width, Stage stage) {
        try (Visit visit = stage.visit(language, width)) {
            visit.open("/").passes("front-door");
            visit.open("/register").passes("register");
            visit.open("/help").passes("help");
            visit.open("/verify").passes("verify-empty");
            visit.open("/calculator").passes("calculator");
            visit.open("/publicity").passes("publicity");
            visit.open("/intermediaries/public").passes("intermediaries");
        }
    }
}
