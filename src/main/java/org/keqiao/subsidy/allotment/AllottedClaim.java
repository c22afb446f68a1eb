package org.keqiao.subsidy.allotment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.keqiao.funding.Portion;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * What an allotment has for one claim.
 *
 * @param place in the order of precedence, from 1
 * @param rank on the confirmed ranking; null where nothing is ranked
 * @param carriedOver an earlier year had no money for it: it comes before the others
 * @param asked the city's amount as it was calculated
 * @param given between zero and that
 * @param left what it asks for more than it is given
 * @param skipped why its step could not be ended after the confirmation: what was reserved for it is free again; null where
 *     nothing kept it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AllottedClaim")
public record AllottedClaim(
        int place,
        String caseNumber,
        String applicant,
        LocalDate acceptedOn,
        @Nullable Integer rank,
        boolean carriedOver,
        Money asked,
        Money given,
        Money left,
        Portion.Kind kind,
        @Nullable Bilingual skipped) {

    CaseNumber number() {
        return new CaseNumber(caseNumber);
    }

    /** Whether the confirmation does anything about its case: those that get nothing go on waiting, and need not be told. */
    boolean isServed() {
        return given.isPositive() || kind == Portion.Kind.CARRIED_OVER;
    }
}
