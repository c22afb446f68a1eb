package org.keqiao.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * The basic measures of a set of contracts.
 *
 * @param number 合同项数
 * @param amount 成交额
 * @param technical 技术交易额
 */
public record Figures(int number, Money amount, Money technical) {

    public static final Figures NONE = new Figures(0, Money.ZERO, Money.ZERO);

    public static Figures sum(Collection<Figures> parts) {
        return parts.stream().reduce(NONE, Figures::plus);
    }

    public Figures plus(Figures other) {
        return new Figures(number + other.number, amount.plus(other.amount), technical.plus(other.technical));
    }

    public boolean hasNothing() {
        return number == 0 && amount.isZero() && technical.isZero();
    }

    /** 同比 of the amount in percent with one decimal, rounded half up; null where the base is zero or negative. */
    @Nullable
    public BigDecimal growthFrom(Figures base) {
        return base.amount.isPositive() ? percent(amount.minus(base.amount), base.amount) : null;
    }

    /** 完成率 in percent with one decimal, rounded half up; null without a target. */
    @Nullable
    public BigDecimal share(@Nullable Money target) {
        return target == null || !target.isPositive() ? null : percent(amount, target);
    }

    private static BigDecimal percent(Money part, Money whole) {
        return part.yuan().movePointRight(2).divide(whole.yuan(), 1, RoundingMode.HALF_UP);
    }
}
