package org.keqiao.notification;

import java.util.List;
import org.keqiao.register.CertificateChanged;
import org.keqiao.security.CaseScope;
import org.keqiao.security.Role;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells those who give tax relief and money on certificates that one has changed or ended. */
@Component
class CertificateNotices {

    private static final List<Role> OWNERS_OF_BENEFITS =
            List.of(Role.TAX_VIEWER, Role.FINANCE_OFFICER, Role.PROGRAM_OFFICER);

    private final Notifier notifier;
    private final People people;

    CertificateNotices(Notifier notifier, People people) {
        this.notifier = notifier;
        this.people = people;
    }

    @ApplicationModuleListener
    void on(CertificateChanged event) {
        CaseScope city = new CaseScope(null, null, event.city());
        notifier.tell(
                new Notice(
                        NotificationKind.SUPERVISION,
                        "certificate:" + event.registrationNumber() + ":"
                                + event.by().value(),
                        "notification.certificate." + event.kind(),
                        List.of(
                                event.registrationNumber(),
                                event.version(),
                                event.oldTechnicalAmount().text(),
                                event.newTechnicalAmount().text()),
                        null,
                        null,
                        "certificates/" + event.certificate()),
                OWNERS_OF_BENEFITS.stream()
                        .flatMap(role -> people.group(city.group(role)).stream())
                        .distinct()
                        .toList());
    }
}
