package org.keqiao.subsidy.payment;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keqiao.funding.payment.PaymentOrder;
import org.keqiao.funding.payment.PaymentOrders;
import org.keqiao.inbox.Completion;
import org.keqiao.inbox.Inbox;
import org.keqiao.process.OpenTask;
import org.keqiao.process.Outcome;
import org.keqiao.process.Workflow;
import org.keqiao.security.AccessLog;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The desk of those who pay: the orders that wait, as a list and as the treasury's file, and the file with the bank's
 * answers. An answer ends the step of its payment as if somebody had typed it: the same person, checks and bookings.
 */
@Service
public class PaymentDesk {

    /** As many as one file holds. */
    static final int MOST = 2000;

    private final PaymentOrders orders;
    private final PaidSubsidy paid;
    private final ReturnedPayments returned;
    private final Workflow workflow;
    private final Inbox inbox;
    private final CurrentActor currentActor;
    private final AccessLog accessLog;
    private final TransactionTemplate transaction;

    PaymentDesk(
            PaymentOrders orders,
            PaidSubsidy paid,
            ReturnedPayments returned,
            Workflow workflow,
            Inbox inbox,
            CurrentActor currentActor,
            AccessLog accessLog,
            PlatformTransactionManager transactions) {
        this.orders = orders;
        this.paid = paid;
        this.returned = returned;
        this.workflow = workflow;
        this.inbox = inbox;
        this.currentActor = currentActor;
        this.accessLog = accessLog;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Whether the signed-in person may look at payments at all. */
    public boolean isOpen() {
        return currentActor.find().filter(PaymentAccess::reads).isPresent();
    }

    /** Whether the signed-in person enters the bank's answers. */
    public boolean isReported() {
        return currentActor.find().filter(PaymentAccess::reports).isPresent();
    }

    /**
     * What waits for the bank out of the person's purse, oldest first; of accounts only those who pay read all digits.
     *
     * @param stopped true for those that may not be paid, since their ground has gone after they were ordered; false for those
     *     that may; null for all
     * @param limit 1 to 200
     * @throws Refusal forbidden for whoever has nothing to do with payments
     */
    public CursorPage<PaymentOrder> waiting(@Nullable Boolean stopped, @Nullable String cursor, int limit) {
        Actor actor = currentActor.require();
        String purse = PaymentAccess.purse(actor);
        Set<String> gone = stopped == null ? null : stopped(orders.waiting(purse));
        CursorPage<PaymentOrder> page = orders.waiting(purse, gone, Boolean.TRUE.equals(stopped), cursor, limit);
        if (PaymentAccess.reports(actor)) {
            if (!page.items().isEmpty()) {
                note(actor, AccessLog.What.ACCOUNTS, page.items());
            }
            return page;
        }
        return new CursorPage<>(page.items().stream().map(PaymentOrder::masked).toList(), page.next());
    }

    /** @param orders how many may be paid now */
    public record Payable(int orders, Money amount) {}

    /** What waits and may be paid now, taken together. */
    public Payable payable() {
        List<PaymentOrder> waiting = orders.waiting(PaymentAccess.purse(currentActor.require()));
        Set<String> gone = stopped(waiting);
        List<Money> amounts = waiting.stream()
                .filter(order -> !gone.contains(order.number()))
                .map(PaymentOrder::amount)
                .toList();
        return new Payable(amounts.size(), Money.sum(amounts));
    }

    /** Whoever reads whole accounts, on the page or in a file, stands in the log of readings. */
    private void note(Actor actor, AccessLog.What what, List<PaymentOrder> read) {
        String label = read.size() + " × " + read.get(0).number();
        accessLog.read(
                actor,
                what,
                UUID.nameUUIDFromBytes(read.stream()
                        .map(PaymentOrder::number)
                        .collect(Collectors.joining(","))
                        .getBytes(StandardCharsets.UTF_8)),
                label);
    }

    /**
     * The file for the treasury: the waiting orders that no file has held yet, without those that may not be paid by now.
     *
     * @param again true to have those too that were handed over before, such as after a file was lost
     * @throws Refusal forbidden NOT_YOUR_PURSE for all who do not pay
     */
    public byte[] file(boolean again) {
        Actor actor = currentActor.require();
        if (!PaymentAccess.reports(actor)) {
            throw Refusal.forbidden("NOT_YOUR_PURSE");
        }
        return transaction.execute(status -> {
            List<PaymentOrder> waiting = orders.waiting(PaymentAccess.purse(actor)).stream()
                    .filter(order -> again || order.handedOverAt() == null)
                    .toList();
            Set<String> gone = stopped(waiting);
            List<PaymentOrder> given = waiting.stream()
                    .filter(order -> !gone.contains(order.number()))
                    .limit(MOST)
                    .toList();
            orders.handOver(given.stream().map(PaymentOrder::number).toList());
            if (!given.isEmpty()) {
                note(actor, AccessLog.What.PAYMENT_FILE, given);
            }
            return PaymentSheet.write(given);
        });
    }

    /** Numbers of those whose ground has gone since they were ordered: the certificate, the amounts, or a record of integrity. */
    public Set<String> stopped(List<PaymentOrder> waiting) {
        return transaction.execute(status -> {
            Set<CaseNumber> changed =
                    paid.changed(waiting.stream().map(PaymentOrder::fundedCase).collect(Collectors.toSet()));
            Set<String> misdirected = paid.toFormerLeaders(waiting);
            return waiting.stream()
                    .filter(order -> changed.contains(order.fundedCase()) || misdirected.contains(order.number()))
                    .map(PaymentOrder::number)
                    .collect(Collectors.toUnmodifiableSet());
        });
    }

    /**
     * Takes the bank's answers, each in a transaction of its own: one that cannot be booked stops no other.
     *
     * @throws Refusal forbidden NOT_YOUR_PURSE; TOO_LARGE; INVALID IMPORT_UNREADABLE or PAYMENT_FILE_UNKNOWN
     */
    public PaymentResults take(InputStream file) {
        Actor actor = currentActor.require();
        if (!PaymentAccess.reports(actor)) {
            throw Refusal.forbidden("NOT_YOUR_PURSE");
        }
        List<PaymentResults.Row> rows = new ArrayList<>();
        for (PaymentSheet.Answer answer : PaymentSheet.read(file)) {
            try {
                PaymentResults.Outcome outcome = transaction.execute(status -> book(actor, answer));
                rows.add(new PaymentResults.Row(answer.row(), answer.order(), outcome, null));
            } catch (Refusal no) {
                rows.add(refused(answer, no));
            } catch (ConcurrencyFailureException meanwhile) {
                // Nothing of it was booked: sent again it is.
                rows.add(refused(answer, Refusal.conflict("STALE")));
            }
        }
        return new PaymentResults(List.copyOf(rows));
    }

    private static PaymentResults.Row refused(PaymentSheet.Answer answer, Refusal no) {
        return new PaymentResults.Row(answer.row(), answer.order(), PaymentResults.Outcome.REFUSED, no);
    }

    private PaymentResults.Outcome book(Actor actor, PaymentSheet.Answer answer) {
        if (answer.result() == null) {
            throw Refusal.conflict("PAYMENT_RESULT_UNKNOWN");
        }
        PaymentOrder order = orders.find(answer.order())
                // Another purse's order is nobody's business here.
                .filter(found -> java.util.Objects.equals(found.county(), PaymentAccess.purse(actor)))
                .orElseThrow(() -> Refusal.conflict("PAYMENT_ORDER_UNKNOWN", answer.order()));
        if (isKnown(order, answer)) {
            return PaymentResults.Outcome.KNOWN;
        }
        if (answer.result() == PaymentSheet.Result.RETURNED) {
            returned.book(order.number(), new PaymentReturn(answer.day(), answer.receipt(), answer.failure()));
            return PaymentResults.Outcome.RETURNED;
        }
        if (order.state() != PaymentOrder.State.ORDERED) {
            throw Refusal.conflict("PAYMENT_SETTLED", order.number());
        }
        OpenTask task = workflow.openTasks(order.caseNumber()).stream()
                .filter(open -> open.step().duty().filter(Duty.PAY::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> Refusal.conflict("PAYMENT_NOT_WAITING", order.number()));
        boolean paid = answer.result() == PaymentSheet.Result.PAID;
        Outcome outcome = task.step().outcomes().stream()
                .filter(one -> (one.kind() == Outcome.Kind.ADVANCE) == paid)
                .findFirst()
                .orElseThrow(() -> Refusal.conflict("PAYMENT_NOT_WAITING", order.number()));
        inbox.claim(task.taskId());
        Map<String, Object> answers = new HashMap<>();
        if (paid) {
            answers.put("receiptNumber", answer.receipt());
            answers.put("paidOn", answer.day() == null ? "" : answer.day().toString());
        } else {
            answers.put("failureReason", answer.failure());
        }
        inbox.complete(task.taskId(), Completion.of(outcome.key(), answers, paid ? null : answer.failure()));
        return paid ? PaymentResults.Outcome.PAID : PaymentResults.Outcome.FAILED;
    }

    private static boolean isKnown(PaymentOrder order, PaymentSheet.Answer answer) {
        return switch (answer.result()) {
            // What was returned later had been paid.
            case PAID -> isSame(answer, order.receipt(), order.settledOn());
            case FAILED -> order.state() == PaymentOrder.State.FAILED;
            case RETURNED ->
                order.returned() != null
                        && isSame(
                                answer,
                                order.returned().receipt(),
                                order.returned().on());
        };
    }

    private static boolean isSame(PaymentSheet.Answer answer, @Nullable String receipt, @Nullable LocalDate day) {
        return answer.receipt().equals(receipt) && day != null && day.equals(answer.day());
    }
}
