package org.keqiao.subsidy.payment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.application.Openings;
import org.keqiao.funding.Allocation;
import org.keqiao.funding.FundingShare;
import org.keqiao.funding.Ledger;
import org.keqiao.process.Action;
import org.keqiao.process.Parameter;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.subsidy.Account;
import org.keqiao.subsidy.CalculatedSubsidy;
import org.springframework.lang.Nullable;

/**
 * 转入拨付: opens a case for each purse that pays: the city's for what it has promised, the county's for what it is asked to
 * add, which it decides itself.
 */
@ProcessAction(
        name = "openPayments",
        zh = "转入拨付",
        en = "Hand over to payment",
        aboutZh = "为市级应付金额和县级配套金额分别建立拨付办件，由国库和县级各自办理。",
        aboutEn = "Opens a payment case for the city’s part and one for the county’s, each worked by its own purse.",
        refusals = {"MATTER_UNKNOWN", "LINK_NOT_FITTING", "ACCOUNT_MISSING"})
class OpenPayments implements Action<OpenPayments.Input, OpenPayments.Output> {

    private final CaseCommands cases;
    private final Openings openings;
    private final Ledger ledger;

    OpenPayments(CaseCommands cases, Openings openings, Ledger ledger) {
        this.cases = cases;
        this.openings = openings;
        this.ledger = ledger;
    }

    record Input(
            CalculatedSubsidy calculation,
            Money countyAmount,
            @Nullable Account account,
            @Parameter(zh = "拨付事项", en = "Matter of payment", optional = true) @Nullable String matter) {}

    record Output(List<String> paymentCases) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        List<String> opened = new ArrayList<>();
        ledger.find(caseNumber, FundingShare.CITY)
                .map((Allocation allocation) -> allocation.committed().minus(allocation.paid()))
                .filter(Money::isPositive)
                .ifPresent(owed -> opened.add(open(caseNumber, input, FundingShare.CITY, owed)));
        if (input.countyAmount().isPositive() && cases.ref(caseNumber).scope().county() != null) {
            opened.add(open(caseNumber, input, FundingShare.COUNTY, input.countyAmount()));
        }
        return new Output(opened);
    }

    private String open(CaseNumber award, Input input, FundingShare share, Money amount) {
        Account account = Optional.ofNullable(input.account()).orElseThrow(() -> Refusal.conflict("ACCOUNT_MISSING"));
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put(PaymentFacts.OPENING, PaymentFacts.AWARDED);
        answers.put("share", share.name());
        answers.put("amount", amount.text());
        answers.put("purpose", input.calculation().title().zh());
        answers.put(
                "account",
                Map.of(
                        "name", account.name(),
                        "bank", account.bank(),
                        "bankCode12", account.bankCode12(),
                        "number", account.number()));
        String matter = input.matter() == null ? PaymentFacts.MATTER : input.matter();
        return openings.openNext(award, matter, share.name(), answers)
                .caseNumber()
                .value();
    }
}
