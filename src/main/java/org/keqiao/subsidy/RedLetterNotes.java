package org.keqiao.subsidy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CheckNote;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Texts;
import org.springframework.stereotype.Component;

/** Tells the officers of a claim that is not decided of a red-letter invoice, where they find what its checks found. */
@Component
class RedLetterNotes {

    private static final String NOTES = "checkNotes";

    private final CaseCommands cases;
    private final RedLetterRows rows;
    private final Texts texts;

    RedLetterNotes(CaseCommands cases, RedLetterRows rows, Texts texts) {
        this.cases = cases;
        this.rows = rows;
        this.texts = texts;
    }

    void add(CaseNumber claim, RedLetter known) {
        List<Object> notes = others(claim, known);
        notes.add(note(known));
        cases.recordFinding(claim, "invoiceCancelled", about(known), Map.of(NOTES, notes));
    }

    /** It was entered in error. */
    void remove(CaseNumber claim, RedLetter wrong) {
        cases.recordFinding(claim, "invoiceStands", about(wrong), Map.of(NOTES, others(claim, wrong)));
    }

    /** What is known of the invoices of a claim that is checked, but by its own review. */
    List<CheckNote> known(CaseNumber claim, List<ClaimLine> claimed) {
        return rows.of(new CountedInvoices(claimed, null).invoices()).stream()
                .filter(each -> !each.isReviewed() || !each.caseNumber().equals(claim.value()))
                .map(this::text)
                .distinct()
                .toList();
    }

    private List<Object> others(CaseNumber claim, RedLetter known) {
        // Its checks write the same list: whoever comes second adds to what the first wrote.
        cases.lock(claim);
        List<Object> notes = new ArrayList<>();
        if (cases.facts(claim).get(NOTES) instanceof List<?> before) {
            notes.addAll(before);
        }
        notes.remove(note(known));
        return notes;
    }

    private Map<String, String> note(RedLetter known) {
        CheckNote note = text(known);
        return Map.of("code", note.code(), "zh", note.zh(), "en", note.en());
    }

    private CheckNote text(RedLetter known) {
        return CheckNote.of(texts, "subsidy.note.redLettered", known.invoice(), known.redLetter(), known.amount());
    }

    private static Map<String, Object> about(RedLetter known) {
        return Map.of("invoice", known.invoice(), "redLetter", known.redLetter());
    }
}
