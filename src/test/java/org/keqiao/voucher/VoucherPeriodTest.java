package org.keqiao.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.keqiao.policy.PolicyAnswer;

/** Until when a voucher is redeemed: as its table says, else to the end of its year. */
class VoucherPeriodTest {

    private static final LocalDate GRANTED = LocalDate.of(2026, 8, 31);

    private final PolicyAnswer answer = mock(PolicyAnswer.class);

    @Test
    void itEndsWithTheYear() {
        assertThat(VoucherGranting.last(answer, GRANTED)).isEqualTo(LocalDate.of(2026, 12, 31));
    }

    @Test
    void itLastsAsManyMonthsAsTheTableSays() {
        when(answer.has("validMonths")).thenReturn(true);
        when(answer.number("validMonths")).thenReturn(new BigDecimal("18"));
        assertThat(VoucherGranting.last(answer, GRANTED)).isEqualTo(LocalDate.of(2028, 2, 28));
    }
}
