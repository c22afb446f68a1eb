package org.keqiao.statistics;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.keqiao.shared.Money;

/** 占比: parts of a whole in percent with one decimal that add up to exactly 100. */
final class Shares {

    private static final int TENTHS = 1000;

    private Shares() {}

    /**
     * Each the floor of its share; what is left of 100 goes to the largest remainders, the first of equals.
     *
     * @param parts none below zero; all zero gives zeros
     */
    static List<BigDecimal> of(List<Money> parts) {
        BigInteger whole = Money.sum(parts).yuan().unscaledValue();
        List<BigInteger> tenths = new ArrayList<>();
        List<BigInteger> remainders = new ArrayList<>();
        if (whole.signum() <= 0) {
            return parts.stream().map(part -> BigDecimal.ZERO.setScale(1)).toList();
        }
        int left = TENTHS;
        for (Money part : parts) {
            BigInteger[] split = part.yuan()
                    .unscaledValue()
                    .multiply(BigInteger.valueOf(TENTHS))
                    .divideAndRemainder(whole);
            tenths.add(split[0]);
            remainders.add(split[1]);
            left -= split[0].intValueExact();
        }
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders.get(i)).reversed())
                .limit(left)
                .forEach(i -> tenths.set(i, tenths.get(i).add(BigInteger.ONE)));
        return tenths.stream().map(each -> new BigDecimal(each, 1)).toList();
    }
}
