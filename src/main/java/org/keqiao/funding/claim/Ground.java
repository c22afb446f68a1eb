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
 * @param contract of a thing or a right: later payments for the same contract may be claimed on it too. Of a contract that a
 *     project rests on that project, of which later instalments may name it too; empty for anything else
 */
public record Ground(Kind kind, String value, int line, String contract) {

    private static final int LONGEST = 160;
    private static final int LONGEST_NUMBER = 40;

    /** Names are stored. */
    public enum Kind {
        /** 发票, by {@link InvoiceKey}. */
        INVOICE,
        /** 银行付款凭证. */
        PAYMENT,
        /** A patent, an achievement: the same technique sold on and on between related companies is one. */
        OBJECT,
        /** 知识产权, by {@link RightKey}: several contracts may be about it, see {@link ClaimedRights}. */
        RIGHT,
        /** 登记合同, of who gets something for it without claiming payments, or for a project that it is about. */
        CONTRACT,
        /** A natural person whom the money is about. */
        PERSON,
        /** 立项、认定: what a document recognises. */
        PROJECT
    }

    public static Ground invoice(InvoiceKey key, int line) {
        return new Ground(Kind.INVOICE, key.value(), line, "");
    }

    /**
     * Voucher numbers are a bank's own: for one contract they tell payments apart.
     *
     * @param paidFor registration number of the contract, or name of the project, that was paid for
     */
    public static Ground payment(String paidFor, String voucher, int line) {
        String of = plain(paidFor);
        return new Ground(
                Kind.PAYMENT, (of.length() <= LONGEST_NUMBER ? of : hash(of)) + " " + plain(voucher), line, "");
    }

    /** @param registrationNumber of the contract about it */
    public static Ground object(String identity, String registrationNumber) {
        return new Ground(Kind.OBJECT, plain(identity), 0, plain(registrationNumber));
    }

    /** @param contract registration number of a contract about it, as the register spells it */
    public static Ground right(RightKey key, String contract, int line) {
        return new Ground(Kind.RIGHT, key.value(), line, contract);
    }

    public static Ground contract(String registrationNumber) {
        return new Ground(Kind.CONTRACT, plain(registrationNumber), 0, "");
    }

    /** @param project that the contract serves alone, in one spelling of at most 40 characters */
    public static Ground contract(String registrationNumber, String project, int line) {
        return new Ground(Kind.CONTRACT, plain(registrationNumber), line, project);
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
        return new Ground(Kind.PROJECT, value.length() <= LONGEST ? value : hash(value), 0, "");
    }

    private static String hash(String value) {
        return UUID.nameUUIDFromBytes(value.getBytes(StandardCharsets.UTF_8)).toString();
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
