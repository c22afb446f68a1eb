package org.keqiao.notification;

import java.util.List;
import org.keqiao.intermediary.CertificateAnnulled;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells a technology broker that the certificate was annulled. */
@Component
class BrokerNotices {

    private final Notifier notifier;
    private final People people;

    BrokerNotices(Notifier notifier, People people) {
        this.notifier = notifier;
        this.people = people;
    }

    @ApplicationModuleListener
    void on(CertificateAnnulled event) {
        notifier.tell(
                new Notice(
                        NotificationKind.ORGANISATION,
                        "annulled:" + event.number(),
                        "notification.certificateAnnulled",
                        List.of(event.number(), event.reason()),
                        null,
                        null,
                        "broker-trainings/" + event.training()),
                people.handlers(event.organisation()));
    }
}
