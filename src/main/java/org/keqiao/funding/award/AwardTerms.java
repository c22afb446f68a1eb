package org.keqiao.funding.award;

import java.math.BigDecimal;
import java.util.Set;
import org.keqiao.funding.CapScope;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * What one row of a policy table says about an amount.
 *
 * @param item key of the policy item
 * @param version of its table
 * @param row which answered
 * @param clause document and article; null while the bureau has not named them
 * @param fixed given whatever the base is; null for nothing
 * @param rate of the base, or of what of it is above; null when there is none
 * @param above the rate counts from here; null from the first fen
 * @param cap of one line; null when the source names none
 * @param yearCap of one holder and year; null when there is none
 * @param capScope whose the yearly cap is
 * @param quota awards a year; null for any number
 * @param assumed names of results that the source leaves open and this bureau has set
 */
public record AwardTerms(
        String item,
        int version,
        String row,
        @Nullable String clause,
        Measure measure,
        @Nullable Money fixed,
        @Nullable BigDecimal rate,
        @Nullable Money above,
        @Nullable Money cap,
        @Nullable Money yearCap,
        CapScope capScope,
        @Nullable Integer quota,
        YearKey yearKey,
        Rounding rounding,
        Stacking stacking,
        boolean requiresCertificate,
        Set<String> assumed) {

    public AwardTerms {
        assumed = Set.copyOf(assumed);
    }

    /** Whether an amount follows from the base alone; otherwise people decide one below the cap. */
    public boolean isCalculable() {
        return fixed != null || rate != null;
    }
}
