package org.keqiao.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.keqiao.security.CaseScope;
import org.keqiao.shared.Refusal;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@KeqiaoTest
class CertificateNumbersTest {

    @Autowired
    private CertificateNumbers numbers;

    @Autowired
    private TransactionTemplate transaction;

    /** A city that nobody else numbers for. */
    private final CaseScope elsewhere =
            new CaseScope(null, null, ThreadLocalRandom.current().nextInt(6000, 9999) + "00");

    @Test
    void twentyDecisionsAtOnceLeaveNoGapWhateverRollsBack() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(10);
        List<Callable<String>> decisions = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            boolean fails = i % 3 == 0;
            decisions.add(() -> transaction.execute(status -> {
                String number = numbers.next(elsewhere, 2026);
                if (fails) {
                    status.setRollbackOnly();
                    return null;
                }
                return number;
            }));
        }
        List<String> given = new ArrayList<>();
        for (Future<String> decision : pool.invokeAll(decisions)) {
            if (decision.get() != null) {
                given.add(decision.get());
            }
        }
        pool.shutdown();
        List<String> expected = new ArrayList<>();
        for (int n = 1; n <= 20; n++) {
            expected.add("2026" + elsewhere.city().substring(0, 4) + "00" + "%06d".formatted(n));
        }
        assertThat(given).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void theYearRollsAndEachStationCountsForItself() {
        CaseScope station = new CaseScope("35050001", "350582", "350500");
        transaction.executeWithoutResult(status -> {
            assertThat(numbers.next(elsewhere, 2030)).endsWith("000001");
            assertThat(numbers.next(elsewhere, 2030)).endsWith("000002");
            assertThat(numbers.next(elsewhere, 2031)).endsWith("000001");
            assertThat(numbers.next(station, 2097)).isEqualTo("2097350501000001");
            status.setRollbackOnly();
        });
    }

    @Test
    void refusesWhatTheNationalSystemNeverGives() {
        assertThat(numbers.given(" 20269999990001 ")).isEqualTo("20269999990001");
        for (String wrong : List.of("2026350501", "202635050100012A", "2026-3505-0100", "20263505010001234")) {
            assertThatThrownBy(() -> numbers.given(wrong))
                    .as(wrong)
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("NUMBER_MALFORMED"));
        }
    }
}
