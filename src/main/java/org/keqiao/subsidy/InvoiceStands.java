package org.keqiao.subsidy;

import org.keqiao.shared.CaseNumber;

/**
 * A red-letter invoice was recorded in error: what it took from a claim stands. Published in the transaction that finds it.
 *
 * @param claim an application that claims money on the invoice
 * @param redLetter in one spelling
 * @param reason as the second person gave it
 */
public record InvoiceStands(CaseNumber claim, String redLetter, String reason) {}
