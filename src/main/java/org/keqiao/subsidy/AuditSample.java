package org.keqiao.subsidy;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** 随机抽查: which claims are audited by chance. */
@Component
class AuditSample {

    private static final BigDecimal FINENESS = BigDecimal.valueOf(10_000);

    private final BigDecimal usual;
    private final RandomGenerator chance;

    @Autowired
    AuditSample(@Value("${keqiao.subsidies.sample-rate:0.05}") BigDecimal usual) {
        this(usual, new SecureRandom());
    }

    /** @throws IllegalArgumentException unless the usual part is from 0 to 1 */
    AuditSample(BigDecimal usual, RandomGenerator chance) {
        if (usual.signum() < 0 || usual.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException(
                    "keqiao.subsidies.sample-rate is " + usual + ", and has to be from 0 to 1");
        }
        this.usual = usual;
        this.chance = chance;
    }

    /**
     * @param rate of the item, from 0 for none to 1 for all; null where its table says nothing and that of the bureau counts
     */
    boolean draws(@Nullable BigDecimal rate) {
        BigDecimal drawn = (rate == null ? usual : rate).multiply(FINENESS);
        return BigDecimal.valueOf(chance.nextInt(FINENESS.intValueExact())).compareTo(drawn) < 0;
    }
}
