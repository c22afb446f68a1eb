package org.keqiao.notification;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.keqiao.organization.DisplacementProposed;
import org.keqiao.organization.MemberInvited;
import org.keqiao.organization.OrganisationDisplaced;
import org.keqiao.organization.OrganisationObjected;
import org.keqiao.organization.Organisations;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells people what happens to their organisation, and sends invitations. */
@Component
class OrganisationNotices {

    private final Notifier notifier;
    private final MailStore mails;
    private final Organisations organisations;
    private final People people;
    private final Clock clock;

    OrganisationNotices(Notifier notifier, MailStore mails, Organisations organisations, People people, Clock clock) {
        this.notifier = notifier;
        this.mails = mails;
        this.organisations = organisations;
        this.people = people;
        this.clock = clock;
    }

    /** To an address, since the person may have no account; a mobile number has to wait for a way to send messages. */
    @ApplicationModuleListener
    void on(MemberInvited event) {
        if (!event.addressee().contains("@")) {
            return;
        }
        String source = "invited:" + UUID.nameUUIDFromBytes(event.sealedToken().getBytes(StandardCharsets.US_ASCII));
        Notice notice = new Notice(
                NotificationKind.INVITATION,
                source,
                "notification.invited",
                List.of(event.organisationName()),
                null,
                null,
                "invitation/");
        mails.add(
                notice,
                event.addressee(),
                event.addressee(),
                Locale.SIMPLIFIED_CHINESE.toLanguageTag(),
                event.sealedToken(),
                clock.instant());
    }

    @ApplicationModuleListener
    void on(OrganisationObjected event) {
        tell(
                event.organisation(),
                "notification.objected",
                "objected:" + event.organisation() + ':' + LocalDate.now(clock) + ':'
                        + event.reason().hashCode(),
                List.of(name(event.organisation()), event.reason()));
    }

    @ApplicationModuleListener
    void on(OrganisationDisplaced event) {
        notifier.tell(
                notice("notification.displaced", "displaced:" + event.wrong(), List.of(name(event.wrong()))),
                people.all(event.people()));
        tell(event.right(), "notification.tookOver", "tookOver:" + event.wrong(), List.of(name(event.right())));
    }

    /** The second person, whoever of the programme officers finds the time; never who proposed it. */
    @ApplicationModuleListener
    void on(DisplacementProposed event) {
        notifier.tell(
                new Notice(
                        NotificationKind.TASK,
                        "displacement:" + event.proposal(),
                        "notification.displacement",
                        List.of(name(event.claimant())),
                        null,
                        null,
                        "organisations/" + event.claimant()),
                people.programmeOfficers().stream()
                        .filter(officer -> !officer.id().equals(event.proposedBy()))
                        .toList());
    }

    private void tell(UUID organisation, String key, String source, List<Object> arguments) {
        notifier.tell(notice(key, source, arguments), people.handlers(organisation));
    }

    private static Notice notice(String key, String source, List<Object> arguments) {
        return new Notice(NotificationKind.ORGANISATION, source, key, arguments, null, null, "my-organisations");
    }

    private String name(UUID organisation) {
        return organisations.find(organisation).name();
    }
}
