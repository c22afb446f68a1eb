package org.keqiao.notification;

import java.util.List;
import org.keqiao.policy.change.PolicyPublished;
import org.keqiao.policy.document.DocumentEnding;
import org.keqiao.security.Role;
import org.keqiao.studio.announcement.Announcements;
import org.keqiao.studio.announcement.Announcements.Announcement;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells those who give public money that other figures hold, and that what they rest on ends soon. */
@Component
class PolicyNotices {

    private final Notifier notifier;
    private final People people;
    private final Announcements announcements;

    PolicyNotices(Notifier notifier, People people, Announcements announcements) {
        this.notifier = notifier;
        this.people = people;
        this.announcements = announcements;
    }

    @ApplicationModuleListener
    void on(DocumentEnding event) {
        notifier.tell(
                new Notice(
                        NotificationKind.REMINDER,
                        "policy-document:" + event.key() + ":" + event.last() + ":" + event.days(),
                        "notification.policyDocumentEnds",
                        List.of(event.name(), event.last()),
                        null,
                        null,
                        DocumentEnding.PAGE),
                people.inRoles(List.of(Role.PROGRAM_OFFICER, Role.FLOW_DESIGNER)).stream()
                        .distinct()
                        .toList());
    }

    @ApplicationModuleListener
    void on(PolicyPublished event) {
        Announcement said = announcements.ofPolicy(event.key(), event.version());
        notifier.tell(
                new Notice(
                        NotificationKind.MATTER,
                        "policy:" + event.key() + ":" + event.version(),
                        event.version() == 1 ? "notification.policyBegun" : "notification.policyChanged",
                        List.of(said.name(), event.on(), said.words()),
                        null,
                        null,
                        "policy-changes/" + event.key() + "/" + event.version()),
                people.inRoles(said.concerned()));
    }
}
