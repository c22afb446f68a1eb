package org.keqiao.funding.claim;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;

/**
 * Something that money is claimed on.
 *
 * @param value in one spelling
 * @param line of the application, from 0
 * @param contract of a thing: later payments for the same contract may be claimed on it too; empty for anything else
 */
public record Ground(Kind kind, String value, int line, String contract) {

    private static final int LONGEST = 160;

    /** Names are stored. */
    public enum Kind {
        /** 发票, by {@link InvoiceKey}. */
        INVOICE,
        /** 银行付款凭证. */
        PAYMENT,
        /** A patent, an achievement: the same technique sold on and on between related companies is one. */
        OBJECT,
        /** 登记合同, of who gets something for it without claiming payments. */
        CONTRACT,
        /** A natural person whom the money is about. */
        PERSON,
        /** 立项、认定: what a document recognises. */
        PROJECT
    }

    public static Ground invoice(InvoiceKey key, int line) {
        return new Ground(Kind.INVOICE, key.value(), line, "");
    }

    /** Voucher numbers are a bank's own: for one contract they tell payments apart. */
    public static Ground payment(String registrationNumber, String voucher, int line) {
        return new Ground(Kind.PAYMENT, plain(registrationNumber) + " " + plain(voucher), line, "");
    }

    /** @param registrationNumber of the contract about it */
    public static Ground object(String identity, String registrationNumber) {
        return new Ground(Kind.OBJECT, plain(identity), 0, plain(registrationNumber));
    }

    public static Ground contract(String registrationNumber) {
        return new Ground(Kind.CONTRACT, plain(registrationNumber), 0, "");
    }

    /** @param identity under which the product knows the person, whatever its entries and employers are */
    public static Ground person(UUID identity) {
        return new Ground(Kind.PERSON, identity.toString(), 0, "");
    }

    /**
     * However its brackets, quotes and blanks are typed.
     *
     * @param name as the document calls it: one document may recognise many
     */
    public static Ground project(String documentNumber, String name) {
        String value = letters(documentNumber) + " " + letters(name);
        // One sign may stand for many: what is typed has a limit, what it becomes has none.
        return new Ground(
                Kind.PROJECT,
                value.length() <= LONGEST
                        ? value
                        : UUID.nameUUIDFromBytes(value.getBytes(StandardCharsets.UTF_8))
                                .toString(),
                0,
                "");
    }

    /**
     * A sum that an item gives once, by whatever paper.
     *
     * @param per what it is given for
     * @param holder to whom or what, in one spelling
     * @param year 0 for one that is given once in all years
     */
    public static Ground once(String per, String holder, int year, String item) {
        // No document is spelt with a stroke.
        return new Ground(Kind.PROJECT, String.join("/", per, holder, String.valueOf(year), item), 0, "");
    }

    /** 〔2026〕, [2026] and 【2026】 are one, as are names with and without their quotes. */
    private static String letters(String typed) {
        return plain(typed).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .toUpperCase(Locale.ROOT);
    }
}
