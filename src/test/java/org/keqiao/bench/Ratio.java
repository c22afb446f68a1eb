package org.keqiao.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * How many times as long (or as often) one thing takes as another, measured so that a busy machine disturbs both alike:
 * blocks in the order A B B A, the ratio of each pair, the median with the second smallest and second largest of ten.
 * Seconds are no result.
 */
final class Ratio {

    private static final int PAIRS = 10;
    private static final int WARM_UP = 10;

    private Ratio() {}

    /**
     * One measured ratio.
     *
     * @param low the second smallest of the ratios
     * @param high the second largest
     * @param ours what our own block gave, the median
     */
    record Measured(double median, double low, double high, double ours) {

        /** Whether the machine was calm, when something was measured against itself. */
        boolean isCalm() {
            return median > 0.9 && median < 1.1;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", median, low, high);
        }
    }

    /**
     * The ratio of ours to theirs.
     *
     * @param ours one block: gives what is compared, such as nanoseconds an operation
     * @param theirs the same of what it is compared with
     */
    static Measured of(Supplier<Double> ours, Supplier<Double> theirs) {
        warm(ours);
        warm(theirs);
        List<Double> ratios = new ArrayList<>();
        List<Double> own = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            boolean first = pair % 2 == 0;
            double one = (first ? ours : theirs).get();
            double other = (first ? theirs : ours).get();
            ratios.add(first ? one / other : other / one);
            own.add(first ? one : other);
        }
        Collections.sort(ratios);
        return new Measured(median(ratios), ratios.get(1), ratios.get(PAIRS - 2), median(own));
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** Until three blocks in a row differ by less than a tenth; a machine that never calms down is measured all the same. */
    private static void warm(Supplier<Double> block) {
        List<Double> last = new ArrayList<>();
        for (int i = 0; i < WARM_UP; i++) {
            last.add(block.get());
            if (last.size() > 3) {
                last.remove(0);
            }
            if (last.size() == 3 && Collections.max(last) < 1.1 * Collections.min(last)) {
                return;
            }
        }
    }

    /** The exponent of growth between the smallest and the largest size: 1 is linear. */
    static double exponent(List<Integer> sizes, List<Double> times) {
        int last = sizes.size() - 1;
        return Math.log(times.get(last) / times.get(0)) / Math.log((double) sizes.get(last) / sizes.get(0));
    }
}
