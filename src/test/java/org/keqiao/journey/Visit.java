package org.keqiao.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;

/** One person at one browser: in a language, at a width, signed in or not. */
final class Visit implements AutoCloseable {

    static final int OFFICE = 1280;
    static final int PHONE = 390;

    /** Nothing is on its way to the server, in no window of the application. */
    private static final String IDLE = "() => { const clients = window.Vaadin?.Flow?.clients;"
            + " if (!clients) return !document.querySelector('#outlet');"
            + " const known = Object.values(clients).filter(c => c.isActive);"
            + " return known.length > 0 && known.every(c => !c.isActive()); }";

    private static final boolean SCREENSHOTS = Boolean.getBoolean("keqiao.screenshots");

    private final Product product;
    private final Language language;
    private final int width;
    private final boolean scripts;
    private final Windows windows;
    private final Page page;
    /** What was wrong, from the browser's console too. */
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private final Consumer<String> hearsError;
    private final Consumer<ConsoleMessage> hearsConsole;

    Visit(Windows windows, Product product, Language language, int width, boolean scripts) {
        this.product = product;
        this.language = language;
        this.width = width;
        this.scripts = scripts;
        this.windows = windows;
        page = windows.take(language, scripts);
        page.setViewportSize(width, width == PHONE ? 844 : 800);
        page.context().addCookies(List.of(new Cookie("keqiao.lang", language.tag).setUrl(product.url(""))));
        hearsError = error -> complaints.add(page.url() + ": " + error);
        hearsConsole = message -> {
            // A page may answer 404 itself: an unknown certificate does.
            if (message.type().equals("error") && !message.location().startsWith(page.url())) {
                complaints.add(page.url() + ": " + message.text());
            }
        };
        page.onPageError(hearsError);
        page.onConsoleMessage(hearsConsole);
    }

    Page page() {
        return page;
    }

    Language language() {
        return language;
    }

    int width() {
        return width;
    }

    String say(String key, Object... arguments) {
        return language.say(key, arguments);
    }

    Visit open(String path) {
        page.navigate(path.startsWith("http") ? path : product.url(path));
        settle();
        return this;
    }

    Visit signIn(String user) {
        if (!page.url().contains("/login")) {
            open("/login");
        }
        page.locator("input[name=username]").fill(user);
        page.locator("input[name=password]").fill("demo");
        page.locator("vaadin-login-form vaadin-button").first().click();
        page.waitForURL(Pattern.compile("^(?!.*/login).*$"));
        settle();
        return this;
    }

    /** Waits until the server has said all it has to say. */
    void settle() {
        if (scripts) {
            page.waitForFunction(IDLE);
        }
    }

    void click(Locator what) {
        what.click();
        settle();
    }

    Locator button(String key, Object... arguments) {
        return page.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName(say(key, arguments)).setExact(true));
    }

    Locator link(String key, Object... arguments) {
        return page.getByRole(
                AriaRole.LINK,
                new Page.GetByRoleOptions().setName(say(key, arguments)).setExact(true));
    }

    /** The page's one heading of the first level. */
    Visit reads(String heading) {
        assertThat(page.locator("h1")).hasText(heading);
        settle();
        return this;
    }

    /**
     * The screen stands: no obstacle for anybody, nothing beside the edge, one main heading, the right language. What is
     * wrong is told at the end of the visit.
     */
    Visit passes(String screen) {
        settle();
        String name = screen + "-" + language.tag + "-" + width;
        if (SCREENSHOTS) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target", "screenshots", name + ".png"))
                    .setFullPage(true));
        }
        expect(name, "the language", page.locator("html").getAttribute("lang"), language.tag);
        expect(name, "main headings", page.locator("h1:visible").count(), 1);
        if (scripts) {
            expect(name, "the width", page.evaluate("() => document.documentElement.scrollWidth"), width);
            Accessibility.findings(page).forEach(finding -> complaints.add(name + ": " + finding));
        }
        return this;
    }

    private void expect(String screen, String what, Object found, Object expected) {
        if (!found.equals(expected)) {
            complaints.add(screen + ": " + what + ": " + found + ", not " + expected);
        }
    }

    /** Tells all complaints of the visit at once. */
    @Override
    public void close() {
        page.offPageError(hearsError);
        page.offConsoleMessage(hearsConsole);
        windows.giveBack(page, language, scripts);
        Assertions.assertThat(complaints).isEmpty();
    }
}
