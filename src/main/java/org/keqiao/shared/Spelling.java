package org.keqiao.shared;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.lang.Nullable;

/** One spelling of a name, whatever width its letters have, whichever brackets and dots, and whatever blanks stand in it. */
public final class Spelling {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]");
    private static final Pattern OPENING = Pattern.compile("[\\[〔【〈]");
    private static final Pattern CLOSING = Pattern.compile("[]〕】〉]");
    private static final Pattern DOTS = Pattern.compile("[•・‧∙]");

    private Spelling() {}

    /** @return empty for null */
    public static String of(@Nullable String name) {
        String plain = name == null ? "" : Normalizer.normalize(name, Normalizer.Form.NFKC);
        plain = BLANKS.matcher(plain).replaceAll("");
        plain = CLOSING.matcher(OPENING.matcher(plain).replaceAll("(")).replaceAll(")");
        return DOTS.matcher(plain).replaceAll("·").toLowerCase(Locale.ROOT);
    }
}
