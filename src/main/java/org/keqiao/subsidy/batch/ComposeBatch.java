package org.keqiao.subsidy.batch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CheckNote;
import org.keqiao.casefile.GatheredCases;
import org.keqiao.process.Action;
import org.keqiao.process.Called;
import org.keqiao.process.ProcessAction;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.keqiao.subsidy.StandingInvoices;

/**
 * 组成批次: takes the chosen applications into the batch. From now on nobody works on the batch who did an excluded duty on
 * one of them.
 */
@ProcessAction(
        name = "composeBatch",
        zh = "组成批次",
        en = "Compose the batch",
        aboutZh = "把选定的申请编入本批次；每件申请同一时间只在一个批次内。",
        aboutEn = "Takes the chosen applications into this batch; each is in one batch at a time.",
        refusals = {"BATCH_EMPTY", "NOT_WAITING", "LINE_NOT_SEPARATED", "LINE_POLICY_WRITER"})
class ComposeBatch implements Action<ComposeBatch.Input, ComposeBatch.Output> {

    private final CaseCommands cases;
    private final BatchLines lines;
    private final GatheredCases gathered;
    private final LineHands hands;
    private final StandingInvoices invoices;
    private final Texts texts;

    ComposeBatch(
            CaseCommands cases,
            BatchLines lines,
            GatheredCases gathered,
            LineHands hands,
            StandingInvoices invoices,
            Texts texts) {
        this.cases = cases;
        this.lines = lines;
        this.gathered = gathered;
        this.hands = hands;
        this.invoices = invoices;
        this.texts = texts;
    }

    /** @param chosen rows of the composing form */
    record Input(List<Candidates.Candidate> chosen) {}

    /**
     * @param agenda what the meeting decides about, a row each
     * @param checkNotes applications on cancelled invoices, which only a meeting sends back; empty when there are none
     */
    record Output(
            List<AgendaRow> agenda,
            @Called(zh = "申请件数", en = "Applications") int batchSize,
            @Called(zh = "市级合计", en = "Sum of the city’s part") Money batchCityTotal,
            Money batchCountyTotal,
            List<CheckNote> checkNotes) {}

    /** One line of the agenda. */
    record AgendaRow(String application, String applicant, String item, String cityAmount) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        List<String> chosen = input.chosen().stream()
                .filter(Candidates.Candidate::included)
                .map(Candidates.Candidate::application)
                .distinct()
                .toList();
        if (chosen.isEmpty()) {
            throw Refusal.conflict("BATCH_EMPTY");
        }
        // One that is being withdrawn is waited for, and then waits no longer.
        chosen.stream().sorted().map(CaseNumber::new).forEach(cases::lock);
        lines.clear(caseNumber);
        lines.propose(caseNumber, chosen);
        gathered.gather(caseNumber, chosen.stream().map(CaseNumber::new).toList());
        List<BatchLine> proposed = lines.of(caseNumber, BatchLine.State.PROPOSED);
        hands.requireAll(proposed, Duty.REVIEW);
        return new Output(
                proposed.stream()
                        .map(line -> new AgendaRow(
                                line.application().value(),
                                line.applicant(),
                                line.item(),
                                line.cityAmount().text()))
                        .toList(),
                proposed.size(),
                Money.sum(proposed.stream().map(BatchLine::cityAmount).toList()),
                Money.sum(proposed.stream().map(BatchLine::countyAmount).toList()),
                cancelled(proposed));
    }

    private List<CheckNote> cancelled(List<BatchLine> proposed) {
        Map<CaseNumber, Map<String, Object>> facts = new HashMap<>();
        cases.known(proposed.stream().map(BatchLine::application).toList())
                .forEach((number, known) -> facts.put(number, known.facts()));
        return invoices.lost(facts).stream()
                .map(CaseNumber::value)
                .sorted()
                .map(number -> CheckNote.of(texts, "subsidy.note.redLetteredLine", number))
                .toList();
    }
}
