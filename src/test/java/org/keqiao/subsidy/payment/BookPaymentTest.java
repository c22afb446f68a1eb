package org.keqiao.subsidy.payment;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.isA;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseRef;
import org.keqiao.funding.payment.PaymentOrders;
import org.keqiao.shared.CaseNumber;
import org.mockito.InOrder;
import org.springframework.context.ApplicationEventPublisher;

/** Whoever ends a contract while its money is booked waits for it, or is seen by it. */
class BookPaymentTest {

    private static final CaseNumber PAYMENT = new CaseNumber("ZJBF-350500-2026-000001");

    @Test
    void theContractsAreHeldBeforeTheMoneyIsBookedAndLookedAtAfterIt() {
        PaymentOrders orders = mock(PaymentOrders.class, RETURNS_DEEP_STUBS);
        PaidSubsidy paid = mock(PaidSubsidy.class);
        CaseRef award = mock(CaseRef.class);
        ApplicationEventPublisher events = mock(ApplicationEventPublisher.class);
        when(award.number()).thenReturn(new CaseNumber("JBZJ-350500-2026-000001"));
        when(paid.of(PAYMENT)).thenReturn(award);
        when(paid.lost(award)).thenReturn(Optional.empty());

        new BookPayment(mock(CaseCommands.class), orders, paid, events)
                .perform(PAYMENT, new BookPayment.Input(PAYMENT.value() + "-1", "HD1", LocalDate.of(2026, 1, 5)));

        InOrder order = inOrder(orders, paid, events);
        order.verify(paid).holdContracts(award);
        order.verify(orders).paid(any(), any(), any());
        order.verify(paid).hasGround(award);
        order.verify(events).publishEvent(isA(PaidWithoutGround.class));
    }
}
