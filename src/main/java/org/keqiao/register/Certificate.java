package org.keqiao.register;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.keqiao.register.Certificates.Party;
import org.keqiao.shared.Money;
import org.keqiao.shared.TextKey;
import org.springframework.lang.Nullable;

/**
 * 技术合同认定登记证明, as the register knows it.
 *
 * @param number 合同登记编号
 * @param version 1, and one more with each amendment
 * @param station code of the station that certified, null where the city did
 * @param county code of the seller's verified county unit, null when unknown
 * @param city code of the city
 * @param category code of the contract category
 * @param subKind code below the category, null where it has none
 * @param contractAmount 合同成交额
 * @param technicalAmount 技术交易额, as certified
 * @param registeredOn day of the registration: that on which its first version was issued
 * @param issuedOn day of this version
 * @param stateSince since when the state holds
 * @param letter the certificate's document
 */
public record Certificate(
        UUID id,
        String number,
        int version,
        Source source,
        UUID caseId,
        String caseNumber,
        @Nullable String station,
        @Nullable String county,
        String city,
        String verificationCode,
        String title,
        String category,
        @Nullable String subKind,
        Money contractAmount,
        Money technicalAmount,
        boolean amountProvisional,
        Party seller,
        List<Party> buyers,
        LocalDate signDate,
        LocalDate effectiveFrom,
        LocalDate effectiveTo,
        LocalDate registeredOn,
        LocalDate issuedOn,
        State state,
        LocalDate stateSince,
        UUID letter) {

    /** Who gave the number. */
    public enum Source {
        NATIONAL,
        LOCAL
    }

    /** Where the certificate stands. */
    public enum State {
        /** Decided, not sealed yet: nobody may rely on it. */
        PENDING_SEAL,
        VALID,
        /** Another version has taken its place. */
        AMENDED,
        /** 注销. */
        CANCELLED,
        /** 撤销. */
        REVOKED;

        /** Its name for messages to people. */
        public TextKey text() {
            return new TextKey("register.state." + name());
        }
    }

    /** Deregistered or revoked: nothing may be based on it, and it never comes back. */
    public boolean hasEnded() {
        return state == State.CANCELLED || state == State.REVOKED;
    }

    public Certificate {
        buyers = List.copyOf(buyers);
    }
}
