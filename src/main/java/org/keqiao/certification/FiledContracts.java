package org.keqiao.certification;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What tells one filed contract from another. Drafts are not here; refused and withdrawn ones count no more. */
@Repository
class FiledContracts {

    private static final int MOST_SIMILAR = 500;

    private final JdbcClient jdbc;

    FiledContracts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param buyers identities of the buyers, sorted
     */
    record Contract(
            CaseNumber caseNumber,
            UUID caseId,
            String seller,
            List<String> buyers,
            LocalDate signDate,
            Money amount,
            String title) {

        private String buyersText() {
            return String.join("|", buyers);
        }
    }

    record Similar(String caseNumber, String title) {}

    /** The live contract of the same parties, day and amount, other than this case's. */
    Optional<String> same(Contract contract) {
        return jdbc.sql(
                        """
                        select case_number from filed_contract
                        where live and seller = :seller and md5(buyers) = md5(:buyers) and sign_date = :day and amount = :amount
                          and case_number <> :case
                        """)
                .param("seller", contract.seller)
                .param("buyers", contract.buyersText())
                .param("day", contract.signDate)
                .param("amount", contract.amount.yuan())
                .param("case", contract.caseNumber.value())
                .query(String.class)
                .optional();
    }

    /** Which of these cases hold a live contract. */
    Optional<String> firstLive(List<UUID> caseIds) {
        if (caseIds.isEmpty()) {
            return Optional.empty();
        }
        return jdbc.sql(
                        "select case_number from filed_contract where live and case_id in (:ids) order by case_number limit 1")
                .param("ids", caseIds)
                .query(String.class)
                .optional();
    }

    /** Live contracts of the same seller whose amount lies within five per cent. */
    List<Similar> ofAboutThisAmount(Contract contract) {
        return jdbc.sql(
                        """
                        select case_number, title from filed_contract
                        where live and seller = :seller and case_number <> :case
                          and amount between :amount * 0.95 and :amount * 1.05
                        order by case_number desc limit :most
                        """)
                .param("seller", contract.seller)
                .param("case", contract.caseNumber.value())
                .param("amount", contract.amount.yuan())
                .param("most", MOST_SIMILAR)
                .query(Similar.class)
                .list();
    }

    /**
     * Keeps the contract of a case; a correction may have changed it.
     *
     * @throws DuplicateKeyException when the same contract was filed at the same moment
     */
    void keep(Contract contract) {
        jdbc.sql(
                        """
                        insert into filed_contract (case_number, case_id, seller, buyers, sign_date, amount, title, live)
                        values (:case, :id, :seller, :buyers, :day, :amount, :title, true)
                        on conflict (case_number) do update set seller = excluded.seller, buyers = excluded.buyers,
                            sign_date = excluded.sign_date, amount = excluded.amount, title = excluded.title
                        """)
                .param("case", contract.caseNumber.value())
                .param("id", contract.caseId)
                .param("seller", contract.seller)
                .param("buyers", contract.buyersText())
                .param("day", contract.signDate)
                .param("amount", contract.amount.yuan())
                .param("title", contract.title)
                .update();
    }

    /** The case ended without a certificate. */
    void release(CaseNumber caseNumber) {
        jdbc.sql("update filed_contract set live = false where case_number = ?")
                .param(caseNumber.value())
                .update();
    }
}
