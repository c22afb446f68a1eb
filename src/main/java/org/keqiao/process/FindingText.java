package org.keqiao.process;

import java.util.Locale;
import org.keqiao.shared.Texts;

/** What a finding says to people. */
public final class FindingText {

    /** Code of what the form module found; its first argument names the thing, the others are that text's values. */
    public static final String FORM = "FORM";

    private FindingText() {}

    /** What is wrong and how to mend it. */
    public static String of(Finding finding, Texts texts, Locale locale) {
        if (!finding.code().equals(FORM)) {
            return texts.get(
                    "finding." + finding.code(), locale, finding.arguments().toArray());
        }
        return texts.get(
                "form.problem." + finding.arguments().get(0),
                locale,
                finding.arguments().stream().skip(1).toArray());
    }
}
