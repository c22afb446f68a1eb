package org.keqiao.publicity.page;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.keqiao.publicity.NoticeView.LineState;
import org.keqiao.publicity.PublicNotice;
import org.keqiao.publicity.PublicNotice.PublicLine;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.Texts;
import org.keqiao.shared.ui.Languages;
import org.springframework.http.HttpStatus;
import org.springframework.lang.Nullable;
import org.springframework.web.servlet.ModelAndView;

/** One answer of the public pages, in words. */
class PublicityPage {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Texts texts;
    private final Locale locale;
    private final Map<String, Object> model = new LinkedHashMap<>();
    private final Map<String, String> mistakes = new LinkedHashMap<>();
    private String title;
    private HttpStatus status = HttpStatus.OK;

    PublicityPage(Texts texts, Locale locale, String bureau) {
        this.texts = texts;
        this.locale = locale;
        this.title = text("publicity.page.title");
        model.put("w", new Words(texts, locale));
        model.put("lang", Languages.tag(locale));
        model.put("otherLang", Languages.tag(Languages.other(locale)));
        otherLanguage("/publicities?");
        model.put("bureau", bureau);
        model.put("mistakes", mistakes);
        model.put("failure", null);
        model.put("told", false);
        model.put("typed", "");
        model.put("chosen", null);
        model.put("notice", null);
    }

    /** The page's texts, for the template. */
    public record Words(Texts texts, Locale locale) {

        public String of(String key) {
            return texts.get(key, locale);
        }
    }

    /** A notice in a list, or on top of its page. */
    public record Heading(UUID id, String title, String period, String count) {}

    /**
     * @param state in words; null for what there is nothing to say of
     * @param tone class of the style sheet, never without the words
     * @param open whether objections are taken
     */
    public record Line(
            int number,
            String name,
            String item,
            @Nullable String amount,
            @Nullable String county,
            @Nullable String state,
            String tone,
            boolean open,
            String objectLabel) {}

    Locale locale() {
        return locale;
    }

    ModelAndView list(CursorPage<PublicNotice> page, boolean over) {
        model.put("over", over);
        model.put("next", page.next());
        model.put("notices", page.items().stream().map(this::heading).toList());
        otherLanguage(over ? "/publicities?over=true&" : "/publicities?");
        return answer("publicities");
    }

    PublicityPage of(PublicNotice notice) {
        title = notice.title();
        model.put("notice", heading(notice));
        model.put("over", notice.over());
        model.put(
                "lines", notice.lines().stream().map(line -> line(line, notice)).toList());
        model.put(
                "extensions",
                notice.extensions().stream()
                        .map(change -> texts.get(
                                "publicity.page.extended",
                                locale,
                                texts.longDate(change.on(), locale),
                                texts.longDate(change.lastDay(), locale),
                                change.reason()))
                        .toList());
        model.put("results", notice.lines().stream().anyMatch(line -> line.result() != null));
        otherLanguage("/publicities/" + notice.id() + "?");
        return this;
    }

    ModelAndView unknown() {
        title = text("publicity.page.unknown");
        status = HttpStatus.NOT_FOUND;
        return build();
    }

    PublicityPage told() {
        model.put("told", true);
        return this;
    }

    void wrong(String field, String key) {
        mistakes.put(field, text(key));
    }

    PublicityPage refused(String failure, HttpStatus answer) {
        model.put("failure", failure);
        status = answer;
        return this;
    }

    /** What the visitor wrote is still there. */
    PublicityPage typed(@Nullable Integer line, String told) {
        model.put("chosen", line);
        model.put("typed", told);
        return this;
    }

    ModelAndView build() {
        return answer("publicity");
    }

    private ModelAndView answer(String template) {
        String whole = title + " - " + model.get("bureau");
        model.put(
                "windowTitle",
                model.get("failure") == null ? whole : texts.get("register.verify.errorTitle", locale, whole));
        return new ModelAndView(template, model, status);
    }

    private Heading heading(PublicNotice notice) {
        LocalDate first = LocalDate.ofInstant(notice.shownFrom(), ZONE);
        String period = texts.get(
                "publicity.page.period",
                locale,
                texts.longDate(first, locale),
                texts.longDate(notice.lastDay(), locale));
        String count = texts.get("publicity.page.count", locale, notice.lines().size());
        return new Heading(notice.id(), notice.title(), period, count);
    }

    private Line line(PublicLine line, PublicNotice notice) {
        boolean open = !notice.over() && (line.state() == LineState.SHOWN || line.state() == LineState.CONTESTED);
        return new Line(
                line.number(),
                line.name(),
                line.item(),
                line.amount() == null ? null : texts.money(line.amount(), locale),
                line.county(),
                state(line),
                tone(line.state()),
                open,
                texts.get("publicity.page.object.of", locale, line.name()));
    }

    /** What came of it, or else where it stands; null while it is only shown. */
    @Nullable
    private String state(PublicLine line) {
        if (line.result() != null) {
            return text("publicity.page.result." + line.result());
        }
        return line.state() == LineState.SHOWN ? null : text("publicity.page.state." + line.state());
    }

    private static String tone(LineState state) {
        return switch (state) {
            case SHOWN, CLEARED -> "good";
            case CONTESTED, CHANGED -> "soon";
            case DELETED -> "late";
        };
    }

    private void otherLanguage(String path) {
        model.put("otherHref", path + "lang=" + Languages.tag(Languages.other(locale)));
    }

    private String text(String key) {
        return texts.get(key, locale);
    }
}
