package org.keqiao.subsidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.keqiao.casefile.CaseRef;
import org.keqiao.policy.PolicyAnswer;
import org.keqiao.policy.PolicyCap;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.PolicyTerms;
import org.keqiao.register.CertifiedContract;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Money;

class ClaimPeriodsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
    private static final PolicyItem ITEM = new PolicyItem(
            "ITEM", new Bilingual("项目", "Item"), "GROUP", PolicyItem.Mode.APPLY, PolicyItem.Share.CITY, false);

    private final CaseRef ref = mock(CaseRef.class);
    private final ContractTerms terms = mock(ContractTerms.class);
    private final ClaimPeriods periods = new ClaimPeriods(terms);

    @Test
    void aClaimOnContractsOfTwoYearsIsRefusedWhereTheCapIsOneOfTheYear() {
        anItemSince(LocalDate.of(2024, 1, 1), "CERTIFICATE_YEAR");
        assertThat(errors(LocalDate.of(2026, 3, 1), LocalDate.of(2025, 12, 31), LocalDate.of(2026, 1, 1)))
                .containsExactly("lines[1].certificateNo certificateYearsMixed");
    }

    @Test
    void theYearOfTheCertificateMattersOnlyWhereTheItemSaysSo() {
        anItemSince(LocalDate.of(2026, 1, 1), "APPLICATION_YEAR");
        assertThat(errors(LocalDate.of(2026, 3, 1), LocalDate.of(2025, 12, 31), LocalDate.of(2026, 1, 1)))
                .isEmpty();
    }

    @Test
    void aContractRegisteredBeforeTheItemBeganDoesNotCountByItsYear() {
        anItemSince(LocalDate.of(2026, 1, 1), "CERTIFICATE_YEAR");
        assertThat(errors(LocalDate.of(2026, 3, 1), LocalDate.of(2025, 12, 31)))
                .containsExactly("lines[0].certificateNo certifiedOutsidePeriod");
    }

    @Test
    void thePaymentMustFallIntoTheItemsTime() {
        anItemSince(LocalDate.of(2026, 1, 1), "APPLICATION_YEAR");
        assertThat(errors(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1))).isEmpty();
        assertThat(errors(LocalDate.of(2025, 12, 31), LocalDate.of(2026, 2, 1)))
                .containsExactly("lines[0].payDate paidOutsidePeriod");
    }

    private void anItemSince(LocalDate from, String yearKey) {
        PolicyAnswer answer = mock(PolicyAnswer.class);
        when(answer.text("yearKey")).thenReturn(yearKey);
        PolicyTerms found = mock(PolicyTerms.class);
        when(found.answer()).thenReturn(answer);
        when(found.caps()).thenReturn(List.of(new PolicyCap(Money.of("100.00"), PolicyCap.Per.FIRM_YEAR)));
        when(terms.possible(any(), eq("ITEM"), any(), any())).thenReturn(Optional.empty());
        when(terms.possible(any(), eq("ITEM"), argThat(day -> day != null && !day.isBefore(from)), any()))
                .thenReturn(Optional.of(found));
    }

    /** A line for each contract, all paid on one day. */
    private List<String> errors(LocalDate paidOn, LocalDate... issuedOn) {
        List<ClaimLine> lines = new ArrayList<>();
        Map<Integer, CertifiedContract> certificates = new LinkedHashMap<>();
        for (int i = 0; i < issuedOn.length; i++) {
            CertifiedContract certificate = mock(CertifiedContract.class);
            when(certificate.registeredOn()).thenReturn(issuedOn[i]);
            certificates.put(i, certificate);
            lines.add(new ClaimLine(
                    "C" + i, null, "1", paidOn, Money.of("1.00"), null, "V" + i, paidOn, Money.of("1.00")));
        }
        List<FieldError> errors = new ArrayList<>();
        periods.check(ref, ITEM, TODAY, lines, certificates, errors);
        return errors.stream().map(error -> error.field() + " " + error.code()).toList();
    }
}
