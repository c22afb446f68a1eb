package org.keqiao.subsidy.match;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.keqiao.intermediary.BrokerLevel;
import org.keqiao.policy.PolicyItem;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * How an item fits an organisation today.
 *
 * @param item key of the policy item
 * @param result FAIL when a condition fails, UNKNOWN when one cannot be told from what is known, else PASS
 * @param contracts that it could claim on, the newest first
 * @param persons that it could claim for, where the item is for persons
 * @param most what it could get for these, for contracts if they are paid in full, of city and county together; null where
 *     that cannot be told
 * @param applicable true when an application can be begun
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PolicyMatch(
        String item,
        Bilingual title,
        PolicyItem.Mode mode,
        boolean validityUnverified,
        Result result,
        List<Condition> conditions,
        List<Contract> contracts,
        List<Person> persons,
        @Nullable Money most,
        boolean applicable) {

    /** Whether a condition is met. */
    @Schema(name = "MatchResult")
    public enum Result {
        PASS,
        FAIL,
        /** Nothing that is known here tells. */
        UNKNOWN
    }

    /** What is asked of whoever wants the money (domain 7.2). */
    @Schema(name = "MatchedCondition")
    public enum Asked {
        /** The item is in force today. */
        PERIOD,
        /** The applicant lies where the item is given. */
        REGION,
        /** The applicant is of a kind that may apply. */
        CLASS,
        /** It has certified contracts that hold, as the side that the item is for, and with something left to support. */
        CERTIFICATE,
        /** It employs persons whom the item is for, and for whom nobody has claimed. */
        PERSON,
        /** A document recognises what the item is for. */
        PROJECT,
        /** Nothing against it in the register of integrity. */
        INTEGRITY,
        /** The cap of the holder is not used up. */
        CAP,
        /** Applications are taken today. */
        WINDOW,
        /** The bureau has set rate, sum and caps. */
        FIGURES,
        /** A grade, a rank, a level or a sum that an application does not tell. */
        ASSESSMENT
    }

    /** @param data what it was judged by, in the reader's language */
    @Schema(name = "ConditionMatch")
    public record Condition(Asked condition, Result result, String data) {}

    /**
     * @param number 合同登记编号
     * @param left technical amount that no application has counted yet
     * @param most what it could give if it is paid in full; null where that cannot be told
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "MatchedContract")
    public record Contract(String number, String title, Money left, @Nullable Money most) {}

    /**
     * @param number of its entry in the register of intermediaries
     * @param most null while the bureau has not set it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "MatchedPerson")
    public record Person(String number, String name, BrokerLevel level, @Nullable Money most) {}
}
