package org.keqiao.notification;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.funding.claim.CountyMoney;
import org.keqiao.register.CertificateChanged;
import org.keqiao.register.external.ExternalContractDoubted;
import org.keqiao.register.external.ExternalContractEnded;
import org.keqiao.security.AccountView;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;

/** Whoever gave something for a contract hears what becomes of it. */
class CertificateNoticesTest {

    private static final String NUMBER = "2026350501000001";

    private final Notifier notifier = mock(Notifier.class);
    private final People people = mock(People.class);
    private final CountyMoney counties = mock(CountyMoney.class);
    private final CertificateNotices notices = new CertificateNotices(notifier, people, counties);
    private final AccountView city = mock(AccountView.class);
    private final AccountView county = mock(AccountView.class);

    @BeforeEach
    void aCountyThatGaveSome() {
        when(counties.givers(NUMBER)).thenReturn(List.of("350582"));
        when(people.group("PROGRAM_OFFICER@350500")).thenReturn(List.of(city));
        when(people.group("COUNTY_FINANCE@350582")).thenReturn(List.of(county));
        when(people.inRoles(any())).thenReturn(List.of(city));
    }

    @Test
    void theCountyHearsWhatTheCityHears() {
        Money amount = Money.of("1.00");
        notices.on(new CertificateChanged(
                CertificateChanged.Kind.REVOKED,
                NUMBER,
                UUID.randomUUID(),
                1,
                new CaseNumber("JSHT-350500-2026-000001"),
                LocalDate.of(2026, 1, 5),
                amount,
                amount,
                amount,
                amount,
                null,
                "350500"));
        told("notification.certificate.REVOKED", List.of(city, county));
    }

    @Test
    void registrationsElsewhereAsWell() {
        UUID id = UUID.randomUUID();
        notices.on(new ExternalContractEnded(id, NUMBER, "已撤销"));
        told("notification.external.ENDED", List.of(city, county));
        notices.on(new ExternalContractDoubted(id, NUMBER, "已撤销", LocalDate.of(2026, 1, 5)));
        told("notification.external.DOUBTED", List.of(city));
    }

    private void told(String text, List<AccountView> whom) {
        verify(notifier).tell(argThat(notice -> notice.toString().contains(text)), eq(whom));
    }
}
