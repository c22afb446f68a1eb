package org.keqiao.funding.claim;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Something that money is claimed on.
 *
 * @param value in one spelling
 * @param line of the application, from 0
 */
public record Ground(Kind kind, String value, int line) {

    /** Names are stored. */
    public enum Kind {
        /** 发票, by {@link InvoiceKey}. */
        INVOICE,
        /** 银行付款凭证. */
        PAYMENT,
        /** A patent, an achievement: the same technique sold on and on between related companies is one. */
        OBJECT
    }

    public static Ground invoice(InvoiceKey key, int line) {
        return new Ground(Kind.INVOICE, key.value(), line);
    }

    public static Ground payment(String voucher, int line) {
        return new Ground(Kind.PAYMENT, plain(voucher), line);
    }

    public static Ground object(String identity, int line) {
        return new Ground(Kind.OBJECT, plain(identity), line);
    }

    private static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .toUpperCase(Locale.ROOT);
    }
}
