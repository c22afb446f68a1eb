package org.keqiao.subsidy.payment;

import org.keqiao.funding.payment.PaymentOrders;
import org.keqiao.process.Action;
import org.keqiao.process.ForParties;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/** 登记支付失败: the bank has not paid; the money stays owed, and may be ordered anew. */
@ProcessAction(
        name = "bookFailedPayment",
        zh = "登记支付失败",
        en = "Book the failed payment",
        aboutZh = "登记银行退回的原因，该指令作废，资金仍为应付。",
        aboutEn = "Books why the bank did not pay; the order ends, the money stays owed.",
        refusals = {"NOTHING_ORDERED", "FAILURE_REASON_MISSING", "PAYMENT_SETTLED"})
class BookFailedPayment implements Action<BookFailedPayment.Input, BookFailedPayment.Output> {

    private final PaymentOrders orders;

    BookFailedPayment(PaymentOrders orders) {
        this.orders = orders;
    }

    /** What the bank answered; null where the flow ordered nothing, or its form asked for less. */
    record Input(@Nullable String paymentOrder, @Nullable String failureReason) {}

    record Output(@ForParties String paymentFailure) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        String order = OrderOf.require(caseNumber, input.paymentOrder());
        if (input.failureReason() == null || input.failureReason().isBlank()) {
            throw Refusal.conflict("FAILURE_REASON_MISSING");
        }
        orders.failed(order, input.failureReason());
        return new Output(input.failureReason());
    }
}
