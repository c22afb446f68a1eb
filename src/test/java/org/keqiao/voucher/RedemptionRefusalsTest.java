package org.keqiao.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.casefile.CaseRef;
import org.keqiao.funding.BudgetChoice;
import org.keqiao.funding.Ledger;
import org.keqiao.intermediary.Intermediaries;
import org.keqiao.intermediary.Intermediary;
import org.keqiao.register.CertifiedContract;
import org.keqiao.shared.CaseNumber;
import org.mockito.Answers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A voucher that is over, or was agreed with somebody else, redeems nothing. */
class RedemptionRefusalsTest {

    private static final String ITEM = "QZ_VOUCHER";
    private static final UUID OWNER = UUID.randomUUID();
    private static final LocalDate LAST = LocalDate.of(2026, 12, 31);

    private final VoucherRows rows = mock(VoucherRows.class);
    private final Voucher voucher = mock(Voucher.class);
    private final Intermediaries intermediaries = mock(Intermediaries.class);
    private final CaseRef application = mock(CaseRef.class);
    private final LeaderProviders leaders = mock(LeaderProviders.class);
    private final Redemptions redemptions = new Redemptions(
            rows,
            mock(Ledger.class),
            mock(BudgetChoice.class),
            intermediaries,
            leaders,
            mock(JdbcClient.class),
            mock(TransactionTemplate.class),
            Clock.systemUTC());

    @BeforeEach
    void anAgreedVoucher() {
        UUID holder = UUID.randomUUID();
        UUID provider = UUID.randomUUID();
        when(voucher.id()).thenReturn(UUID.randomUUID());
        when(voucher.organisation()).thenReturn(holder);
        when(voucher.item()).thenReturn(ITEM);
        when(voucher.state()).thenReturn(Voucher.State.AGREED);
        when(voucher.validTo()).thenReturn(LAST);
        when(voucher.provider()).thenReturn(provider);
        when(application.organisation()).thenReturn(holder);
        when(application.number()).thenReturn(new CaseNumber("JBZJ-350500-2026-000001"));
        when(rows.numbered("CXQ-1")).thenReturn(Optional.of(voucher));
        when(rows.lock(any())).thenReturn(voucher);
        when(rows.redeemedBy(any())).thenReturn(Optional.empty());
        Intermediary listed = mock(Intermediary.class);
        when(listed.uscc()).thenReturn("91350500MA2XXXXX01");
        when(intermediaries.require(provider)).thenReturn(listed);
        when(voucher.providerOwner()).thenReturn(OWNER);
        when(intermediaries.listed(any(), any(), any())).thenReturn(Set.of(OWNER));
    }

    private Optional<String> taken(String seller, LocalDate on) {
        CertifiedContract contract = mock(CertifiedContract.class, Answers.RETURNS_DEEP_STUBS);
        when(contract.seller().uscc()).thenReturn(seller);
        return redemptions.take("CXQ-1", application, ITEM, List.of(contract), on);
    }

    @Test
    void itRedeemsUntilItsLastDay() {
        assertThat(taken("91350500MA2XXXXX01", LAST)).isEmpty();
    }

    @Test
    void itIsOverOnTheDayAfter() {
        assertThat(taken("91350500MA2XXXXX01", LAST.plusDays(1))).contains("voucherOver");
        verify(rows, never()).state(any(), any(), any(), any());
    }

    @Test
    void itIsForAProviderThatIsListedStill() {
        when(intermediaries.listed(any(), any(), any())).thenReturn(Set.of());
        assertThat(taken("91350500MA2XXXXX01", LAST)).contains("voucherProviderNotListed");
        verify(rows, never()).state(any(), any(), any(), any());
    }

    @Test
    void itIsForNoFirmOfATeamsLeaderWhoeverLeadsItByTheCorrection() {
        when(leaders.isOfLeader(voucher, OWNER)).thenReturn(true);
        assertThat(taken("91350500MA2XXXXX01", LAST)).contains("voucherProviderOfLeader");
        CaseNumber own = application.number();
        when(voucher.state()).thenReturn(Voucher.State.REDEEMING);
        when(voucher.redemption()).thenReturn(own);
        assertThat(taken("91350500MA2XXXXX01", LAST)).contains("voucherProviderOfLeader");
    }

    @Test
    void anApplicationThatHasTakenItIsCorrectedAllTheSame() {
        CaseNumber own = application.number();
        when(voucher.state()).thenReturn(Voucher.State.REDEEMING);
        when(voucher.redemption()).thenReturn(own);
        when(intermediaries.listed(any(), any(), any())).thenReturn(Set.of());
        assertThat(taken("91350500MA2XXXXX01", LAST)).isEmpty();
    }

    @Test
    void itIsForWhatItsProviderSold() {
        assertThat(taken("91350500MA2XXXXX02", LAST)).contains("voucherOtherProvider");
        verify(rows, never()).state(any(), any(), any(), any());
    }
}
