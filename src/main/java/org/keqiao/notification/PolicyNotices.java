package org.keqiao.notification;

import java.util.List;
import org.keqiao.policy.change.PolicyPublished;
import org.keqiao.studio.announcement.Announcements;
import org.keqiao.studio.announcement.Announcements.Announcement;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells those who give public money that other figures hold. */
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
