package org.keqiao.casefile;

import java.io.InputStream;
import java.util.Map;
import java.util.UUID;
import org.springframework.lang.Nullable;

/** What a party does with its case: start, fill, submit, correct, withdraw. Every call is the current actor's. */
public class Cases {

    /** A new draft of a matter that the actor may start. */
    public CaseDraft create(NewCase begun) {
        throw new UnsupportedOperationException();
    }

    /**
     * The draft, or the case in correction, for editing.
     *
     * @throws org.keqiao.shared.Refusal NOT_FOUND when it is not the actor's, conflict NOT_EDITABLE in another status
     */
    public CaseDraft draft(UUID id) {
        throw new UnsupportedOperationException();
    }

    /**
     * Replaces the answers; in a correction only opened fields may differ from the last submission. Nothing else is
     * validated: a draft may be incomplete.
     *
     * @param expectedVersion the version that was edited; null overwrites whatever is there
     * @return the draft with its new version
     * @throws org.keqiao.shared.Refusal conflict STALE_DRAFT when somebody saved in between
     */
    public CaseDraft saveAnswers(UUID id, Map<String, Object> answers, @Nullable Integer expectedVersion) {
        throw new UnsupportedOperationException();
    }

    /**
     * Adds a file: of a party to its draft or an opened kind, of an officer to a case in scope that is under way.
     *
     * @param content read once and not closed
     */
    public CaseDocument attach(UUID id, String kind, String fileName, InputStream content) {
        throw new UnsupportedOperationException();
    }

    /** Removes a file that was not yet submitted; one of the last submission is set aside when its kind is opened. */
    public void remove(UUID document) {
        throw new UnsupportedOperationException();
    }

    /**
     * Sends the draft or the correction: validates everything, gives the case number, starts or moves the process.
     *
     * @param idempotencyKey chosen by the client; repeated calls with it get the first answer
     * @throws org.keqiao.shared.Refusal INVALID with field errors (documents as {@code documents.<kind>}), or conflict
     */
    public SubmissionReceipt submit(UUID id, String idempotencyKey) {
        throw new UnsupportedOperationException();
    }

    /**
     * Takes the case back; one winner against a decision.
     *
     * @throws org.keqiao.shared.Refusal conflict ALREADY_DECIDED
     */
    public CaseStatus withdraw(UUID id, String reason) {
        throw new UnsupportedOperationException();
    }

    /** A new draft with the answers of an own case, without its documents. */
    public CaseDraft copy(UUID id) {
        throw new UnsupportedOperationException();
    }

    /** Deletes a draft that was never submitted. */
    public void discard(UUID id) {
        throw new UnsupportedOperationException();
    }
}
