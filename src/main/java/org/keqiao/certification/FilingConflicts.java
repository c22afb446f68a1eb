package org.keqiao.certification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseReading;
import org.keqiao.casefile.CheckNote;
import org.keqiao.document.Documents;
import org.keqiao.document.StoredDocument;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.springframework.stereotype.Component;

/**
 * 查重 (domain 3.7): a contract is registered once, so the later filing is refused. Not so the seller's own, where somebody
 * else was first: who claims a contract that is not its own must not keep the seller from an officer. See decision 61.
 */
@Component
class FilingConflicts {

    private static final String CONTRACT = "contract";
    private static final String SAME = "DUPLICATE_REGISTRATION";
    // What the check puts out, as facts of the other case.
    private static final String NOTES = "checkNotes";
    private static final String CONTESTED = "contested";

    private final FiledContracts contracts;
    private final Documents documents;
    private final CaseCommands cases;
    private final CaseReading reading;
    private final Texts texts;

    FilingConflicts(
            FiledContracts contracts, Documents documents, CaseCommands cases, CaseReading reading, Texts texts) {
        this.contracts = contracts;
        this.documents = documents;
        this.cases = cases;
        this.reading = reading;
        this.texts = texts;
    }

    /**
     * @param contested whether another case claims the same contract
     * @param later whether that one came first
     */
    record Standing(boolean contested, boolean later) {}

    /**
     * Compares the contract with all that are filed.
     *
     * @param notes gets what the officers of this case should know; those of the other case are told in theirs
     * @throws Refusal conflict DUPLICATE_REGISTRATION or DUPLICATE_FILE with the other case's number where the actor may
     *     open it, otherwise DUPLICATE_OF_OTHERS
     */
    Standing look(FiledContracts.Contract contract, List<CheckNote> notes) {
        List<FiledContracts.Other> same = contracts.same(contract);
        boolean again = contracts.isFiled(contract.caseNumber());
        for (FiledContracts.Other other : same) {
            meet(contract, again, other, SAME, notes);
        }
        for (FiledContracts.Other other : contracts.live(holdersOfItsFile(contract.caseId()))) {
            if (!same.contains(other)) {
                meet(contract, again, other, "DUPLICATE_FILE", notes);
            }
        }
        return new Standing(!same.isEmpty(), contract.bySeller() && !same.isEmpty());
    }

    private void meet(
            FiledContracts.Contract contract,
            boolean again,
            FiledContracts.Other other,
            String refusal,
            List<CheckNote> notes) {
        boolean sellerAfterSomebodyElse = contract.bySeller() && !other.bySeller();
        boolean contestedMeanwhile = again && !contract.bySeller() && other.bySeller();
        if (!sellerAfterSomebodyElse && !contestedMeanwhile) {
            throw reading.mayOpen(other.caseNumber())
                    ? Refusal.conflict(refusal, other.caseNumber().value())
                    : Refusal.conflict("DUPLICATE_OF_OTHERS");
        }
        notes.add(CheckNote.of(
                texts,
                "certification.note." + (contract.bySeller() ? "filedByOther" : "filedBySeller"),
                other.caseNumber().value()));
        if (!again) {
            tell(other.caseNumber(), contract.caseNumber(), refusal.equals(SAME));
        }
    }

    /** The officers of the case that came first find the note where they find those of the checks. */
    private void tell(CaseNumber first, CaseNumber seller, boolean contested) {
        List<Object> notes = new ArrayList<>();
        if (cases.facts(first).get(NOTES) instanceof List<?> before) {
            notes.addAll(before);
        }
        CheckNote note = CheckNote.of(texts, "certification.note.filedBySeller", seller.value());
        notes.add(Map.of("code", note.code(), "zh", note.zh(), "en", note.en()));
        cases.recordFinding(
                first, "contestContract", Map.of("by", seller.value()), Map.of(NOTES, notes, CONTESTED, contested));
    }

    private List<UUID> holdersOfItsFile(UUID caseId) {
        return documents.of(caseId).stream()
                .filter(document -> document.kind().equals(CONTRACT))
                .flatMap(document -> documents.withDigest(document.sha256()).stream())
                .map(StoredDocument::caseId)
                .filter(id -> !id.equals(caseId))
                .distinct()
                .toList();
    }
}
