package org.keqiao.notification;

import java.util.List;
import java.util.stream.Stream;
import org.keqiao.funding.claim.CountyMoney;
import org.keqiao.register.CertificateChanged;
import org.keqiao.register.external.ExternalContractDoubted;
import org.keqiao.register.external.ExternalContractEnded;
import org.keqiao.security.AccountView;
import org.keqiao.security.CaseScope;
import org.keqiao.security.Role;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells those who give tax relief and money on certificates that one has changed or ended, here or elsewhere. */
@Component
class CertificateNotices {

    private static final List<Role> OWNERS_OF_BENEFITS =
            List.of(Role.TAX_VIEWER, Role.FINANCE_OFFICER, Role.PROGRAM_OFFICER);
    private static final List<Role> OF_COUNTIES = List.of(Role.COUNTY_HEAD, Role.COUNTY_FINANCE);
    private static final String EXTERNAL = "external-contracts";

    private final Notifier notifier;
    private final People people;
    private final CountyMoney counties;

    CertificateNotices(Notifier notifier, People people, CountyMoney counties) {
        this.notifier = notifier;
        this.people = people;
        this.counties = counties;
    }

    @ApplicationModuleListener
    void on(CertificateChanged event) {
        CaseScope city = new CaseScope(null, null, event.city());
        Stream<AccountView> ofCity =
                OWNERS_OF_BENEFITS.stream().flatMap(role -> people.group(city.group(role)).stream());
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
                Stream.concat(ofCity, ofCounties(event.registrationNumber(), event.city()))
                        .distinct()
                        .toList());
    }

    @ApplicationModuleListener
    void on(ExternalContractEnded event) {
        Stream<AccountView> ofCity = people.inRoles(OWNERS_OF_BENEFITS).stream();
        notifier.tell(
                new Notice(
                        NotificationKind.SUPERVISION,
                        "external:" + event.contractId(),
                        "notification.external.ENDED",
                        List.of(event.registrationNumber(), event.reason()),
                        null,
                        null,
                        EXTERNAL),
                Stream.concat(ofCity, ofCounties(event.registrationNumber(), ""))
                        .distinct()
                        .toList());
    }

    /** One of them is the second person. */
    @ApplicationModuleListener
    void on(ExternalContractDoubted event) {
        notifier.tell(
                new Notice(
                        NotificationKind.SUPERVISION,
                        "external-doubt:" + event.contractId() + ":" + event.on(),
                        "notification.external.DOUBTED",
                        List.of(event.registrationNumber(), event.reason()),
                        null,
                        null,
                        EXTERNAL),
                people.inRoles(List.of(Role.PROGRAM_OFFICER)));
    }

    private Stream<AccountView> ofCounties(String registrationNumber, String city) {
        return counties.givers(registrationNumber).stream()
                .map(county -> new CaseScope(null, county, city))
                .flatMap(scope -> OF_COUNTIES.stream().map(scope::group))
                .flatMap(group -> people.group(group).stream());
    }
}
