package org.keqiao.subsidy;

import java.math.BigDecimal;
import org.keqiao.shared.CreditCode;
import org.springframework.lang.Nullable;

/**
 * 关联关系声明: one organisation that the applicant declares itself related to.
 *
 * @param uscc its credit code
 * @param name null where a redesigned form does not ask
 * @param relation {@code SHAREHOLDING}, {@code GROUP}, {@code SPOUSES}, {@code REPRESENTATIVE}; null as above
 * @param percent of the shares, whoever holds them, direct and indirect; null for other relations
 */
record Affiliation(
        @Nullable String uscc, @Nullable String name, @Nullable String relation, @Nullable BigDecimal percent) {

    /** From here on two companies are related (domain 7.2 row 7). */
    private static final BigDecimal RELATED = BigDecimal.valueOf(25);

    /** Whether it is a sign for contracts with that organisation: a holding below a quarter is none. */
    boolean isSignFor(@Nullable String other) {
        return other != null
                && CreditCode.normalise(uscc).equals(other)
                && (!"SHAREHOLDING".equals(relation) || percent == null || percent.compareTo(RELATED) >= 0);
    }
}
