package org.keqiao.register;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/** 登记簿: gives certificates their numbers and keeps them. */
public interface Certificates {

    /**
     * Issues the certificate of a case in the caller's transaction: takes the next number, or the one given, writes the
     * register's row and drafts the certificate's document ({@code LT-C1}). Asked again for the same case it answers
     * with what it issued.
     *
     * @throws org.keqiao.shared.Refusal conflict NUMBER_TAKEN when the given number belongs to another contract
     */
    Issued issue(Draft draft);

    /**
     * What a certificate states.
     *
     * @param category code of the contract category, as certified
     * @param subKind code below the category, null where it has none
     * @param technicalAmount as certified, more than 0 and at most the contract amount
     * @param amountProvisional true while the royalty part of the price is unknown
     * @param nationalNumber number given by the national system; null takes the next local one
     */
    record Draft(
            CaseNumber caseNumber,
            String title,
            String category,
            @Nullable String subKind,
            Party seller,
            List<Party> buyers,
            LocalDate signDate,
            LocalDate effectiveFrom,
            LocalDate effectiveTo,
            Money contractAmount,
            Money technicalAmount,
            boolean amountProvisional,
            @Nullable String nationalNumber) {

        public Draft {
            buyers = List.copyOf(buyers);
        }
    }

    /**
     * @param uscc null for natural persons and foreign parties
     */
    record Party(String name, @Nullable String uscc) {}

    /**
     * @param number 合同登记编号, never used again
     * @param letter the certificate's document
     */
    record Issued(UUID id, String number, String verificationCode, LocalDate issuedOn, UUID letter) {}
}
