package org.keqiao.subsidy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CheckNote;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Texts;
import org.springframework.stereotype.Component;

/** What became known of the parties after the check of a claim stands among its notes. */
@Component
class RelationNotes {

    private static final String NOTES = "checkNotes";

    private final CaseCommands cases;
    private final Texts texts;

    RelationNotes(CaseCommands cases, Texts texts) {
        this.cases = cases;
        this.texts = texts;
    }

    /**
     * Adds what the check did not say.
     *
     * @param found by registration number of the contract
     */
    void tell(CaseNumber claim, Map<String, RelatedParties.Found> found) {
        if (found.isEmpty()) {
            return;
        }
        List<Object> notes = new ArrayList<>();
        if (cases.facts(claim).get(NOTES) instanceof List<?> before) {
            notes.addAll(before);
        }
        List<Object> fresh = found.entrySet().stream()
                .<Object>map(each -> note(each.getKey(), each.getValue()))
                .filter(note -> !notes.contains(note))
                .toList();
        if (!fresh.isEmpty()) {
            notes.addAll(fresh);
            cases.recordFinding(
                    claim,
                    "relationFound",
                    Map.of("contracts", List.copyOf(found.keySet())),
                    Map.of(NOTES, List.copyOf(notes)));
        }
    }

    private Map<String, String> note(String contract, RelatedParties.Found found) {
        CheckNote note = CheckNote.of(texts, "subsidy.note.related." + found.sign(), contract, found.detail());
        return Map.of("code", note.code(), "zh", note.zh(), "en", note.en());
    }
}
