package org.keqiao.publicity;

import java.time.Clock;
import java.time.LocalDate;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.process.Action;
import org.keqiao.process.Called;
import org.keqiao.process.ProcessAction;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;

/** 受理异议: the line stays held until the objection is decided, also when the notice ends before. */
@ProcessAction(
        name = "acceptObjection",
        zh = "受理异议",
        en = "Accept the objection",
        aboutZh = "所涉公示项目保持暂停，直到异议作出处理决定；公示期满不影响。",
        aboutEn =
                "Keeps the line of the notice held until the objection is decided, also beyond the end of the notice.",
        requires = Duty.OBJECTION,
        refusals = {"OBJECTION_NOT_OPEN", "NOT_AN_OBJECTION", "EVIDENCE_MISSING", "NOT_SEPARATED"})
class AcceptObjection implements Action<AcceptObjection.Input, AcceptObjection.Output> {

    private final CaseCommands cases;
    private final LineObjections objections;
    private final Clock clock;

    AcceptObjection(CaseCommands cases, LineObjections objections, Clock clock) {
        this.cases = cases;
        this.objections = objections;
        this.clock = clock;
    }

    record Input() {}

    record Output(@Called(zh = "异议受理日", en = "Objection accepted on") LocalDate objectionAcceptedOn) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        objections.accept(cases.lock(caseNumber).ref());
        return new Output(LocalDate.now(clock));
    }
}
