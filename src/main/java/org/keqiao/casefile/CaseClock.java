package org.keqiao.casefile;

import java.util.UUID;

/** The officer's acts on a case's clock. */
public class CaseClock {

    /**
     * Stops the clock, for example while experts review (行政许可法 45); the applicant is told why and for how long.
     *
     * @param expectedDays working days it is expected to take
     * @throws org.keqiao.shared.Refusal conflict CLOCK_NOT_RUNNING
     */
    public void pause(UUID id, String reason, int expectedDays) {
        throw new UnsupportedOperationException();
    }

    /** @throws org.keqiao.shared.Refusal conflict CLOCK_NOT_PAUSED */
    public void resume(UUID id, String reason) {
        throw new UnsupportedOperationException();
    }

    /**
     * Lengthens the limit by the matter's {@code extension}, once, by the head's approval (行政许可法 42); sends LT-04.
     *
     * @throws org.keqiao.shared.Refusal conflict ALREADY_EXTENDED
     */
    public void extend(UUID id, String reason) {
        throw new UnsupportedOperationException();
    }
}
