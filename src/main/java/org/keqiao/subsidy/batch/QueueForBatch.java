package org.keqiao.subsidy.batch;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseSnapshot;
import org.keqiao.funding.Allocation;
import org.keqiao.funding.FundingShare;
import org.keqiao.funding.Ledger;
import org.keqiao.policy.Policies;
import org.keqiao.process.Action;
import org.keqiao.process.ForParties;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.subsidy.CalculatedSubsidy;
import org.keqiao.subsidy.ReviewSheet;

/** 等待批次: from now on officers may take the application into a batch. */
@ProcessAction(
        name = "queueForBatch",
        zh = "等待批次",
        en = "Wait for a batch",
        aboutZh = "预留资金后进入待批清单，由业务科编入批次。其后应等待消息“批次已有资助结果”。",
        aboutEn =
                "Puts the application on the list from which batches are composed; then wait for the batch’s decision.",
        refusals = "NOTHING_RESERVED")
class QueueForBatch implements Action<QueueForBatch.Input, QueueForBatch.Output> {

    private final CaseCommands cases;
    private final Candidates candidates;
    private final Policies policies;
    private final Ledger ledger;
    private final ReviewSheet sheet;
    private final Clock clock;

    QueueForBatch(
            CaseCommands cases,
            Candidates candidates,
            Policies policies,
            Ledger ledger,
            ReviewSheet sheet,
            Clock clock) {
        this.cases = cases;
        this.candidates = candidates;
        this.policies = policies;
        this.ledger = ledger;
        this.sheet = sheet;
        this.clock = clock;
    }

    record Input(String policyItem, CalculatedSubsidy calculation) {}

    record Output(@ForParties LocalDate queuedOn) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        CaseSnapshot snapshot = cases.get(caseNumber);
        Money reserved = ledger.find(caseNumber, FundingShare.CITY)
                .map(Allocation::reserved)
                .filter(Money::isPositive)
                .orElseThrow(() -> Refusal.conflict("NOTHING_RESERVED"));
        LocalDate today = LocalDate.now(clock);
        candidates.add(
                snapshot.ref(),
                policies.item(input.policyItem()),
                input.calculation(),
                reserved,
                Optional.ofNullable(snapshot.acceptedOn()).orElse(today));
        sheet.issue(caseNumber, input.calculation());
        return new Output(today);
    }
}
