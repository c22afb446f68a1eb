package org.keqiao.title;

import java.util.List;
import java.util.Locale;
import org.keqiao.form.CodeTables;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** The classes that a policy may name, and which of them are titles that somebody gives. */
@Component
public class TitleCodes {

    /** Table of the classes. */
    public static final String TABLE = "enterprise-class";

    /** 创业团队: nobody publishes a list of them; a verified applicant is one by its kind. */
    static final String START_UP_TEAM = "START_UP_TEAM";

    private final CodeTables codes;

    TitleCodes(CodeTables codes) {
        this.codes = codes;
    }

    /** Titles that the register holds, in their order. */
    public List<CodeTables.Code> titles() {
        return codes.everOptions(TABLE).stream()
                .filter(code -> !code.code().equals(START_UP_TEAM))
                .toList();
    }

    boolean isTitle(@Nullable String code) {
        return titles().stream().anyMatch(title -> title.code().equals(code));
    }

    public String label(String code, Locale locale) {
        return codes.label(TABLE, code, locale);
    }
}
