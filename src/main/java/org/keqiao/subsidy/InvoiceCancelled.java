package org.keqiao.subsidy;

import org.keqiao.shared.CaseNumber;

/**
 * Of an award's invoices less is left than was counted. Published in the transaction that records a red-letter invoice, or that
 * books a payment which nobody could stop any more.
 *
 * @param award the awarded application
 * @param key tells several of the same award apart
 */
public record InvoiceCancelled(CaseNumber award, String key, LostInvoices lost) {}
