package org.keqiao.subsidy.payment;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseRef;
import org.keqiao.funding.payment.PaymentOrder;
import org.keqiao.funding.payment.PaymentOrders;
import org.keqiao.process.Action;
import org.keqiao.process.ForParties;
import org.keqiao.process.ProcessAction;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.subsidy.InvoiceCancelled;
import org.keqiao.subsidy.LostInvoices;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.lang.Nullable;

/** 登记支付: what the bank has paid is booked, once. */
@ProcessAction(
        name = "bookPayment",
        zh = "登记支付成功",
        en = "Book the payment",
        aboutZh = "按银行回单登记支付，计入预算指标；同一回单不会重复登记。",
        aboutEn = "Books what the bank has paid by its receipt; the same receipt is never booked twice.",
        requires = Duty.PAY,
        refusals = {
            "EVIDENCE_MISSING",
            "NOT_SEPARATED",
            "NOTHING_ORDERED",
            "RECEIPT_MISSING",
            "PAYMENT_SETTLED",
            "RECEIPT_USED",
            "PAID_ON_IMPOSSIBLE"
        })
class BookPayment implements Action<BookPayment.Input, BookPayment.Output> {

    private static final Set<Duty> NEEDED = EnumSet.of(Duty.PAY);

    private final CaseCommands cases;
    private final PaymentOrders orders;
    private final PaidSubsidy paidSubsidy;
    private final ApplicationEventPublisher events;

    BookPayment(CaseCommands cases, PaymentOrders orders, PaidSubsidy paidSubsidy, ApplicationEventPublisher events) {
        this.cases = cases;
        this.orders = orders;
        this.paidSubsidy = paidSubsidy;
        this.events = events;
    }

    /** What the bank's receipt says; null where the flow ordered nothing, or its form asked for less. */
    record Input(@Nullable String paymentOrder, @Nullable String receiptNumber, @Nullable LocalDate paidOn) {}

    record Output(@ForParties Money paidAmount) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        cases.requireEvidence(caseNumber, NEEDED);
        String order = OrderOf.require(caseNumber, input.paymentOrder());
        if (input.receiptNumber() == null || input.paidOn() == null) {
            throw Refusal.conflict("RECEIPT_MISSING");
        }
        CaseRef award = paidSubsidy.of(caseNumber);
        // Contracts before budgets, as everywhere: who ends one meanwhile sees the payment, or is seen by it.
        paidSubsidy.holdContracts(award);
        PaymentOrder paid = orders.paid(order, input.receiptNumber().strip(), input.paidOn());
        // Whoever ends a ground meanwhile holds the award before it locks it: so does this.
        boolean onVoidListing = paidSubsidy.isOnVoidListing(award);
        boolean ofWithdrawnClass = paidSubsidy.isOfWithdrawnClass(award);
        Optional<LostInvoices> lostInvoices = paidSubsidy.lost(award);
        if (!paidSubsidy.hasGround(award)) {
            // The order was with the bank when the ground went: nobody could stop it any more.
            events.publishEvent(new PaidWithoutGround(award.number(), caseNumber, PaidWithoutGround.What.CONTRACT));
        }
        if (onVoidListing) {
            events.publishEvent(new PaidWithoutGround(award.number(), caseNumber, PaidWithoutGround.What.LISTING));
        }
        if (ofWithdrawnClass) {
            events.publishEvent(new PaidWithoutGround(award.number(), caseNumber, PaidWithoutGround.What.CLASS));
        }
        lostInvoices.ifPresent(lost -> events.publishEvent(
                new InvoiceCancelled(award.number(), "paid on cancelled invoices " + caseNumber.value(), lost)));
        return new Output(paid.amount());
    }
}
