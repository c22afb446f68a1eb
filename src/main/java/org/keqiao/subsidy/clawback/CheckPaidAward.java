package org.keqiao.subsidy.clawback;

import java.util.Optional;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseRef;
import org.keqiao.casefile.GatheredCases;
import org.keqiao.funding.FundingShare;
import org.keqiao.process.Action;
import org.keqiao.process.Called;
import org.keqiao.process.ForParties;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.subsidy.ListedGrounds;
import org.keqiao.subsidy.LostInvoices;
import org.keqiao.subsidy.LostPart;
import org.keqiao.subsidy.StandingInvoices;
import org.springframework.lang.Nullable;

/** 核对已拨付资金: what was paid and could be reclaimed; one clawback at a time for one application. */
@ProcessAction(
        name = "checkPaidAward",
        zh = "核对已拨付资金",
        en = "Look at what was paid",
        aboutZh = "取得所涉申报各级次已拨付、未退还的金额；没有的不立案，已有未了结的追回事项的不重复立案。",
        aboutEn =
                "Takes what each purse paid and has not got back; refuses where there is nothing, or another clawback is open.",
        refusals = {"NOTHING_PAID", "CLAWBACK_OPEN", "NOTHING_TO_GO_ON_WITH"})
class CheckPaidAward implements Action<CheckPaidAward.Input, CheckPaidAward.Output> {

    /** 红冲: the source of a clawback about cancelled invoices. */
    static final String INVOICE_CANCELLED = "INVOICE_CANCELLED";
    /** The source of one about somebody who ought not to have been listed. */
    static final String LISTING_VOID = "LISTING_VOID";
    /** The source of one about a title that did not hold on the day of the application. */
    static final String TITLE_WITHDRAWN = "TITLE_WITHDRAWN";

    /** 关联交易: the source of one about parties, or an agency, whose relation became known after the payment. */
    static final String PARTIES_RELATED = "PARTIES_RELATED";
    /** 应当回避: the source of one about whoever handled it with a relation to a party. */
    static final String HAND_RELATED = "HAND_RELATED";

    private final CaseCommands cases;
    private final GatheredCases gathered;
    private final Principal principal;
    private final ClawbackRows rows;
    private final StandingInvoices invoices;
    private final ListedGrounds listed;

    CheckPaidAward(
            CaseCommands cases,
            GatheredCases gathered,
            Principal principal,
            ClawbackRows rows,
            StandingInvoices invoices,
            ListedGrounds listed) {
        this.cases = cases;
        this.gathered = gathered;
        this.principal = principal;
        this.rows = rows;
        this.invoices = invoices;
        this.listed = listed;
    }

    /**
     * @param reopens the closed case whose decision this one goes on with; null for most
     * @param clawbackSource what gave rise to it; null where the flow did not ask
     */
    record Input(@Nullable String reopens, @Nullable String clawbackSource) {}

    record Output(
            @ForParties String awardNumber,
            @ForParties String awardTitle,
            @Called(zh = "已拨付未退还的市级资金", en = "Paid by the city and not back") Money recoverableCity,
            @Called(zh = "已拨付未退还的县级资金", en = "Paid by the county and not back") Money recoverableCounty,
            @Called(zh = "建议追回的市级资金", en = "Suggested to be reclaimed for the city") Money suggestedCity,
            @Called(zh = "建议追回的县级资金", en = "Suggested to be reclaimed for the county") Money suggestedCounty,
            @Called(zh = "重新追收", en = "Goes on with a closed case") boolean reopened) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        CaseRef award =
                gathered.origin(caseNumber).orElseThrow(() -> Refusal.conflict("NOTHING_PAID", caseNumber.value()));
        cases.lock(award.number());
        Money city = principal.recoverable(award.number(), FundingShare.CITY);
        Money county = principal.recoverable(award.number(), FundingShare.COUNTY);
        boolean reopened = input.reopens() != null && !input.reopens().isBlank();
        if (reopened) {
            resume(award, input.reopens().strip(), caseNumber);
        } else {
            rows.requireNoneOpen(award.number());
            if (!city.plus(county).isPositive()) {
                throw Refusal.conflict("NOTHING_PAID", award.number().value());
            }
            rows.open(award.number(), award.organisation(), caseNumber);
        }
        Optional<LostPart> lost = lost(award.number(), input.clawbackSource());
        return new Output(
                award.number().value(),
                award.title(),
                city,
                county,
                suggested(award.number(), FundingShare.CITY, lost),
                suggested(award.number(), FundingShare.COUNTY, lost),
                reopened);
    }

    /** What part of the award is founded no more, where the source tells; empty where it may be all of it. */
    private Optional<LostPart> lost(CaseNumber award, @Nullable String source) {
        if (INVOICE_CANCELLED.equals(source)) {
            return invoices.lost(award).map(LostInvoices::part);
        }
        return LISTING_VOID.equals(source) ? listed.lost(award) : Optional.empty();
    }

    /** All that could be reclaimed; where a part is lost that part of it, less what is back or owed already. */
    private Money suggested(CaseNumber award, FundingShare share, Optional<LostPart> lost) {
        Money recoverable = principal.recoverable(award, share);
        return lost.map(each -> {
                    Money paid = principal.everPaid(award, share);
                    Money rest = each.of(paid).minus(paid.minus(recoverable));
                    return rest.isPositive() ? rest : Money.ZERO;
                })
                .orElse(recoverable);
    }

    private void resume(CaseRef award, String closed, CaseNumber caseNumber) {
        Clawback before = rows.of(award.number()).stream()
                .filter(each -> each.caseNumber().value().equals(closed))
                // Where a court's ruling ended the collection nobody takes it up again.
                .filter(each ->
                        each.isClosed() && each.endedOn() == null && each.left().isPositive())
                .findFirst()
                .filter(each -> rows.hasBounced(each.id()))
                .filter(each -> each.shares().stream()
                        .noneMatch(share -> share.left().isMoreThan(principal.paid(award.number(), share.share()))))
                .orElseThrow(() -> Refusal.conflict("NOTHING_TO_GO_ON_WITH", closed));
        // Another one may be worked meanwhile: what this one decided is owed beside it.
        rows.resume(before.id(), caseNumber);
    }
}
