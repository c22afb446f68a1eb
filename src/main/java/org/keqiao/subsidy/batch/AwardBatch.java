package org.keqiao.subsidy.batch;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseRef;
import org.keqiao.casefile.GatheredCases;
import org.keqiao.integrity.Integrity;
import org.keqiao.process.Action;
import org.keqiao.process.Called;
import org.keqiao.process.ProcessAction;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.keqiao.subsidy.AccountHolders;
import org.keqiao.subsidy.AllowedClasses;
import org.keqiao.subsidy.CalculatedSubsidy;
import org.keqiao.subsidy.StandingGrounds;
import org.keqiao.subsidy.StandingInvoices;

/**
 * 下达资金: awards every line that is clear. One whose certificate does not hold any more is reviewed anew; it stops no
 * other.
 */
@ProcessAction(
        name = "awardBatch",
        zh = "下达本批资金",
        en = "Award the batch",
        aboutZh = "对公示无异议的申请逐件下达资金；登记证明已失效的退回重新审核，不影响其他申请。",
        aboutEn = "Awards each line that is clear; one whose certificate fails is reviewed anew.",
        requires = {Duty.REVIEW, Duty.DECIDE},
        refusals = {"EVIDENCE_MISSING", "NOT_SEPARATED", "LINE_NOT_SEPARATED", "LINE_POLICY_WRITER"})
class AwardBatch implements Action<AwardBatch.Input, AwardBatch.Output> {

    private static final Set<Duty> NEEDED = EnumSet.of(Duty.REVIEW, Duty.DECIDE);

    private final CaseCommands cases;
    private final GatheredCases gathered;
    private final BatchLines lines;
    private final LineHands hands;
    private final BatchPapers papers;
    private final Integrity integrity;
    private final StandingGrounds standing;
    private final StandingInvoices invoices;
    private final AllowedClasses classes;
    private final AccountHolders holders;
    private final ObjectMapper json;
    private final Texts texts;

    AwardBatch(
            CaseCommands cases,
            GatheredCases gathered,
            BatchLines lines,
            LineHands hands,
            BatchPapers papers,
            Integrity integrity,
            StandingGrounds standing,
            StandingInvoices invoices,
            AllowedClasses classes,
            AccountHolders holders,
            ObjectMapper json,
            Texts texts) {
        this.cases = cases;
        this.gathered = gathered;
        this.lines = lines;
        this.hands = hands;
        this.papers = papers;
        this.integrity = integrity;
        this.standing = standing;
        this.invoices = invoices;
        this.classes = classes;
        this.holders = holders;
        this.json = json;
        this.texts = texts;
    }

    /**
     * @param fundingDocument 资金下达文件 of the bureau and finance
     * @param fundingDocumentOn its day
     */
    record Input(String fundingDocument, LocalDate fundingDocumentOn, String minutesNumber) {}

    record Output(@Called(zh = "下达件数", en = "Lines awarded") int awardedLines) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        cases.requireEvidence(caseNumber, NEEDED);
        List<BatchLine> given = new ArrayList<>();
        List<BatchLine> cleared = lines.of(caseNumber, BatchLine.State.CLEARED);
        // All of them before any money moves: whoever withdraws holds the application, and then the budget.
        cleared.forEach(line -> cases.lock(line.application()));
        Consumer<CaseNumber> hand = hands.among(cleared, Duty.DECIDE);
        for (BatchLine line : cleared) {
            // Whoever withdrew meanwhile held the application: what he did to the line counts.
            if (lines.require(caseNumber, line.application()).state() != BatchLine.State.CLEARED) {
                continue;
            }
            Optional<String> gone = gone(caseNumber, line.application());
            if (gone.isPresent()) {
                lines.set(caseNumber, line.application(), BatchLine.State.STOPPED, gone.get());
                cases.recordFinding(
                        line.application(),
                        "returnedByBatch",
                        Map.of("batch", caseNumber.value(), "reason", gone.get()),
                        Map.of());
                gathered.tell(line.application(), ApplyMeeting.MESSAGE);
                continue;
            }
            // The joint document is a decision as well, whoever's desk it lies on.
            hand.accept(line.application());
            lines.set(caseNumber, line.application(), BatchLine.State.AWARDED, null);
            gathered.recordDone(
                    line.application(),
                    caseNumber,
                    Duty.DECIDE,
                    "awardedInBatch",
                    Map.of(
                            "batch", caseNumber.value(),
                            "minutes", input.minutesNumber(),
                            "fundingDocument", input.fundingDocument(),
                            "fundingDocumentOn", input.fundingDocumentOn().toString()));
            gathered.tell(line.application(), ApplyMeeting.MESSAGE);
            given.add(line);
        }
        if (!given.isEmpty()) {
            papers.award(
                    caseNumber,
                    given,
                    new BatchPapers.Signed(input.fundingDocument(), input.fundingDocumentOn(), input.minutesNumber()));
        }
        return new Output(given.size());
    }

    /** Why a line cannot be awarded any more; empty when it can. */
    private Optional<String> gone(CaseNumber batch, CaseNumber application) {
        CalculatedSubsidy calculated =
                json.convertValue(cases.facts(application).get("calculation"), CalculatedSubsidy.class);
        try {
            gathered.requireDoerTakesPart(application, batch, Duty.DECIDE);
            CaseRef claim = cases.ref(application);
            integrity.require(claim.organisation());
            classes.require(application, calculated.item(), calculated.rulesAsOf());
            standing.requireAwardable(claim, calculated);
            invoices.requireStanding(application);
            holders.require(application);
            return Optional.empty();
        } catch (Refusal no) {
            return Optional.of(texts.refusal(no, Locale.SIMPLIFIED_CHINESE));
        }
    }
}
