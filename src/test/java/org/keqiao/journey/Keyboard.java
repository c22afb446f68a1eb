package org.keqiao.journey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Clip;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A page as somebody without a mouse meets it: each stop of the Tab key is seen, and nothing covers it. */
final class Keyboard {

    private static final int MOST_STOPS = 60;

    /** What has the focus, through all shadow roots, as the box that a reader sees; null for the page itself. */
    private static final String STOP =
            """
            () => {
              let e = document.activeElement;
              while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
              if (!e || e === document.body || e === document.documentElement) return null;
              const name = x => x.localName + (x.id ? '#' + x.id : '') + ' “' + (x.innerText || x.ariaLabel || '').trim().slice(0, 40) + '”';
              const hosts = [e];
              for (let r = e.getRootNode(); r instanceof ShadowRoot; r = r.host.getRootNode()) hosts.push(r.host);
              let slot = e;
              while (slot.assignedSlot || slot.parentElement) {
                slot = slot.assignedSlot ? slot.assignedSlot.getRootNode().host : slot.parentElement;
                if (slot.localName.startsWith('vaadin-') && slot.matches(':focus-within') && slot.getBoundingClientRect().height < 200) { hosts.push(slot); break; }
              }
              const box = e.getBoundingClientRect();
              const x = box.left + box.width / 2, y = box.top + box.height / 2;
              let top = document.elementFromPoint(x, y);
              while (top?.shadowRoot?.elementFromPoint(x, y) && top.shadowRoot.elementFromPoint(x, y) !== top) top = top.shadowRoot.elementFromPoint(x, y);
              const above = [];
              for (let n = top; n; n = n.assignedSlot || n.parentElement || n.getRootNode().host) above.push(n);
              const within = above.some(n => hosts.includes(n)) || (top && hosts.some(h => h.contains(top)))
                || above.some(n => n.localName === 'label' && n.control && hosts.includes(n.control));
              const outer = hosts[hosts.length - 1].getBoundingClientRect();
              return { name: name(hosts[hosts.length - 1] === e ? e : hosts[hosts.length - 1]) + ' ' + e.localName,
                seen: box.width > 0 && box.height > 0, inside: y >= 0 && y <= innerHeight && x >= 0 && x <= innerWidth,
                covered: within ? '' : top ? name(top) : '', left: Math.min(box.left, outer.left), top: Math.min(box.top, outer.top),
                width: Math.max(box.width, outer.width), height: Math.max(box.height, outer.height) };
            }
            """;

    private Keyboard() {}

    /** What stands in somebody's way; the first stop too early back at the start ends the walk. */
    static List<String> findings(Page page) {
        List<String> findings = new ArrayList<>();
        page.evaluate("() => { document.activeElement?.blur(); scrollTo(0, 0); }");
        int stops = 0;
        while (stops < MOST_STOPS) {
            page.keyboard().press("Tab");
            // What moves into view does so a frame later.
            page.evaluate("() => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))");
            Stop stop = stop(page);
            if (stop == null) {
                break;
            }
            stops++;
            if (!stop.seen) {
                findings.add("Tab stops at something without a box: " + stop.name);
            } else if (!stop.inside) {
                findings.add("the focus is outside of the window: " + stop.name);
            } else if (!stop.covered.isEmpty()) {
                findings.add("the focus is covered: " + stop.name + " by " + stop.covered);
            } else if (!isMarked(page, stop)) {
                findings.add("the focus is not to be seen: " + stop.name);
            }
        }
        if (stops == 0) {
            findings.add("Tab leads nowhere");
        }
        return findings;
    }

    /**
     * @param covered what lies over its middle, empty for nothing
     */
    private record Stop(String name, boolean seen, boolean inside, String covered, Clip clip) {}

    private static Stop stop(Page page) {
        if (!(page.evaluate(STOP) instanceof Map<?, ?> found)) {
            return null;
        }
        int margin = 6;
        double left = Math.max(0, number(found, "left") - margin);
        double top = Math.max(0, number(found, "top") - margin);
        Clip clip = new Clip(
                left,
                top,
                Math.max(1, Math.min(number(found, "width") + 2 * margin, page.viewportSize().width - left)),
                Math.max(1, Math.min(number(found, "height") + 2 * margin, page.viewportSize().height - top)));
        return new Stop(
                (String) found.get("name"),
                (boolean) found.get("seen"),
                (boolean) found.get("inside"),
                (String) found.get("covered"),
                clip);
    }

    private static double number(Map<?, ?> found, String key) {
        return ((Number) found.get(key)).doubleValue();
    }

    /** Something on the screen is other without the focus. */
    private static boolean isMarked(Page page, Stop stop) {
        byte[] with = picture(page, stop.clip);
        page.evaluate(
                """
                () => {
                  let e = document.activeElement;
                  while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
                  window.keqiaoFocused = e;
                  e.blur();
                }
                """);
        byte[] without = picture(page, stop.clip);
        page.evaluate("() => window.keqiaoFocused.focus({ preventScroll: true, focusVisible: true })");
        return !Arrays.equals(with, without);
    }

    private static byte[] picture(Page page, Clip clip) {
        return page.screenshot(new Page.ScreenshotOptions()
                .setClip(clip)
                .setCaret(com.microsoft.playwright.options.ScreenshotCaret.HIDE)
                .setAnimations(com.microsoft.playwright.options.ScreenshotAnimations.DISABLED));
    }
}
