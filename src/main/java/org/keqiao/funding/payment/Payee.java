package org.keqiao.funding.payment;

/**
 * Who is paid, and where.
 *
 * @param name holder of the account
 * @param bankCode 支付行号, twelve digits
 * @param account its number
 */
public record Payee(String name, String bank, String bankCode, String account) {

    private static final int SHOWN = 4;

    /** With the last four digits of the account and no others. */
    Payee masked() {
        String end = account.length() > SHOWN ? account.substring(account.length() - SHOWN) : "";
        return new Payee(name, bank, bankCode, "****" + end);
    }
}
