package org.keqiao.subsidy;

import java.time.LocalDate;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * A payment that money is claimed for.
 *
 * @param certificateNo registration number of the contract that was paid
 * @param invoiceCode null for a fully digital invoice
 * @param invoiceAmount tax included
 * @param taxAmount null when the applicant did not say
 * @param paidAmount by the bank voucher; several payments may be for one invoice
 */
record ClaimLine(
        String certificateNo,
        @Nullable String invoiceCode,
        String invoiceNo,
        @Nullable LocalDate invoiceDate,
        Money invoiceAmount,
        @Nullable Money taxAmount,
        String bankVoucherNo,
        @Nullable LocalDate payDate,
        Money paidAmount) {}
