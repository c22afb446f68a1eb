package org.keqiao.shared.ui;

import com.vaadin.flow.server.VaadinRequest;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Locale;
import org.springframework.lang.Nullable;

/**
 * The languages of the screens. Chinese unless the reader chose otherwise: the browser's own language is no choice,
 * since office computers are often set up in English by whoever installed them.
 */
public final class Languages {

    public static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
    public static final Locale ENGLISH = Locale.ENGLISH;
    public static final List<Locale> ALL = List.of(CHINESE, ENGLISH);

    /** Name of the cookie that keeps the choice; its value is a language tag. */
    public static final String COOKIE = "keqiao.lang";

    private Languages() {}

    /** The reader's choice, from the cookie. */
    public static Locale of(@Nullable VaadinRequest request) {
        return request == null ? CHINESE : of(request.getCookies());
    }

    public static Locale of(@Nullable Cookie... cookies) {
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (COOKIE.equals(cookie.getName())) {
                    return of(cookie.getValue());
                }
            }
        }
        return CHINESE;
    }

    /** The language of a tag such as {@code en}; Chinese for everything unknown. */
    public static Locale of(@Nullable String tag) {
        return tag != null && tag.startsWith("en") ? ENGLISH : CHINESE;
    }

    /** The one to switch to. */
    public static Locale other(Locale locale) {
        return isChinese(locale) ? ENGLISH : CHINESE;
    }

    public static boolean isChinese(Locale locale) {
        return "zh".equals(locale.getLanguage());
    }

    /** Value for the {@code lang} attribute: {@code zh-CN} or {@code en}. */
    public static String tag(Locale locale) {
        return isChinese(locale) ? "zh-CN" : "en";
    }
}
