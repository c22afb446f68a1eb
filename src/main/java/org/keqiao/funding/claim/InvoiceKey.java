package org.keqiao.funding.claim;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.springframework.lang.Nullable;

/**
 * One spelling of an invoice's identity, whatever its kind: 数电发票 have twenty digits and no code, paper and electronic VAT
 * invoices a code of ten or twelve digits and a number of eight, fiscal receipts 财政票据 a code and a number of other
 * lengths. An invoice is the same whether its code is written in a field of its own or before its number.
 *
 * @param value digits and capital letters, never empty
 */
public record InvoiceKey(String value) {

    private static final int FULLY_DIGITAL = 20;
    private static final int CODE_AND_NUMBER = 18;
    private static final int LONGEST = 32;
    private static final int SHORTEST = 6;

    /**
     * @param code 发票代码; null or empty for a fully digital one, and where the number begins with it
     * @param number 发票号码
     * @return empty when this cannot be an invoice: no number, other signs than letters and digits, too short or long, or a
     *     fully digital number that comes with a code
     */
    public static Optional<InvoiceKey> of(@Nullable String code, @Nullable String number) {
        String first = plain(code);
        String second = plain(number);
        boolean digital = second.length() == FULLY_DIGITAL;
        // Without its code, only a number that brings it along is whole: the same invoice must not have two keys.
        boolean whole = digital || second.length() == CODE_AND_NUMBER;
        if (second.isEmpty() || digital && !first.isEmpty() || first.isEmpty() && !whole) {
            return Optional.empty();
        }
        String key = first + second;
        boolean sound = key.length() >= SHORTEST
                && key.length() <= LONGEST
                && key.chars().allMatch(InvoiceKey::fits);
        return sound ? Optional.of(new InvoiceKey(key)) : Optional.empty();
    }

    private static String plain(@Nullable String typed) {
        if (typed == null) {
            return "";
        }
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Pd}_]", "")
                .toUpperCase(Locale.ROOT);
    }

    private static boolean fits(int sign) {
        return sign >= '0' && sign <= '9' || sign >= 'A' && sign <= 'Z';
    }

    @Override
    public String toString() {
        return value;
    }
}
