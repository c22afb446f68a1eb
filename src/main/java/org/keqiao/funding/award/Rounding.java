package org.keqiao.funding.award;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.keqiao.shared.Money;

/** To which unit an amount is rounded, and which way. Names stand in policy tables. */
public enum Rounding {
    /** The usual one. */
    HALF_UP_FEN(new BigDecimal("0.01"), RoundingMode.HALF_UP),
    FLOOR_FEN(new BigDecimal("0.01"), RoundingMode.FLOOR),
    FLOOR_YUAN(BigDecimal.ONE, RoundingMode.FLOOR),
    /** 百元. */
    FLOOR_HUNDRED(new BigDecimal(100), RoundingMode.FLOOR);

    private final BigDecimal unit;
    private final RoundingMode way;

    Rounding(BigDecimal unit, RoundingMode way) {
        this.unit = unit;
        this.way = way;
    }

    Money round(BigDecimal exact) {
        return Money.of(exact.divide(unit, 0, way).multiply(unit));
    }
}
