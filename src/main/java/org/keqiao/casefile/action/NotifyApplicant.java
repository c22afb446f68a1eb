package org.keqiao.casefile.action;

import java.util.UUID;
import org.keqiao.casefile.event.ApplicantNotified;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.process.Action;
import org.keqiao.process.Parameter;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;
import org.springframework.context.ApplicationEventPublisher;

/** 通知申请人: a message in the designer's words. */
@ProcessAction(
        name = "notifyApplicant",
        zh = "通知申请人",
        en = "Notify the applicant",
        aboutZh = "向申请人发送一条消息，不是文书。",
        aboutEn = "Sends the applicant a message; it is no letter.")
class NotifyApplicant implements Action<NotifyApplicant.Input, NotifyApplicant.Output> {

    private final CaseFiles files;
    private final ApplicationEventPublisher events;

    NotifyApplicant(CaseFiles files, ApplicationEventPublisher events) {
        this.files = files;
        this.events = events;
    }

    record Input(@Parameter(zh = "消息", en = "Message") String message) {}

    record Output() {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        events.publishEvent(new ApplicantNotified(
                UUID.randomUUID(), files.require(caseNumber).ref(), input.message()));
        return new Output();
    }
}
