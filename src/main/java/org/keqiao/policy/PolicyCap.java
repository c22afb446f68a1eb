package org.keqiao.policy;

import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * 上限: how much there is at most.
 *
 * @param limit null while the bureau has not set it: then nothing may be given that it would limit
 * @param per what it is counted for; null while the bureau has not set it
 */
public record PolicyCap(@Nullable Money limit, @Nullable Per per) {

    /** What an award or a cap is counted for. Names stand in the tables. */
    public enum Per {
        PROJECT,
        /** One trade. */
        DEAL,
        /** An enterprise or institution, once. */
        FIRM,
        /** An enterprise or institution in a year. */
        FIRM_YEAR,
        /** The companies of one group together, once; an enterprise that is of none by itself. */
        GROUP,
        /** The same in a year. */
        GROUP_YEAR,
        PERSON,
        PERSON_YEAR,
        /** A registration station in a year. */
        STATION_YEAR,
        /** A transfer agency in a year. */
        AGENCY_YEAR,
        /** All takers of the item in a year together. */
        ITEM_YEAR;

        /** Whether it begins anew with each year. */
        public boolean isYearly() {
            return switch (this) {
                case PROJECT, DEAL, FIRM, GROUP, PERSON -> false;
                case FIRM_YEAR, GROUP_YEAR, PERSON_YEAR, STATION_YEAR, AGENCY_YEAR, ITEM_YEAR -> true;
            };
        }

        /** Whether the companies of a group share it. */
        public boolean isOfGroup() {
            return this == GROUP || this == GROUP_YEAR;
        }
    }
}
