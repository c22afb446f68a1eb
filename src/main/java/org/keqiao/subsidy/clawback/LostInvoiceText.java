package org.keqiao.subsidy.clawback;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.keqiao.shared.Texts;
import org.keqiao.subsidy.LostInvoices;

/** Cancelled invoices as a clawback tells of them: the first few of many in words, and all of them for its record. */
final class LostInvoiceText {

    /** The form has no room for many. */
    private static final int NAMED = 5;

    private static final int RED_LETTERS = 3;

    private LostInvoiceText() {}

    /** The first few, and what of all that was counted is founded no more. */
    static String of(LostInvoices lost, Texts texts) {
        List<LostInvoices.Lost> all = lost.invoices();
        String invoices = all.stream().limit(NAMED).map(each -> of(each, texts)).collect(Collectors.joining());
        String more = all.size() <= NAMED
                ? ""
                : texts.get(
                        "clawback.opening.INVOICES_MORE",
                        Locale.SIMPLIFIED_CHINESE,
                        String.valueOf(all.size()),
                        String.valueOf(all.size() - NAMED));
        return texts.get(
                "clawback.opening.INVOICES",
                Locale.SIMPLIFIED_CHINESE,
                invoices + more,
                lost.counted().text(),
                lost.amount().text());
    }

    private static String of(LostInvoices.Lost invoice, Texts texts) {
        List<String> by = invoice.redLetters();
        String named = by.stream().limit(RED_LETTERS).collect(Collectors.joining("、"));
        return texts.get(
                "clawback.opening.INVOICE",
                Locale.SIMPLIFIED_CHINESE,
                invoice.invoice(),
                by.size() <= RED_LETTERS
                        ? named
                        : texts.get(
                                "clawback.opening.RED_LETTERS",
                                Locale.SIMPLIFIED_CHINESE,
                                named,
                                String.valueOf(by.size())),
                invoice.counted().text(),
                invoice.left().text());
    }

    /** Every one of them. */
    static List<Map<String, Object>> record(LostInvoices lost) {
        return lost.invoices().stream()
                .map(each -> Map.<String, Object>of(
                        "invoice", each.invoice(),
                        "redLetters", each.redLetters(),
                        "counted", each.counted().text(),
                        "left", each.left().text()))
                .toList();
    }
}
