package org.keqiao.subsidy.payment;

import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseRef;
import org.keqiao.funding.FundingShare;
import org.keqiao.funding.payment.Payee;
import org.keqiao.funding.payment.PaymentOrder;
import org.keqiao.funding.payment.PaymentOrders;
import org.keqiao.process.Action;
import org.keqiao.process.Called;
import org.keqiao.process.ForParties;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.subsidy.Account;
import org.keqiao.subsidy.AccountHolders;
import org.keqiao.subsidy.ReclaimedMoney;
import org.springframework.lang.Nullable;

/**
 * 开具支付指令: looks at the certificates a last time and orders the payment; where they do not hold any more, or the money
 * of the award is being reclaimed, nothing is ordered, and the flow decides what becomes of the money. Nor is anything where the
 * account is its holder's no more, such as after a team's leader changed: the flow asks for another one.
 */
@ProcessAction(
        name = "preparePayment",
        zh = "开具支付指令",
        en = "Order the payment",
        aboutZh = "支付前再次核对登记证明；有效的开具支付指令，无效的不支付并说明原因，户名不符的先更正账户。",
        aboutEn =
                "Looks at the certificates a last time; orders the payment, or says why nothing is paid; an account of another is corrected first.",
        refusals = {"NO_AWARD", "NOTHING_COMMITTED", "PAYMENT_ORDERED"})
class PreparePayment implements Action<PreparePayment.Input, PreparePayment.Output> {

    private final CaseCommands cases;
    private final PaidSubsidy paid;
    private final PaymentOrders orders;
    private final ReclaimedMoney reclaimed;
    private final AccountHolders holders;

    PreparePayment(
            CaseCommands cases,
            PaidSubsidy paid,
            PaymentOrders orders,
            ReclaimedMoney reclaimed,
            AccountHolders holders) {
        this.holders = holders;
        this.cases = cases;
        this.paid = paid;
        this.orders = orders;
        this.reclaimed = reclaimed;
    }

    record Input(FundingShare share, Money amount, String purpose, Account account) {}

    /** What came of it. */
    enum PaymentState {
        ORDERED,
        STOPPED,
        ACCOUNT_OF_ANOTHER
    }

    record Output(
            @Called(zh = "支付指令状态", en = "State of the payment order") PaymentState paymentState,
            @ForParties @Nullable String paymentOrder,
            @Nullable String paymentStopped) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        CaseRef award = paid.of(caseNumber);
        try {
            paid.requireCarried(award);
            reclaimed.openCase(award.number()).ifPresent(open -> {
                throw Refusal.conflict("CLAWBACK_OPEN", open.value());
            });
        } catch (Refusal no) {
            // Money that must not be paid is no mistake of whoever comes here: the flow goes another way.
            return new Output(PaymentState.STOPPED, null, no.code());
        }
        if (holders.wrong(award, input.account()).isPresent()) {
            return new Output(PaymentState.ACCOUNT_OF_ANOTHER, null, null);
        }
        String county = input.share() == FundingShare.COUNTY
                ? cases.ref(caseNumber).scope().county()
                : null;
        Account account = input.account();
        PaymentOrder order = orders.order(new PaymentOrders.Wanted(
                caseNumber,
                award.number(),
                input.share(),
                county,
                input.amount(),
                new Payee(account.name(), account.bank(), account.bankCode12(), account.number()),
                input.purpose()));
        return new Output(PaymentState.ORDERED, order.number(), null);
    }
}
