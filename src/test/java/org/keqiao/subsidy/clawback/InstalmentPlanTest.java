package org.keqiao.subsidy.clawback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Money;

/** A plan loses no court, as long as there is one to lose. */
class InstalmentPlanTest {

    /** Served on 10 January: an instalment may be due until 10 September, and a court can be asked until 10 October. */
    private static final CourtTerm TERM = CourtTerm.of(LocalDate.of(2026, 1, 10));

    private static final Money ALL = Money.of("100000.00");

    private static List<String> codes(LocalDate today, LocalDate dueOn) {
        return InstalmentPlan.mistakes(List.of(new Instalment(dueOn, ALL)), ALL, today, TERM).stream()
                .map(FieldError::code)
                .toList();
    }

    @Test
    void theLastMonthIsForTheDemandAndTheCourt() {
        LocalDate last = LocalDate.of(2026, 9, 10);
        assertThat(codes(last.minusDays(1), last)).isEmpty();
        assertThat(codes(last.minusDays(1), last.plusDays(1))).containsExactly("afterCourtTerm");
        for (LocalDate today : List.of(last, last.plusDays(1), LocalDate.of(2026, 10, 10))) {
            assertThat(codes(today, today.plusDays(1))).as("on %s", today).containsExactly("afterCourtTerm");
        }
    }

    @Test
    void onceTheCourtIsLostAnyPlanIsBetterThanNone() {
        LocalDate lost = LocalDate.of(2026, 10, 11);
        assertThat(codes(lost, lost.plusYears(1))).isEmpty();
    }
}
