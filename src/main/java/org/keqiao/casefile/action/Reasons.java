package org.keqiao.casefile.action;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.keqiao.form.CodeTables;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/**
 * Why a case was refused, as its letter says it: a reason of the code table, an explanation written for the applicant, or
 * both. What officers write to each other as their opinion never gets into a letter.
 */
final class Reasons {

    private static final List<String> TABLES =
            List.of("refusal-reason", "intake-refusal-reason", "subsidy-refusal-reason");

    private Reasons() {}

    /**
     * @param code of the reasons' table, null when the form has none
     * @param explanation for the applicant, null for none
     * @param body who is competent instead, null unless it is somebody else
     * @throws Refusal REFUSAL_REASON_MISSING with neither reason nor explanation: no letter refuses without one
     */
    static Map<String, Object> data(@Nullable String code, @Nullable String explanation, @Nullable String body) {
        String name = code == null ? null : name(code);
        boolean explained = explanation != null && !explanation.isBlank();
        if (name == null && !explained) {
            throw Refusal.conflict("REFUSAL_REASON_MISSING");
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("reasonName", name != null ? name : explanation);
        data.put("reason", name != null && explained ? explanation : null);
        data.put("competentBody", body);
        return data;
    }

    private static String name(String code) {
        return TABLES.stream()
                .flatMap(table -> CodeTables.shipped().find(table, code).stream())
                .map(entry -> entry.label(Locale.SIMPLIFIED_CHINESE))
                .findFirst()
                .orElse(code);
    }
}
