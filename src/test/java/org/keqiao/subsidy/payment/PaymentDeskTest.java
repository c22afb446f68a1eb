package org.keqiao.subsidy.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keqiao.funding.payment.PaymentOrders;
import org.keqiao.inbox.Inbox;
import org.keqiao.process.Workflow;
import org.keqiao.security.AccessLog;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.transaction.PlatformTransactionManager;

/** The bank's file: a row that cannot be booked now stops no other. */
class PaymentDeskTest {

    private static final String HEAD = "指令编号,收款人,开户银行,支付行号,收款账号,金额（元）,大写金额,用途,支付结果,银行回单号,支付日期,失败原因\n";

    private final PaymentOrders orders = mock(PaymentOrders.class);
    private final CurrentActor actor = mock(CurrentActor.class);
    private final PaymentDesk desk = new PaymentDesk(
            orders,
            mock(PaidSubsidy.class),
            mock(ReturnedPayments.class),
            mock(Workflow.class),
            mock(Inbox.class),
            actor,
            mock(AccessLog.class),
            mock(PlatformTransactionManager.class));

    @Test
    void aRowThatSomebodyElseHoldsIsRefusedAndTheNextIsRead() {
        when(actor.require())
                .thenReturn(new Actor(
                        UUID.randomUUID(), "treasury", "国库", Set.of(Role.TREASURY), Set.of(), null, null, Set.of()));
        when(orders.find("A")).thenThrow(new CannotAcquireLockException("deadlock detected"));
        when(orders.find("B")).thenReturn(Optional.empty());
        String rows = "A,,,,,,,,成功,HD1,2026-07-01,\nB,,,,,,,,成功,HD2,2026-07-01,\n";

        PaymentResults results = desk.take(new ByteArrayInputStream((HEAD + rows).getBytes(StandardCharsets.UTF_8)));

        assertThat(results.rows())
                .extracting(row -> row.why().code())
                .containsExactly("STALE", "PAYMENT_ORDER_UNKNOWN");
    }
}
