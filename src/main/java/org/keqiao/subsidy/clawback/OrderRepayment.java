package org.keqiao.subsidy.clawback;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.keqiao.calendar.Limit;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseSnapshot;
import org.keqiao.funding.FundingShare;
import org.keqiao.process.Action;
import org.keqiao.process.Called;
import org.keqiao.process.ForParties;
import org.keqiao.process.Matters;
import org.keqiao.process.ProcessAction;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.springframework.lang.Nullable;

/**
 * 登记应收款: from the decision on this much is owed to each purse, until it is back. A principal only: fines are for finance
 * to decide.
 */
@ProcessAction(
        name = "orderRepayment",
        zh = "登记应收款",
        en = "Register what is owed",
        aboutZh = "按决定登记各级次应收回的本金，县级资金以县级决定追回的为限，应收款在全部退还前一直有效；罚款由财政部门依法处理，不在此登记。",
        aboutEn =
                "Registers the principal owed to each purse, the county's only where the county decided so, until all is back; never a fine.",
        requires = {Duty.REVIEW, Duty.DECIDE},
        refusals = {
            "EVIDENCE_MISSING",
            "NOT_SEPARATED",
            "RECLAIM_FINDINGS_MISSING",
            "NOTHING_RECLAIMED",
            "ALREADY_RECLAIMED",
            "EXCLUSION_NOT_SET",
            "INVALID"
        })
class OrderRepayment implements Action<OrderRepayment.Input, OrderRepayment.Output> {

    private static final Set<Duty> NEEDED = EnumSet.of(Duty.REVIEW, Duty.DECIDE);
    private static final String LIMIT = "repayment";
    /** What the county chose, as its form says it. */
    private static final String RECLAIM = "RECLAIM";

    private final CaseCommands cases;
    private final ClawbackRows rows;
    private final Principal principal;
    private final Exclusions exclusions;
    private final Matters matters;
    private final Texts texts;
    private final Clock clock;

    OrderRepayment(
            CaseCommands cases,
            ClawbackRows rows,
            Principal principal,
            Exclusions exclusions,
            Matters matters,
            Texts texts,
            Clock clock) {
        this.cases = cases;
        this.rows = rows;
        this.principal = principal;
        this.exclusions = exclusions;
        this.matters = matters;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * What was found and proposed; null where the flow asked for less.
     *
     * @param countyChoice RECLAIM where the county decided to have its part back: without it the city's decision leaves it out
     * @param exclude true to propose that the party may not apply for a time
     */
    record Input(
            @Nullable String reclaimReason,
            @Nullable String findings,
            @Nullable String legalGround,
            @Nullable Money cityPrincipal,
            @Nullable Money countyPrincipal,
            @Nullable String countyChoice,
            @Nullable Boolean exclude) {}

    /** @param payDays how long the party has from the service of the decision, as the letter says it */
    record Output(
            @Called(zh = "追回金额", en = "Amount reclaimed") @ForParties Money decidedAmount,
            @ForParties Money decidedCity,
            @ForParties Money decidedCounty,
            @ForParties LocalDate reclaimedOn,
            String payDays) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        CaseSnapshot snapshot = cases.lock(caseNumber);
        cases.requireEvidence(caseNumber, NEEDED);
        cases.requireDecidedByCity(caseNumber);
        if (blank(input.reclaimReason()) || blank(input.findings()) || blank(input.legalGround())) {
            // No letter takes money back without saying why and by which law.
            throw Refusal.conflict("RECLAIM_FINDINGS_MISSING");
        }
        Clawback clawback = rows.require(caseNumber);
        if (clawback.state() != Clawback.State.OPENED) {
            throw Refusal.conflict("ALREADY_RECLAIMED", caseNumber.value());
        }
        CaseSnapshot award = cases.lock(clawback.application());
        Map<FundingShare, Money> decided =
                principal.require(clawback.application(), input.cityPrincipal(), countyPart(input));
        String county = award.ref().scope().county();
        List<Clawback.Share> shares = decided.entrySet().stream()
                .map(each -> new Clawback.Share(
                        each.getKey(),
                        each.getKey() == FundingShare.COUNTY ? county : null,
                        each.getValue(),
                        Money.ZERO))
                .toList();
        rows.decide(clawback.id(), caseNumber, input.reclaimReason(), shares);
        if (Boolean.TRUE.equals(input.exclude())) {
            exclusions.propose(award.ref().organisation(), caseNumber, input.findings());
        }
        return new Output(
                Money.sum(decided.values()),
                decided.getOrDefault(FundingShare.CITY, Money.ZERO),
                decided.getOrDefault(FundingShare.COUNTY, Money.ZERO),
                LocalDate.now(clock),
                payDays(snapshot));
    }

    /** 县级资金由县级决定: null unless the county wants it back. */
    @Nullable
    private static Money countyPart(Input input) {
        return RECLAIM.equals(input.countyChoice()) ? input.countyPrincipal() : null;
    }

    private String payDays(CaseSnapshot snapshot) {
        Limit limit = matters.version(ClawbackFacts.MATTER, snapshot.version())
                .limit(LIMIT, String.valueOf(snapshot.legalBasis()))
                .orElseThrow(() -> new IllegalStateException("settings.json has no limit " + LIMIT));
        return texts.get("clawback.days." + limit.unit(), Locale.SIMPLIFIED_CHINESE, limit.days());
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
