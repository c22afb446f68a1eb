package org.keqiao.voucher;

import java.time.LocalDate;
import java.util.List;

/**
 * Vouchers that were used longer than half a year ago and are not settled.
 *
 * @param asOf first day of the month in which it was looked at
 * @param count of all of them
 * @param numbers of the oldest few
 * @param oldest day on which the first of them was agreed
 */
public record VouchersWaiting(LocalDate asOf, int count, List<String> numbers, LocalDate oldest) {

    public VouchersWaiting {
        numbers = List.copyOf(numbers);
    }
}
