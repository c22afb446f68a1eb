package org.keqiao.funding.award;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * One step from what counts to what is given.
 *
 * @param clause that it rests on; null for arithmetic, for what was taken for granted and for what this bureau has set
 * @param in before, null where it begins
 * @param out after
 * @param detail what the step was done with: a rate, a cap, the name of a setting; null when in and out say all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AwardStep(Rule rule, @Nullable String clause, @Nullable Money in, Money out, @Nullable String detail) {

    /** Names are stored and shown. */
    public enum Rule {
        BASE,
        /** The rate counts only what is above a threshold. */
        THRESHOLD,
        RATE,
        FIXED,
        ROUNDED,
        /** 单项上限. */
        CAP,
        /** 累计上限: of a year, or of all years. */
        HOLDER_CAP,
        /** 集团共用上限: what the companies of a group are given together. */
        GROUP_CAP,
        STACKED,
        /** 其他财政资金: what the province, the nation or others give for the same. */
        ELSEWHERE,
        /** City and county together give at most so much. */
        JOINT_LIMIT,
        /** Nobody said how much of the holder's cap is used: taken as nothing. */
        ASSUMED_UNUSED,
        /** A calculator was not told what a condition asks for: taken as met. */
        ASSUMED_MET,
        /** A calculator knows of no other award on the same object: taken as none. */
        ASSUMED_ALONE,
        /** A calculator looks at no budget: taken as sufficient. */
        ASSUMED_BUDGET;

        /**
         * Names of the results of policy tables that it goes by: where one of them is set and no document states it, none is
         * cited for the step.
         */
        List<String> results() {
            return switch (this) {
                case BASE -> List.of("measure");
                case THRESHOLD -> List.of("above");
                case RATE -> List.of("rate");
                case FIXED -> List.of("amount");
                case ROUNDED -> List.of("rounding");
                case CAP -> List.of("cap", "per");
                case HOLDER_CAP, GROUP_CAP -> List.of("cap", "per", "totalCap", "totalPer");
                case STACKED -> List.of("stacking");
                case ELSEWHERE -> List.of(Elsewhere.RESULT);
                case JOINT_LIMIT -> List.of("maxShare");
                case ASSUMED_UNUSED, ASSUMED_MET, ASSUMED_ALONE, ASSUMED_BUDGET -> List.of();
            };
        }

        /** Whether it tells what was taken for granted, and changes nothing. */
        public boolean isAssumed() {
            return switch (this) {
                case ASSUMED_UNUSED, ASSUMED_MET, ASSUMED_ALONE, ASSUMED_BUDGET -> true;
                case BASE,
                        THRESHOLD,
                        RATE,
                        FIXED,
                        ROUNDED,
                        CAP,
                        HOLDER_CAP,
                        GROUP_CAP,
                        STACKED,
                        ELSEWHERE,
                        JOINT_LIMIT -> false;
            };
        }
    }
}
