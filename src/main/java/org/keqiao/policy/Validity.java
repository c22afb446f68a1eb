package org.keqiao.policy;

import java.time.LocalDate;
import java.util.Optional;
import org.keqiao.process.table.CellTest;
import org.springframework.lang.Nullable;

/**
 * The days on which a row holds.
 *
 * @param from first day, null when it has held ever since
 * @param to last day, null while nobody has ended it
 */
public record Validity(@Nullable LocalDate from, @Nullable LocalDate to) {

    public static final Validity ALWAYS = new Validity(null, null);

    /** Reads the cell of a row; empty when it is anything but one stretch of days. */
    public static Optional<Validity> of(String cell) {
        Optional<CellTest> test = CellTest.parse(cell);
        if (test.filter(CellTest::any).isPresent()) {
            return Optional.of(ALWAYS);
        }
        return test.filter(each -> !each.negated() && each.parts().size() == 1)
                .map(each -> each.parts().get(0))
                .filter(part -> isDay(part.low()) && isDay(part.high()))
                .filter(part -> part.low() != null || part.high() != null)
                .map(part -> new Validity(
                        part.low() instanceof LocalDate low ? low.plusDays(part.lowIn() ? 0 : 1) : null,
                        part.high() instanceof LocalDate high ? high.minusDays(part.highIn() ? 0 : 1) : null))
                .filter(validity -> !validity.isEmpty());
    }

    private static boolean isDay(@Nullable Object end) {
        return end == null || end instanceof LocalDate;
    }

    private boolean isEmpty() {
        return from != null && to != null && to.isBefore(from);
    }

    public boolean covers(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }

    /** True when both hold on some day. */
    public boolean overlaps(Validity other) {
        boolean before = to != null && other.from != null && to.isBefore(other.from);
        boolean after = from != null && other.to != null && from.isAfter(other.to);
        return !before && !after;
    }

    /** True when it begins on the same day and ends earlier than the other. */
    public boolean isClosedFrom(Validity other) {
        boolean sameStart = from == null ? other.from == null : from.equals(other.from);
        return sameStart && to != null && (other.to == null || to.isBefore(other.to));
    }
}
