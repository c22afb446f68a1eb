package org.keqiao.subsidy.payment;

import java.util.List;
import org.keqiao.shared.Refusal;

/**
 * What became of a file with the bank's answers.
 *
 * @param rows one for each row that names an order, in the file's order
 */
public record PaymentResults(List<Row> rows) {

    /** What became of a row. */
    public enum Outcome {
        PAID,
        FAILED,
        /** Paid before, and sent back by the bank: owed again. */
        RETURNED,
        /** Reported before with the same receipt: nothing was booked. */
        KNOWN,
        REFUSED
    }

    /**
     * @param row number in the file, from 1
     * @param order number of the payment order as it was read
     * @param why null unless it was refused
     */
    public record Row(int row, String order, Outcome outcome, @org.springframework.lang.Nullable Refusal why) {}

    public long count(Outcome outcome) {
        return rows.stream().filter(row -> row.outcome() == outcome).count();
    }
}
