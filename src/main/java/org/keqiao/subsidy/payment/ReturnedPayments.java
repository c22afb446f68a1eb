package org.keqiao.subsidy.payment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.StandingAside;
import org.keqiao.casefile.application.Openings;
import org.keqiao.funding.payment.Payee;
import org.keqiao.funding.payment.PaymentOrder;
import org.keqiao.funding.payment.PaymentOrders;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.keqiao.subsidy.ReclaimedMoney;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 退票: the bank sends back what it had paid. The money is owed again, and goes on in another case of the same award: its
 * applicant corrects the account, and it is ordered anew. The case that had paid is decided and stays as it is.
 */
@Service
public class ReturnedPayments {

    private final PaymentOrders orders;
    private final CaseCommands cases;
    private final Openings openings;
    private final ReclaimedMoney reclaimed;
    private final StandingAside aside;
    private final CurrentActor currentActor;
    private final ApplicationEventPublisher events;

    ReturnedPayments(
            PaymentOrders orders,
            CaseCommands cases,
            Openings openings,
            ReclaimedMoney reclaimed,
            StandingAside aside,
            CurrentActor currentActor,
            ApplicationEventPublisher events) {
        this.orders = orders;
        this.cases = cases;
        this.openings = openings;
        this.reclaimed = reclaimed;
        this.aside = aside;
        this.currentActor = currentActor;
        this.events = events;
    }

    /**
     * Books a return. The same one sent again books nothing and gets the same answer, its account masked.
     *
     * @param number of the payment order
     * @throws Refusal forbidden NOT_YOUR_PURSE; INVALID with field errors; NOT_FOUND; conflict PAYMENT_NOT_PAID,
     *     PAYMENT_RETURNED when it was reported otherwise, PAYMENT_RECLAIMED when the money is being reclaimed: it is a
     *     repayment then; RECEIPT_USED; forbidden as every act on a case for who stands back
     */
    @Transactional
    public PaymentOrder book(String number, PaymentReturn returned) {
        Actor actor = currentActor.require();
        if (!PaymentAccess.reports(actor)) {
            throw Refusal.forbidden("NOT_YOUR_PURSE");
        }
        returned.check();
        PaymentOrder seen = orders.find(number)
                // Another purse's order is nobody's business here.
                .filter(found -> Objects.equals(found.county(), PaymentAccess.purse(actor)))
                .orElseThrow(Refusal::notFound);
        cases.lock(seen.caseNumber());
        // The case that reclaims the money before the application, as everywhere: it learns of what came back.
        reclaimed.openCase(seen.fundedCase()).ifPresent(cases::lock);
        cases.lock(seen.fundedCase());
        aside.requireTakesPart(seen.caseNumber(), actor.accountId());
        boolean first = orders.find(number).map(PaymentOrder::returned).isEmpty();
        if (first && reclaimed.owed(seen.fundedCase(), seen.share()).isPositive()) {
            throw Refusal.conflict("PAYMENT_RECLAIMED", seen.fundedCase().value());
        }
        PaymentOrder order = orders.returned(number, returned.returnedOn(), returned.receipt(), returned.reason());
        return (first ? goOn(order, returned) : order).masked();
    }

    private PaymentOrder goOn(PaymentOrder order, PaymentReturn returned) {
        cases.recordCommand(
                order.caseNumber(),
                "returnPayment",
                returned.reason(),
                Map.of(
                        "order", order.number(),
                        "amount", order.amount().text(),
                        "receipt", returned.receipt(),
                        "returnedOn", returned.returnedOn().toString()));
        CaseNumber next = openings.openNext(
                        order.fundedCase(),
                        cases.ref(order.caseNumber()).matter(),
                        "returned " + order.number(),
                        answers(order, returned))
                .caseNumber();
        events.publishEvent(new PaymentReturned(order.fundedCase(), order.caseNumber(), order.share(), order.amount()));
        return orders.goesOn(order.number(), next);
    }

    private static Map<String, Object> answers(PaymentOrder order, PaymentReturn returned) {
        Payee payee = order.payee();
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put(PaymentFacts.OPENING, PaymentFacts.RETURNED);
        answers.put("share", order.share().name());
        answers.put("amount", order.amount().text());
        answers.put("purpose", order.purpose());
        answers.put("returnedOrder", order.number());
        answers.put("returnedOn", returned.returnedOn().toString());
        answers.put("returnReason", returned.reason());
        answers.put(
                "account",
                Map.of(
                        "name", payee.name(),
                        "bank", payee.bank(),
                        "bankCode12", payee.bankCode(),
                        "number", payee.account()));
        return answers;
    }
}
