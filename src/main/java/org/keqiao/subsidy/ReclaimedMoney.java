package org.keqiao.subsidy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Optional;
import org.keqiao.funding.FundingShare;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;

/** What an application has to give back; told by whoever reclaims it. */
public interface ReclaimedMoney {

    /** The last decision to reclaim; empty without one. */
    Optional<Reclaimed> of(CaseNumber application);

    /** The case that looks into the money of an application, decided or not, until it is settled; empty without one. */
    Optional<CaseNumber> openCase(CaseNumber application);

    /** What is still to come back to a purse; zero when nothing is. */
    Money owed(CaseNumber application, FundingShare share);

    /**
     * @param caseNumber the case that works it
     * @param decided what is to come back
     * @param repaid what of it came
     */
    @Schema(name = "ReclaimedSubsidy")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reclaimed(
            CaseNumber caseNumber, State state, LocalDate decidedOn, Money decided, Money repaid, Money left) {}

    @Schema(name = "ReclaimedState")
    enum State {
        /** 追回中. */
        RECLAIMING,
        /** 已追回: all that was decided is back. */
        CLAWED_BACK,
        /** 终结追收: a court's ruling ended the collection of the rest. */
        ENDED
    }
}
