package org.keqiao.subsidy.payment;

import org.keqiao.shared.CaseNumber;

/**
 * A payment that was with the bank already arrived, although what the award rests on no longer holds. Published in the
 * transaction that books it.
 *
 * @param award the paid application
 * @param payment the case that paid
 * @param what no longer holds
 */
public record PaidWithoutGround(CaseNumber award, CaseNumber payment, What what) {

    /** What an award rests on. */
    public enum What {
        CONTRACT,
        /** An agency or a broker who ought not to have been listed on the day of the award. */
        LISTING,
        /** The class of its holder, of whom a title was withdrawn from the day of the application or before it. */
        CLASS
    }
}
