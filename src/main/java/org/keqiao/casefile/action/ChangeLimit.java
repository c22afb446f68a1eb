package org.keqiao.casefile.action;

import java.time.LocalDate;
import org.keqiao.calendar.Deadline;
import org.keqiao.casefile.clock.CaseDeadlines;
import org.keqiao.casefile.event.ClockChanged;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.process.Action;
import org.keqiao.process.ForParties;
import org.keqiao.process.Parameter;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.lang.Nullable;

/** 改用期限: some kinds of cases have a longer limit by law, which shows only when they are looked at. */
@ProcessAction(
        name = "changeLimit",
        zh = "改用办理期限",
        en = "Change the limit",
        aboutZh = "按所选期限重新计算办理期限，仍自受理之日起算，并告知申请人。",
        aboutEn = "Counts the case's limit by the chosen one, still from the day of acceptance; tells the applicant.")
class ChangeLimit implements Action<ChangeLimit.Input, ChangeLimit.Output> {

    private final CaseFiles files;
    private final CaseDeadlines deadlines;
    private final ApplicationEventPublisher events;

    ChangeLimit(CaseFiles files, CaseDeadlines deadlines, ApplicationEventPublisher events) {
        this.files = files;
        this.deadlines = deadlines;
        this.events = events;
    }

    record Input(@Parameter(zh = "期限", en = "Limit") String limit) {}

    /** @param changedDueOn null when the limit was followed already */
    record Output(@ForParties @Nullable LocalDate changedDueOn) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        CaseFile file = files.lock(caseNumber);
        if (!deadlines.follow(file, input.limit())) {
            return new Output(null);
        }
        LocalDate dueOn = deadlines.leading(file).map(Deadline::dueOn).orElseThrow();
        events.publishEvent(ClockChanged.now(file.ref(), ClockChanged.Change.REPLACED, null, dueOn));
        return new Output(dueOn);
    }
}
