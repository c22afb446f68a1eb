package org.keqiao.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.journey.Ledger.Found;

/** The judge of the fault tests must itself be able to find each kind of fault. */
class LedgerTest {

    private static final Found ONE = new Found("one", "2026-1", "k1");
    private static final Found TWO = new Found("two", "2026-2", "k2");

    private final Ledger ledger = new Ledger();

    @BeforeEach
    void twoAreAcknowledgedAndAThirdWasSentWithoutAnAnswer() {
        ledger.sends("one", "k1");
        ledger.acknowledged("one", "2026-1");
        ledger.sends("two", "k2");
        ledger.acknowledged("two", "2026-2");
        ledger.sends("three", "k3");
    }

    @Test
    void everythingAcknowledgedIsThere() {
        assertThat(ledger.findings(List.of(TWO, ONE))).isEmpty();
    }

    @Test
    void whatWasNotAcknowledgedMayBeThere() {
        assertThat(ledger.findings(List.of(ONE, TWO, new Found("three", "2026-3", "k3"))))
                .isEmpty();
    }

    @Test
    void findsWhatWasLost() {
        assertThat(ledger.findings(List.of(ONE))).singleElement().asString().startsWith("lost: two");
    }

    @Test
    void findsWhatWasDoubled() {
        assertThat(ledger.findings(List.of(ONE, TWO, TWO)))
                .singleElement()
                .asString()
                .startsWith("doubled: two");
    }

    @Test
    void findsADoubleOfWhatWasNeverAcknowledged() {
        Found three = new Found("three", "2026-3", "k3");
        assertThat(ledger.findings(List.of(ONE, TWO, three, three)))
                .singleElement()
                .asString()
                .startsWith("doubled: three");
    }

    @Test
    void findsAnotherNumberThanTheOneTold() {
        assertThat(ledger.findings(List.of(ONE, new Found("two", "2026-7", "k2"))))
                .singleElement()
                .asString()
                .startsWith("changed: ");
    }

    @Test
    void findsANumberGivenTwice() {
        assertThat(ledger.findings(List.of(ONE, TWO, new Found("three", "2026-2", "k3"))))
                .singleElement()
                .asString()
                .startsWith("number given twice: 2026-2");
    }

    @Test
    void findsWhatNobodySent() {
        assertThat(ledger.findings(List.of(ONE, TWO, new Found("four", "2026-4", "k4"))))
                .singleElement()
                .asString()
                .startsWith("never sent: ");
        assertThat(ledger.findings(List.of(ONE, new Found("two", "2026-2", "k9"))))
                .singleElement()
                .asString()
                .startsWith("never sent: ");
    }
}
