package org.keqiao.funding.payment;

/**
 * Who is paid, and where.
 *
 * @param name holder of the account
 * @param bankCode 支付行号, twelve digits
 * @param account its number
 */
public record Payee(String name, String bank, String bankCode, String account) {}
