package org.keqiao.casefile;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.keqiao.security.Actor;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.springframework.lang.Nullable;

/**
 * What other modules do to a case, inside their own transaction: every one that moves it calls {@link #lock} first.
 * Nothing here asks who is signed in, except to record it; services and screens have asked before.
 */
public class CaseCommands {

    /** Locks the case's row until the transaction ends, and tells how it stands. */
    public CaseSnapshot lock(CaseNumber caseNumber) {
        throw new UnsupportedOperationException();
    }

    /** How the case stands, without a lock. */
    public CaseSnapshot get(CaseNumber caseNumber) {
        throw new UnsupportedOperationException();
    }

    /** What the case is called, for rows and events. */
    public CaseRef ref(CaseNumber caseNumber) {
        throw new UnsupportedOperationException();
    }

    /**
     * Records a completed step as an act of the current actor: its answers become facts, the step's stage the case's.
     * The case must be locked.
     *
     * @return the act's sequence number in the case
     */
    public int recordStep(CaseNumber caseNumber, StepAct act) {
        throw new UnsupportedOperationException();
    }

    /**
     * Records what a person did outside a step, such as a transfer, as an act without a duty.
     *
     * @param details small, named in the act's output
     */
    public int recordCommand(
            CaseNumber caseNumber, String name, @Nullable String opinion, Map<String, Object> details) {
        throw new UnsupportedOperationException();
    }

    /**
     * Refuses when the person, by any act ever made on this or a linked case, void and on-behalf ones included, may not
     * do this duty ({@code domain.md} §9.1).
     *
     * @throws org.keqiao.shared.Refusal forbidden SEPARATION_OF_DUTY (arguments: the duty, the earlier duty), or
     *     APPLICANT_SIDE
     */
    public void requireSeparation(Actor actor, CaseNumber caseNumber, Duty duty) {
        throw new UnsupportedOperationException();
    }

    /** Also counts what the person for whom the actor acts has done. */
    public void requireSeparation(Actor actor, @Nullable UUID onBehalfOf, CaseNumber caseNumber, Duty duty) {
        throw new UnsupportedOperationException();
    }

    /**
     * Duties that acts on the current submission prove: an act of an earlier duty takes away what was done after it; only
     * outcomes that advance count.
     */
    public Set<Duty> evidence(CaseNumber caseNumber) {
        throw new UnsupportedOperationException();
    }

    /**
     * Gives the case its terminal status by one conditional update, before the engine is told.
     *
     * @throws org.keqiao.shared.Refusal conflict ALREADY_DECIDED when it has one
     */
    public void decide(CaseNumber caseNumber, CaseStatus status) {
        throw new UnsupportedOperationException();
    }

    /** Sets what the applicant sees as the present stage. */
    public void setStage(CaseNumber caseNumber, String stage) {
        throw new UnsupportedOperationException();
    }

    /**
     * Lists a letter in the case.
     *
     * @param letter id of the letter in the document module
     * @param kind {@code LT-C1} and the like
     * @param number document or registration number, null without one
     * @param verificationCode of certificates only
     */
    public void addLetter(
            CaseNumber caseNumber,
            UUID letter,
            String kind,
            @Nullable String number,
            @Nullable String verificationCode,
            LocalDate issuedOn) {
        throw new UnsupportedOperationException();
    }
}
