package org.keqiao.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An amount in yuan 元, exact to the fen. In JSON a decimal string ({@code "1234567.89"}), in the database {@code
 * numeric(18,2)}. May be zero or negative; whether it may be so in a field is the field's rule.
 *
 * @param yuan always with scale 2
 */
public record Money(BigDecimal yuan) implements Comparable<Money> {

    private static final Pattern FORM = Pattern.compile("-?\\d{1,16}(\\.\\d{1,2})?");
    private static final DecimalFormatSymbols SYMBOLS = DecimalFormatSymbols.getInstance(Locale.ROOT);

    public static final Money ZERO = new Money(BigDecimal.ZERO);

    /** The largest amount a field takes: 99,999,999,999.99. */
    public static final Money LARGEST = of("99999999999.99");

    /**
     * @throws IllegalArgumentException when there is less than a fen in the amount: rounding is the caller's decision
     */
    public Money {
        if (yuan.stripTrailingZeros().scale() > 2) {
            throw new IllegalArgumentException("not a whole number of fen: " + yuan.toPlainString());
        }
        yuan = yuan.setScale(2, RoundingMode.UNNECESSARY);
    }

    /**
     * @param text digits with at most two decimals, no separators
     * @throws IllegalArgumentException for anything else
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Money of(String text) {
        if (text == null || !FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not an amount: " + text);
        }
        return new Money(new BigDecimal(text));
    }

    public static Money of(BigDecimal yuan) {
        return new Money(yuan);
    }

    public static Money ofFen(long fen) {
        return new Money(BigDecimal.valueOf(fen, 2));
    }

    public static Money sum(Collection<Money> amounts) {
        return amounts.stream().reduce(ZERO, Money::plus);
    }

    public Money plus(Money other) {
        return new Money(yuan.add(other.yuan));
    }

    public Money minus(Money other) {
        return new Money(yuan.subtract(other.yuan));
    }

    /** The product, rounded to the fen. */
    public Money times(BigDecimal rate, RoundingMode rounding) {
        return new Money(yuan.multiply(rate).setScale(2, rounding));
    }

    public boolean isPositive() {
        return yuan.signum() > 0;
    }

    public boolean isZero() {
        return yuan.signum() == 0;
    }

    public boolean isNegative() {
        return yuan.signum() < 0;
    }

    public boolean isMoreThan(Money other) {
        return compareTo(other) > 0;
    }

    /** In 万元, exact, with up to six decimals. */
    public BigDecimal inTenThousands() {
        BigDecimal exact = yuan.movePointLeft(4).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }

    /** In 万元 for reading: thousands grouped, two to six decimals, {@code 125.50}. */
    public String tenThousandsText() {
        return new DecimalFormat("#,##0.00####", SYMBOLS).format(inTenThousands());
    }

    /** In 元 for reading: thousands grouped, two decimals, {@code 1,255,000.00}. */
    public String text() {
        return new DecimalFormat("#,##0.00", SYMBOLS).format(yuan);
    }

    @Override
    public int compareTo(Money other) {
        return yuan.compareTo(other.yuan);
    }

    /** The plain decimal, as in JSON. */
    @JsonValue
    @Override
    public String toString() {
        return yuan.toPlainString();
    }
}
