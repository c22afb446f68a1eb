package org.keqiao.demo;

import java.time.LocalDate;
import java.util.List;
import org.springframework.lang.Nullable;

/**
 * What happens to one sample case.
 *
 * @param key its own for good
 * @param signed day of the contract's signature
 * @param filed day of the submission
 * @param settled day of the last act, as far as the moves tell it beforehand
 * @param seller sign-in name of the applicant, null for any
 * @param thousands amount in thousands of yuan, null for a usual one
 * @param expert whether the registrar asks for experts
 * @param pace working days from act to act; 0 for the same day
 * @param moves {@code form:outcome}, in order; a step that comes unasked gets its usual outcome
 * @param worker who claims the last step, null unless the ending is CLAIMED
 */
record Story(
        String key,
        LocalDate signed,
        LocalDate filed,
        LocalDate settled,
        @Nullable String seller,
        @Nullable Integer thousands,
        boolean expert,
        int pace,
        List<String> moves,
        Ending ending,
        @Nullable String worker) {

    /** What comes after the moves. */
    enum Ending {
        /** A draft with a title and little else. */
        OUTLINE,
        /** A complete draft. */
        DRAFT,
        /** The next step waits. */
        OPEN,
        CLAIMED,
        PAUSED,
        EXTENDED,
        WITHDRAWN,
        /** Nobody acts until the step's limit is over. */
        LAPSED,
        /** All further steps get their usual outcomes. */
        FINISHED
    }
}
