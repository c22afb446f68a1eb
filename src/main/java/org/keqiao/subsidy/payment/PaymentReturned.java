package org.keqiao.subsidy.payment;

import org.keqiao.funding.FundingShare;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;

/**
 * 退票: the bank sent a payment back. Published in the transaction that books it.
 *
 * @param award the application whose money it is
 * @param payment the case that had paid
 */
public record PaymentReturned(CaseNumber award, CaseNumber payment, FundingShare share, Money amount) {}
