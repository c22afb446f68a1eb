package org.keqiao.subsidy.batch;

import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.GatheredCases;
import org.keqiao.funding.FundingShare;
import org.keqiao.funding.Ledger;
import org.keqiao.publicity.LineOwner;
import org.keqiao.publicity.NoticeClosed;
import org.keqiao.publicity.NoticeView;
import org.keqiao.publicity.Notices;
import org.keqiao.publicity.ObjectionSettled;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What publicity does to the lines of a batch: those that nobody contests are clear, a contested one waits alone, one that
 * is taken out is refused, and one whose amount changes is shown anew.
 */
@Component
class ShownLines implements LineOwner {

    private final BatchLines lines;
    private final Notices notices;
    private final CaseCommands cases;
    private final GatheredCases gathered;
    private final Ledger ledger;

    ShownLines(BatchLines lines, Notices notices, CaseCommands cases, GatheredCases gathered, Ledger ledger) {
        this.lines = lines;
        this.notices = notices;
        this.cases = cases;
        this.gathered = gathered;
        this.ledger = ledger;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(NoticeClosed closed) {
        CaseNumber batch = new CaseNumber(closed.caseNumber());
        if (isBatch(batch)) {
            gathered.tell(batch, "publicityClosed");
        }
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(ObjectionSettled settled) {
        CaseNumber batch = new CaseNumber(settled.caseNumber());
        if (isBatch(batch)) {
            gathered.tell(batch, "objectionsSettled");
        }
    }

    /** An objection may lower an amount; whoever would raise it has it calculated anew. */
    @Override
    public void requireAmount(String caseNumber, String reference, Money amount) {
        lines.of(new CaseNumber(caseNumber)).stream()
                .filter(line -> line.application().value().equals(reference))
                .filter(line -> !amount.isPositive() || !line.cityAmount().isMoreThan(amount))
                .findFirst()
                .ifPresent(line -> {
                    throw Refusal.conflict("AMOUNT_ONLY_LOWER", line.cityAmount());
                });
    }

    private boolean isBatch(CaseNumber caseNumber) {
        return cases.find(caseNumber)
                .filter(ref -> ref.matter().equals(BatchFacts.MATTER))
                .isPresent();
    }

    /** Brings the batch's lines up to what its notices say now. The batch is locked. */
    void update(CaseNumber batch) {
        List<NoticeView> shown = notices.ofCase(batch.value());
        for (BatchLine line : lines.of(batch)) {
            boolean waits = line.state() == BatchLine.State.SHOWN || line.state() == BatchLine.State.CONTESTED;
            if (waits) {
                shown.stream()
                        .flatMap(notice -> notice.line(line.application().value()).stream())
                        .reduce((earlier, later) -> later)
                        .ifPresent(now -> update(batch, line, now));
            }
        }
    }

    private void update(CaseNumber batch, BatchLine line, NoticeView.LineView now) {
        switch (now.state()) {
            case SHOWN -> {
                // The notice is still shown.
            }
            case CONTESTED -> lines.set(batch, line.application(), BatchLine.State.CONTESTED, null);
            case CLEARED -> lines.set(batch, line.application(), BatchLine.State.CLEARED, null);
            case DELETED -> takeOut(batch, line);
            case CHANGED -> change(batch, line, now.newAmount());
        }
    }

    private void takeOut(CaseNumber batch, BatchLine line) {
        String reason = "公示异议成立";
        lines.set(batch, line.application(), BatchLine.State.REFUSED, reason);
        gathered.recordDone(
                line.application(),
                batch,
                Duty.DECIDE,
                "refusedInBatch",
                Map.of("batch", batch.value(), "reason", reason));
        gathered.tell(line.application(), ApplyMeeting.MESSAGE);
    }

    /** The city's money follows; the county is asked for its part in the same proportion, and decides it itself. */
    private void change(CaseNumber batch, BatchLine line, Money amount) {
        Money county = line.countyAmount()
                .times(amount.yuan().divide(line.cityAmount().yuan(), 12, RoundingMode.HALF_UP), RoundingMode.HALF_UP);
        cases.lock(line.application());
        ledger.release(line.application(), FundingShare.CITY, line.cityAmount().minus(amount), batch.value());
        lines.change(batch, line.application(), amount, county);
        lines.set(batch, line.application(), BatchLine.State.APPROVED, null);
        cases.recordFinding(
                line.application(),
                "amountChanged",
                Map.of("batch", batch.value(), "before", line.cityAmount().text(), "now", amount.text()),
                Map.of("cityAmount", amount.text(), "countyAmount", county.text()));
    }
}
