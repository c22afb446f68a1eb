package org.keqiao.subsidy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.keqiao.shared.Money;

/**
 * How much of what an award rests on is founded no more.
 *
 * @param lost more than zero
 * @param whole of which it is a part, no less than that
 */
public record LostPart(Money lost, Money whole) {

    /** The part of a sum that was given for what is lost, in proportion, rounded half up. */
    public Money of(Money given) {
        BigDecimal part = given.yuan()
                .multiply(lost.yuan())
                .divide(whole.yuan(), given.yuan().scale(), RoundingMode.HALF_UP);
        return Money.of(part);
    }
}
