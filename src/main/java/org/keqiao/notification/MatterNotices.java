package org.keqiao.notification;

import java.util.List;
import org.keqiao.studio.announcement.Announcements;
import org.keqiao.studio.announcement.Announcements.Announcement;
import org.keqiao.studio.announcement.MatterPublished;
import org.keqiao.studio.announcement.VersionWithdrawn;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells the officers who have a step in a flow that it has changed, and nobody else. */
@Component
class MatterNotices {

    private final Notifier notifier;
    private final People people;
    private final Announcements announcements;

    MatterNotices(Notifier notifier, People people, Announcements announcements) {
        this.notifier = notifier;
        this.people = people;
        this.announcements = announcements;
    }

    @ApplicationModuleListener
    void on(MatterPublished event) {
        Announcement said = announcements.of(event.matter(), event.version(), event.replaces());
        String key = event.replaces() == null
                ? "notification.matterBegun"
                : event.moveCases() ? "notification.matterChanged.move" : "notification.matterChanged.stay";
        tell(said, "published", key, List.of(said.name(), event.on(), said.words()), event.matter(), event.version());
    }

    @ApplicationModuleListener
    void on(VersionWithdrawn event) {
        Announcement said = announcements.of(event.matter(), event.version(), event.now());
        tell(
                said,
                "withdrawn",
                "notification.matterWithdrawn",
                List.of(said.name(), event.on(), String.valueOf(event.version()), String.valueOf(event.now())),
                event.matter(),
                event.version());
    }

    private void tell(Announcement said, String what, String key, List<Object> arguments, String matter, int version) {
        notifier.tell(
                new Notice(
                        NotificationKind.MATTER,
                        what + ":" + matter + ":" + version,
                        key,
                        arguments,
                        null,
                        null,
                        "matter-changes/" + matter + "/" + version),
                people.inRoles(said.concerned()));
    }
}
