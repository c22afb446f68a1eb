package org.keqiao.voucher.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keqiao.intermediary.Intermediaries;
import org.keqiao.shared.ui.Navigation;
import org.keqiao.voucher.Vouchers;

class VoucherNavigationTest {

    private final Vouchers vouchers = mock(Vouchers.class);
    private final Intermediaries intermediaries = mock(Intermediaries.class);
    private final Navigation navigation = new VoucherNavigation(vouchers, intermediaries);

    @ParameterizedTest
    @CsvSource({"true, false", "false, true"})
    void aCityWithoutVouchersShowsNobodyTheirPage(boolean officer, boolean applicant) {
        when(vouchers.readsAll()).thenReturn(officer);
        when(intermediaries.mayBeListed()).thenReturn(applicant);
        assertThat(navigation.items()).isEmpty();
        when(vouchers.areGiven()).thenReturn(true);
        assertThat(navigation.items()).hasSize(1);
    }

    @Test
    void whoHasNothingToDoWithVouchersIsShownNone() {
        when(vouchers.areGiven()).thenReturn(true);
        assertThat(navigation.items()).isEmpty();
    }
}
