package org.keqiao.intermediary;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.TextKey;
import org.springframework.lang.Nullable;

/**
 * An entry of the register, as everybody reads it.
 *
 * @param number of the entry
 * @param organisation the listed organisation, or the natural person as an applicant
 * @param uscc null for a natural person
 * @param fields codes of technical fields
 * @param services what it offers, as the public reads it
 * @param level of a broker; null for the others, as are certificate, issuer and employer
 * @param validTo the last day; null for entries without one
 * @param endedOn when it was struck off or lapsed; null before
 * @param voidFrom from when on it ought not to have been listed, as was found when it was struck off; null for most
 * @param certificateAnnulledOn when its certificate was annulled as one that was given in error; null for most
 * @param caseNumber the case in which it was listed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Intermediary(
        UUID id,
        String number,
        IntermediaryKind kind,
        @JsonIgnore UUID organisation,
        String name,
        @Nullable String uscc,
        @Nullable String county,
        List<String> fields,
        String services,
        @Nullable BrokerLevel level,
        @Nullable String certificateNumber,
        @Nullable String issuer,
        @Nullable String employer,
        @JsonIgnore @Nullable String employerUscc,
        State state,
        LocalDate listedOn,
        @Nullable LocalDate validTo,
        @Nullable LocalDate endedOn,
        @JsonIgnore @Nullable LocalDate voidFrom,
        @Nullable LocalDate certificateAnnulledOn,
        @JsonIgnore String caseNumber) {

    /** Names are stored. */
    public enum State {
        LISTED,
        /** 暂停: no new deals, no vouchers, until it is resumed. */
        SUSPENDED,
        /** 除名、摘牌. */
        DELISTED,
        /** 到期未续: its time was over. */
        LAPSED;

        /** False once nothing but a new listing brings it back. */
        public boolean isLiving() {
            return this == LISTED || this == SUSPENDED;
        }
    }

    /** Whether it may be relied on this day. */
    public boolean isListed(LocalDate on) {
        return state == State.LISTED && !on.isBefore(listedOn) && (validTo == null || !on.isAfter(validTo));
    }

    /** Why nothing of that kind can be done with it now. */
    public Refusal inThisState() {
        return Refusal.conflict("ENTRY_STATE", number, new TextKey("intermediary.state." + state));
    }
}
