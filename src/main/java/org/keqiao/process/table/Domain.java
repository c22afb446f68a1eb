package org.keqiao.process.table;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.lang.Nullable;

/**
 * What an input can be.
 *
 * @param values the only texts that it can be; empty when there are more than anybody listed
 * @param least the smallest number, included; null without
 * @param step the smallest difference between two numbers; null when there is none
 * @param answered true when it is certain to be answered where the table is asked
 */
public record Domain(List<String> values, @Nullable BigDecimal least, @Nullable BigDecimal step, boolean answered) {

    /** Anything, or nothing. */
    public static final Domain ANY = new Domain(List.of(), null, null, false);

    public Domain {
        values = List.copyOf(values);
    }

    /** Exact to the fen and never below nothing. */
    public static Domain money(boolean answered) {
        return new Domain(List.of(), BigDecimal.ZERO, new BigDecimal("0.01"), answered);
    }
}
