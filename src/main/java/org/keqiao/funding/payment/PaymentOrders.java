package org.keqiao.funding.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.funding.FundingShare;
import org.keqiao.funding.Ledger;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Payments: ordered once, settled once. Whatever the bank reports books the ledger in the same transaction, and a report
 * that comes twice books nothing. Who calls holds the lock of the case.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class PaymentOrders {

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final CurrentActor actor;
    private final Clock clock;

    PaymentOrders(JdbcClient jdbc, Ledger ledger, CurrentActor actor, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * A payment to be ordered.
     *
     * @param caseNumber the case that works it
     * @param fundedCase the case whose allocation pays
     * @param county null for the city's purse
     */
    public record Wanted(
            CaseNumber caseNumber,
            CaseNumber fundedCase,
            FundingShare share,
            @Nullable String county,
            Money amount,
            Payee payee,
            String purpose) {}

    /**
     * 开具支付指令.
     *
     * @throws Refusal conflict PAYMENT_ORDERED when one waits or was paid; NOTHING_COMMITTED when the allocation owes less
     */
    public PaymentOrder order(Wanted wanted) {
        Money owed = ledger.find(wanted.fundedCase(), wanted.share())
                .map(allocation -> allocation.committed().minus(allocation.paid()))
                .orElse(Money.ZERO);
        if (wanted.amount().isMoreThan(owed)) {
            throw Refusal.conflict("NOTHING_COMMITTED", owed, wanted.amount());
        }
        int attempt = jdbc.sql("select count(*) + 1 from payment_order where case_number = ?")
                .params(wanted.caseNumber().value())
                .query(Integer.class)
                .single();
        String number = wanted.caseNumber().value() + "-" + attempt;
        int ordered = jdbc.sql(
                        """
                        insert into payment_order (id, number, case_number, funded_case, share, county, attempt, amount,
                            payee, bank, bank_code, account, purpose, state, ordered_at, ordered_by)
                        values (:id, :number, :case, :funded, :share, :county, :attempt, :amount,
                            :payee, :bank, :code, :account, :purpose, 'ORDERED', :at, :by)
                        on conflict do nothing
                        """)
                .param("id", UUID.randomUUID())
                .param("number", number)
                .param("case", wanted.caseNumber().value())
                .param("funded", wanted.fundedCase().value())
                .param("share", wanted.share().name())
                .param("county", wanted.county(), Types.VARCHAR)
                .param("attempt", attempt)
                .param("amount", wanted.amount().yuan())
                .param("payee", wanted.payee().name())
                .param("bank", wanted.payee().bank())
                .param("code", wanted.payee().bankCode())
                .param("account", wanted.payee().account())
                .param("purpose", wanted.purpose())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", actor.orSystem().username())
                .update();
        if (ordered == 0) {
            throw Refusal.conflict("PAYMENT_ORDERED", wanted.caseNumber().value());
        }
        return require(number);
    }

    /**
     * 支付成功: the bank has paid.
     *
     * @param receipt the bank's number of the payment
     * @throws Refusal conflict PAYMENT_SETTLED when it was settled otherwise, RECEIPT_USED when the receipt is another
     *     payment's, PAID_BEFORE_ORDER; NOT_FOUND
     */
    public PaymentOrder paid(String number, String receipt, LocalDate paidOn) {
        PaymentOrder order = lock(number);
        if (order.state() == PaymentOrder.State.PAID && receipt.equals(order.receipt())) {
            return order;
        }
        requireOrdered(order);
        LocalDate orderedOn = LocalDate.ofInstant(order.orderedAt(), clock.getZone());
        if (paidOn.isBefore(orderedOn) || paidOn.isAfter(LocalDate.now(clock))) {
            throw Refusal.conflict("PAID_ON_IMPOSSIBLE", orderedOn);
        }
        requireUnused("receipt", receipt);
        settle(number, PaymentOrder.State.PAID, receipt, paidOn, null);
        ledger.pay(order.fundedCase(), order.share(), order.amount(), "order " + number, receipt);
        return require(number);
    }

    /**
     * 支付失败: the bank has not paid; what is owed stays owed.
     *
     * @throws Refusal conflict PAYMENT_SETTLED when it was settled otherwise; NOT_FOUND
     */
    public PaymentOrder failed(String number, String reason) {
        PaymentOrder order = lock(number);
        if (order.state() == PaymentOrder.State.FAILED) {
            return order;
        }
        requireOrdered(order);
        settle(number, PaymentOrder.State.FAILED, null, null, reason);
        return require(number);
    }

    /**
     * 退票: the bank sent back what it had paid, so that it is owed again. The same return reported again books nothing.
     *
     * @throws Refusal conflict PAYMENT_NOT_PAID when the bank never paid it, PAYMENT_RETURNED when it was reported with
     *     another receipt or day, PAYMENT_RECLAIMED when less than it is still with the receiver, RECEIPT_USED;
     *     INVALID at {@code returnedOn} for a day before the payment or after today; NOT_FOUND
     */
    public PaymentOrder returned(String number, LocalDate on, String receipt, String reason) {
        PaymentOrder order = lock(number);
        PaymentOrder.Returned before = order.returned();
        if (before != null) {
            if (before.receipt().equals(receipt) && before.on().equals(on)) {
                return order;
            }
            throw Refusal.conflict("PAYMENT_RETURNED", number);
        }
        if (order.state() != PaymentOrder.State.PAID || order.settledOn() == null) {
            throw Refusal.conflict("PAYMENT_NOT_PAID", number);
        }
        if (on.isBefore(order.settledOn()) || on.isAfter(LocalDate.now(clock))) {
            throw Refusal.invalid(List.of(FieldError.of("returnedOn", "returnedOnNotWithin", order.settledOn())));
        }
        Money there = ledger.find(order.fundedCase(), order.share())
                .map(allocation -> allocation.paid().minus(allocation.recovered()))
                .orElse(Money.ZERO);
        if (order.amount().isMoreThan(there)) {
            throw Refusal.conflict("PAYMENT_RECLAIMED", order.fundedCase().value());
        }
        requireUnused("return_receipt", receipt);
        jdbc.sql(
                        """
                        update payment_order set state = 'RETURNED', returned_on = :on, return_receipt = :receipt,
                            return_reason = :reason, returned_at = :at, returned_by = :by
                        where number = :number
                        """)
                .param("on", on)
                .param("receipt", receipt)
                .param("reason", reason)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", actor.orSystem().username())
                .param("number", number)
                .update();
        ledger.bounce(order.fundedCase(), order.share(), order.amount(), "return " + number, receipt);
        return require(number);
    }

    /** Which case pays anew what was returned. */
    public PaymentOrder goesOn(String number, CaseNumber next) {
        jdbc.sql("update payment_order set goes_on_in = ? where number = ? and state = 'RETURNED'")
                .params(next.value(), number)
                .update();
        return require(number);
    }

    /** The payment of this number, as anybody knows it. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<PaymentOrder> find(String number) {
        return jdbc.sql("select * from payment_order where number = ?")
                .params(number)
                .query(PaymentOrders::read)
                .optional();
    }

    /** All payments that a case worked, first to last. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<PaymentOrder> of(CaseNumber caseNumber) {
        return jdbc.sql("select * from payment_order where case_number = ? order by attempt")
                .params(caseNumber.value())
                .query(PaymentOrders::read)
                .list();
    }

    /**
     * What waits for the bank out of a purse, oldest first.
     *
     * @param county null for the city's purse
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<PaymentOrder> waiting(@Nullable String county) {
        return jdbc.sql(
                        """
                        select * from payment_order
                        where state = 'ORDERED' and county is not distinct from :county
                        order by ordered_at, id
                        """)
                .param("county", county, Types.VARCHAR)
                .query(PaymentOrders::read)
                .list();
    }

    /**
     * A page of what waits for the bank out of a purse, oldest first.
     *
     * @param county null for the city's purse
     * @param numbers of orders that are meant, or else left out; null for all
     * @param meant whether they are meant
     * @param limit 1 to 200
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public CursorPage<PaymentOrder> waiting(
            @Nullable String county,
            @Nullable Collection<String> numbers,
            boolean meant,
            @Nullable String cursor,
            int limit) {
        Optional<Cursor> after = Cursor.parse(cursor, 2);
        JdbcClient.StatementSpec statement = jdbc.sql(
                        """
                        select * from payment_order
                        where state = 'ORDERED' and county is not distinct from :county
                            and (not :some or (number = any(:numbers)) = :meant) and %s
                        order by ordered_at, number limit :limit
                        """
                                .formatted(after.isEmpty() ? "true" : "(ordered_at, number) > (:at, :after)"))
                .param("county", county, Types.VARCHAR)
                .param("some", numbers != null)
                .param("numbers", numbers == null ? new String[0] : numbers.toArray(String[]::new))
                .param("meant", meant)
                .param("limit", limit + 1);
        if (after.isPresent()) {
            statement = statement
                    .param("at", Timestamp.from(after.get().instant(0)))
                    .param("after", after.get().text(1));
        }
        return Cursor.page(
                statement.query(PaymentOrders::read).list(),
                limit,
                order -> Cursor.of(order.orderedAt(), order.number()));
    }

    /**
     * 移交: these orders go to the bank now; a later file leaves them out.
     *
     * @param numbers of orders
     */
    public void handOver(Collection<String> numbers) {
        jdbc.sql(
                        """
                        update payment_order set handed_over_at = :now
                        where number = any(:numbers) and state = 'ORDERED' and handed_over_at is null
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("numbers", numbers.toArray(String[]::new))
                .update();
    }

    private void settle(
            String number,
            PaymentOrder.State state,
            @Nullable String receipt,
            @Nullable LocalDate paidOn,
            @Nullable String failure) {
        jdbc.sql(
                        """
                        update payment_order set state = :state, receipt = :receipt, settled_on = :on, failure = :failure,
                            settled_at = :at, settled_by = :by
                        where number = :number and state = 'ORDERED'
                        """)
                .param("state", state.name())
                .param("receipt", receipt, Types.VARCHAR)
                .param("on", paidOn, Types.DATE)
                .param("failure", failure, Types.VARCHAR)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", actor.orSystem().username())
                .param("number", number)
                .update();
    }

    /** One receipt at a time: a broken constraint would break the transaction with it, and nobody could be told why. */
    private void requireUnused(String column, String receipt) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 125))")
                .params(column + " " + receipt)
                .query((row, n) -> n)
                .single();
        boolean used = jdbc.sql("select exists (select from payment_order where " + column + " = ?)")
                .params(receipt)
                .query(Boolean.class)
                .single();
        if (used) {
            throw Refusal.conflict("RECEIPT_USED", receipt);
        }
    }

    private static void requireOrdered(PaymentOrder order) {
        if (order.state() != PaymentOrder.State.ORDERED) {
            throw Refusal.conflict("PAYMENT_SETTLED", order.number());
        }
    }

    private PaymentOrder lock(String number) {
        return jdbc.sql("select * from payment_order where number = ? for update")
                .params(number)
                .query(PaymentOrders::read)
                .optional()
                .orElseThrow(Refusal::notFound);
    }

    private PaymentOrder require(String number) {
        return find(number).orElseThrow(Refusal::notFound);
    }

    private static PaymentOrder read(ResultSet row, int n) throws SQLException {
        return new PaymentOrder(
                row.getString("number"),
                new CaseNumber(row.getString("case_number")),
                new CaseNumber(row.getString("funded_case")),
                FundingShare.valueOf(row.getString("share")),
                row.getString("county"),
                row.getInt("attempt"),
                Money.of(row.getBigDecimal("amount")),
                new Payee(
                        row.getString("payee"),
                        row.getString("bank"),
                        row.getString("bank_code"),
                        row.getString("account")),
                row.getString("purpose"),
                PaymentOrder.State.valueOf(row.getString("state")),
                row.getString("receipt"),
                row.getObject("settled_on", LocalDate.class),
                row.getString("failure"),
                row.getTimestamp("ordered_at").toInstant(),
                row.getTimestamp("handed_over_at") == null
                        ? null
                        : row.getTimestamp("handed_over_at").toInstant(),
                row.getString("return_receipt") == null
                        ? null
                        : new PaymentOrder.Returned(
                                row.getObject("returned_on", LocalDate.class),
                                row.getString("return_receipt"),
                                row.getString("return_reason"),
                                row.getString("goes_on_in") == null
                                        ? null
                                        : new CaseNumber(row.getString("goes_on_in"))));
    }
}
