package org.keqiao.studio.ui;

import java.util.Locale;
import java.util.regex.Pattern;
import org.keqiao.shared.Texts;

/** Why a change came back: what the second person wrote, or in words what kept it from coming into force on its day. */
public final class SentBack {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]+");
    private static final String OUTDATED = "DRAFT_OUTDATED";

    private SentBack() {}

    /** @param reason as the change has it; a code where no person gave it */
    public static String words(String reason, Texts texts, Locale locale) {
        if (reason.equals(OUTDATED)) {
            return texts.get("refusal." + OUTDATED, locale);
        }
        boolean found = CODE.matcher(reason).matches() && texts.has("finding." + reason, locale);
        return found ? texts.get("studio.bounced", locale) : reason;
    }
}
