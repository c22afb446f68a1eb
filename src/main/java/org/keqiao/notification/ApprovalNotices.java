package org.keqiao.notification;

import java.util.List;
import org.keqiao.casefile.event.ApprovalRequested;
import org.keqiao.casefile.event.ApprovalReturned;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells an organisation's people of its internal approval. */
@Component
class ApprovalNotices {

    private final Notifier notifier;
    private final People people;

    ApprovalNotices(Notifier notifier, People people) {
        this.notifier = notifier;
        this.people = people;
    }

    @ApplicationModuleListener
    void on(ApprovalRequested event) {
        notifier.tell(
                new Notice(
                        NotificationKind.APPROVAL,
                        "approval:" + event.request(),
                        "notification.approval",
                        List.of(event.title(), event.by()),
                        event.caseId(),
                        null,
                        "applications/" + event.caseId() + "/check"),
                people.approvers(event.organisation()));
    }

    @ApplicationModuleListener
    void on(ApprovalReturned event) {
        notifier.tell(
                new Notice(
                        NotificationKind.APPROVAL,
                        "approvalReturned:" + event.request(),
                        "notification.approvalReturned",
                        List.of(event.title(), event.by(), event.reason()),
                        event.caseId(),
                        null,
                        "applications/" + event.caseId()),
                people.one(event.preparer()));
    }
}
