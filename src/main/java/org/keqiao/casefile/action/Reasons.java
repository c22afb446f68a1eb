package org.keqiao.casefile.action;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.keqiao.casefile.store.ActRow;
import org.keqiao.casefile.store.Acts;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.form.CodeTables;
import org.keqiao.process.Outcome;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** Why a case was refused, as its letter says it. */
@Component
class Reasons {

    private static final List<String> TABLES = List.of("refusal-reason", "intake-refusal-reason");

    private final Acts acts;

    Reasons(Acts acts) {
        this.acts = acts;
    }

    /**
     * The reason's name, and beside it what the last person who refused wrote.
     *
     * @param code of the reasons' table, null when the form has none
     * @param body who is competent instead, null unless it is somebody else
     */
    Map<String, Object> data(CaseFile file, @Nullable String code, @Nullable String body) {
        Map<String, Object> data = new LinkedHashMap<>();
        String name = code == null ? null : name(code);
        String words = lastOpinion(file);
        data.put("reasonName", name != null ? name : words);
        data.put("reason", words != null || name == null ? words : name);
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

    @Nullable
    private String lastOpinion(CaseFile file) {
        List<ActRow> all = acts.of(file.id());
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).act().outcomeKind() == Outcome.Kind.REFUSE
                    && all.get(i).act().opinion() != null) {
                return all.get(i).act().opinion();
            }
        }
        return null;
    }
}
