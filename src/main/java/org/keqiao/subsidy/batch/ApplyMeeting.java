package org.keqiao.subsidy.batch;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.GatheredCases;
import org.keqiao.process.Action;
import org.keqiao.process.Called;
import org.keqiao.process.ProcessAction;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/**
 * 落实会议决定: what the meeting said of each line. One that is refused ends with its reason and stops no other; one that is
 * put off waits for another batch.
 */
@ProcessAction(
        name = "applyMeeting",
        zh = "落实会议决定",
        en = "Carry out the meeting’s decisions",
        aboutZh = "逐件落实会议决定：同意的进入公示，不同意的转为不予资助，退回的重新审核，暂缓的留待以后批次。",
        aboutEn =
                "Carries out each decision: agreed lines go on, refused ones end with their reason, returned ones are reviewed anew, deferred ones wait.",
        requires = {Duty.REVIEW, Duty.DECIDE},
        refusals = {
            "EVIDENCE_MISSING",
            "NOT_SEPARATED",
            "LINE_NOT_SEPARATED",
            "LINE_POLICY_WRITER",
            "LINES_UNDECIDED",
            "LINE_REASON_MISSING"
        })
class ApplyMeeting implements Action<ApplyMeeting.Input, ApplyMeeting.Output> {

    private static final Set<Duty> NEEDED = EnumSet.of(Duty.REVIEW, Duty.DECIDE);
    static final String MESSAGE = "batchDecided";

    /** Lines that a meeting may decide about: those before it, and agreed ones that are not shown or awarded now. */
    private static final Set<BatchLine.State> OPEN =
            EnumSet.of(BatchLine.State.PROPOSED, BatchLine.State.APPROVED, BatchLine.State.CLEARED);

    private final CaseCommands cases;
    private final GatheredCases gathered;
    private final BatchLines lines;
    private final LineHands hands;

    ApplyMeeting(CaseCommands cases, GatheredCases gathered, BatchLines lines, LineHands hands) {
        this.cases = cases;
        this.gathered = gathered;
        this.lines = lines;
        this.hands = hands;
    }

    /** What a meeting says of a line. */
    enum Decision {
        APPROVE,
        REFUSE,
        DEFER,
        RETURN
    }

    /** @param reason null for an approved line */
    record DecidedRow(String application, Decision decision, @Nullable String reason) {}

    /**
     * @param decisions rows of the meeting's form, one for each line of the agenda
     * @param minutesNumber 会议纪要编号
     */
    record Input(List<DecidedRow> decisions, String minutesNumber) {}

    record Output(@Called(zh = "同意件数", en = "Lines agreed to") int approvedLines) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        cases.requireEvidence(caseNumber, NEEDED);
        Map<String, DecidedRow> decided = new HashMap<>();
        input.decisions().forEach(row -> decided.put(row.application(), row));
        int approved = 0;
        List<BatchLine> open = lines.of(caseNumber).stream()
                .filter(line -> OPEN.contains(line.state()))
                .toList();
        // All of them before any money is released: whoever withdraws holds the application, and then the budget.
        open.forEach(line -> cases.lock(line.application()));
        Consumer<CaseNumber> hand = hands.among(open, Duty.DECIDE);
        for (BatchLine listed : open) {
            // Whoever withdrew meanwhile held the application: what he did to the line counts.
            BatchLine line = lines.require(caseNumber, listed.application());
            if (!OPEN.contains(line.state())) {
                continue;
            }
            DecidedRow row = decided.get(line.application().value());
            if (row == null) {
                throw Refusal.conflict("LINES_UNDECIDED", line.application().value());
            }
            if (row.decision() == Decision.APPROVE || row.decision() == Decision.REFUSE) {
                // Putting it off decides nothing. Who signs a second time decides anew.
                hand.accept(line.application());
            }
            boolean again = line.state() != BatchLine.State.PROPOSED;
            if (again && row.decision() == Decision.APPROVE) {
                // Agreed to before: it stays where it has come to.
                continue;
            }
            String reason = row.reason() == null ? "" : row.reason().strip();
            if (row.decision() != Decision.APPROVE && reason.isEmpty()) {
                throw Refusal.conflict("LINE_REASON_MISSING", line.application().value());
            }
            switch (row.decision()) {
                case APPROVE -> {
                    lines.set(caseNumber, line.application(), BatchLine.State.APPROVED, null);
                    approved++;
                }
                case DEFER -> lines.set(caseNumber, line.application(), BatchLine.State.DEFERRED, reason);
                case RETURN -> giveBack(caseNumber, line.application(), reason, input.minutesNumber());
                case REFUSE -> refuse(caseNumber, line.application(), reason, input.minutesNumber());
            }
        }
        return new Output(approved);
    }

    private void giveBack(CaseNumber batch, CaseNumber application, String reason, String minutes) {
        lines.set(batch, application, BatchLine.State.RETURNED, reason);
        cases.lock(application);
        cases.recordFinding(
                application,
                "returnedByBatch",
                Map.of("batch", batch.value(), "minutes", minutes, "reason", reason),
                Map.of());
        gathered.tell(application, MESSAGE);
    }

    private void refuse(CaseNumber batch, CaseNumber application, String reason, String minutes) {
        lines.set(batch, application, BatchLine.State.REFUSED, reason);
        gathered.recordDone(
                application,
                batch,
                Duty.DECIDE,
                "refusedInBatch",
                Map.of("batch", batch.value(), "minutes", minutes, "reason", reason));
        gathered.tell(application, MESSAGE);
    }
}
