package org.keqiao.subsidy.payment;

import org.keqiao.shared.CaseNumber;

/**
 * A payment that was with the bank already arrived, although the award's contracts no longer hold. Published in the
 * transaction that books it.
 *
 * @param award the paid application
 * @param payment the case that paid
 */
public record PaidWithoutGround(CaseNumber award, CaseNumber payment) {}
