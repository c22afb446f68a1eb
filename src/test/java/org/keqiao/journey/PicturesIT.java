package org.keqiao.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.keqiao.acceptance.Api;

/** Pictures of the main screens with the demo's cases in them, for the README and for looking at. */
@EnabledIfSystemProperty(named = "keqiao.screenshots", matches = "true")
class PicturesIT {

    private static final Path PICTURES = Path.of("target", "screenshots", "demo");

    @Test
    void ofTheMainScreens() {
        try (Product product = Product.start();
                Playwright playwright = Chromium.playwright();
                Browser browser = playwright.chromium().launch(Chromium.options())) {
            awaitSamples(new Api(product.url("")));
            for (Language language : Language.values()) {
                for (int width : new int[] {Visit.OFFICE, Visit.PHONE}) {
                    officer(browser, product, language, width);
                    applicant(browser, product, language, width);
                }
            }
        }
    }

    /** The demo fills itself while it already serves. */
    private static void awaitSamples(Api api) {
        for (int second = 0; second < 240; second++) {
            if (api.get("clerk", "/tasks?queue=claimable").ok().path("items").size() >= 5) {
                return;
            }
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        }
        throw new AssertionError("no sample cases");
    }

    private static void officer(Browser browser, Product product, Language language, int width) {
        try (Visit visit = new Visit(new Windows(browser), product, language, width, true)) {
            visit.signIn("clerk");
            visit.open("/inbox?queue=claimable");
            visit.page().locator(".kq-case-link").first().waitFor();
            picture(visit, "inbox", width);
            visit.click(visit.page().locator(".kq-case-link").first());
            visit.page().locator(".kq-decision").waitFor();
            picture(visit, "case", width);
            visit.open("/cases");
            picture(visit, "cases", width);
            visit.open("/certificates");
            picture(visit, "certificates", width);
        }
    }

    private static void applicant(Browser browser, Product product, Language language, int width) {
        try (Visit visit = new Visit(new Windows(browser), product, language, width, true)) {
            visit.open("/catalogue");
            picture(visit, "catalogue", width);
            visit.open("/login").signIn("enterprise").open("/my-cases");
            picture(visit, "my-cases", width);
            visit.click(visit.page().locator("a[href^='my-cases/']").first());
            visit.page().locator("#applicant-doing").waitFor();
            picture(visit, "tracker", width);
        }
    }

    private static void picture(Visit visit, String screen, int width) {
        visit.settle();
        visit.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setAnimations(ScreenshotAnimations.DISABLED)
                        .setPath(PICTURES.resolve(screen + "-" + visit.language().tag + "-" + width + ".png")));
    }
}
