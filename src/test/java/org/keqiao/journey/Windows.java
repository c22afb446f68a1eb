package org.keqiao.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

/**
 * Windows of a browser, one person after another at the same one, as at a counter: whoever leaves takes cookies and all that
 * pages kept along. A window that has read the scripts of the pages once begins in half the processor time of a new one.
 */
final class Windows {

    private static final String FORGET = "() => { localStorage.clear(); sessionStorage.clear(); }";

    private final Browser browser;
    private final Map<Language, Deque<Page>> free = new EnumMap<>(Language.class);

    Windows(Browser browser) {
        this.browser = browser;
    }

    /** One that knows nobody; without scripts always a new one. */
    Page take(Language language, boolean scripts) {
        Page known = scripts ? free(language).poll() : null;
        return known != null ? known : open(language, scripts);
    }

    /** Somebody is through with it. One that does not become as new is closed. */
    void giveBack(Page page, Language language, boolean scripts) {
        BrowserContext context = page.context();
        if (!scripts || !forgets(page)) {
            context.close();
            return;
        }
        free(language).push(page);
    }

    private static boolean forgets(Page page) {
        try {
            for (Page other : page.context().pages()) {
                if (other != page) {
                    other.close();
                }
            }
            if (page.url().startsWith("http")) {
                page.evaluate(FORGET);
            }
            page.navigate("about:blank");
            page.context().clearCookies();
            return true;
        } catch (PlaywrightException broken) {
            return false;
        }
    }

    private Deque<Page> free(Language language) {
        return free.computeIfAbsent(language, key -> new ArrayDeque<>());
    }

    private Page open(Language language, boolean scripts) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setLocale(language.tag)
                .setTimezoneId("Asia/Shanghai")
                .setReducedMotion(ReducedMotion.REDUCE)
                .setJavaScriptEnabled(scripts));
        context.setDefaultTimeout(20_000);
        return context.newPage();
    }
}
