package org.keqiao.certification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What tells one filed contract from another. Drafts are not here; refused and withdrawn ones count no more. A contract is
 * filed once, and once more by its seller where somebody else was first.
 */
@Repository
class FiledContracts {

    private static final int MOST_SIMILAR = 500;

    private final JdbcClient jdbc;

    FiledContracts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param buyers identities of the buyers, sorted
     * @param bySeller whether the applicant is the seller itself
     */
    record Contract(
            CaseNumber caseNumber,
            UUID caseId,
            String seller,
            List<String> buyers,
            LocalDate signDate,
            Money amount,
            String title,
            boolean bySeller) {

        private String buyersText() {
            return String.join("|", buyers);
        }
    }

    record Similar(String caseNumber, String title) {}

    /** A live contract of another case. */
    record Other(CaseNumber caseNumber, boolean bySeller) {}

    /** Live contracts of the same parties, day and amount, other than this case's. */
    List<Other> same(Contract contract) {
        return jdbc.sql(
                        """
                        select case_number, by_seller from filed_contract
                        where live and seller = :seller and md5(buyers) = md5(:buyers) and sign_date = :day and amount = :amount
                          and case_number <> :case
                        order by case_number
                        """)
                .param("seller", contract.seller)
                .param("buyers", contract.buyersText())
                .param("day", contract.signDate)
                .param("amount", contract.amount.yuan())
                .param("case", contract.caseNumber.value())
                .query(FiledContracts::other)
                .list();
    }

    /** Live contracts of these cases. */
    List<Other> live(List<UUID> caseIds) {
        return caseIds.isEmpty()
                ? List.of()
                : jdbc.sql(
                                "select case_number, by_seller from filed_contract where live and case_id in (:ids) order by case_number")
                        .param("ids", caseIds)
                        .query(FiledContracts::other)
                        .list();
    }

    /** The case that claims the same contract as this one. */
    Optional<CaseNumber> rival(CaseNumber caseNumber) {
        return jdbc.sql(
                        """
                        select other.case_number from filed_contract mine join filed_contract other
                            on other.seller = mine.seller and md5(other.buyers) = md5(mine.buyers)
                            and other.sign_date = mine.sign_date and other.amount = mine.amount
                        where mine.case_number = ? and mine.live and other.live and other.case_number <> mine.case_number
                        """)
                .param(caseNumber.value())
                .query(String.class)
                .optional()
                .map(CaseNumber::new);
    }

    /** Whether the case has filed before, so that a correction brings it again. */
    boolean isFiled(CaseNumber caseNumber) {
        return jdbc.sql("select exists (select 1 from filed_contract where live and case_number = ?)")
                .param(caseNumber.value())
                .query(Boolean.class)
                .single();
    }

    private static Other other(ResultSet row, int n) throws SQLException {
        return new Other(new CaseNumber(row.getString("case_number")), row.getBoolean("by_seller"));
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
     * @param contested whether somebody else filed it before its seller did
     * @throws DuplicateKeyException when the same contract was filed at the same moment
     */
    void keep(Contract contract, boolean contested) {
        jdbc.sql(
                        """
                        insert into filed_contract (case_number, case_id, seller, buyers, sign_date, amount, title, by_seller,
                            contested, live)
                        values (:case, :id, :seller, :buyers, :day, :amount, :title, :bySeller, :contested, true)
                        on conflict (case_number) do update set seller = excluded.seller, buyers = excluded.buyers,
                            sign_date = excluded.sign_date, amount = excluded.amount, title = excluded.title,
                            by_seller = excluded.by_seller, contested = excluded.contested
                        """)
                .param("case", contract.caseNumber.value())
                .param("id", contract.caseId)
                .param("seller", contract.seller)
                .param("buyers", contract.buyersText())
                .param("day", contract.signDate)
                .param("amount", contract.amount.yuan())
                .param("title", contract.title)
                .param("bySeller", contract.bySeller)
                .param("contested", contested)
                .update();
    }

    /** The case ended without a certificate; whoever contested it has the contract alone now. */
    void release(CaseNumber caseNumber) {
        jdbc.sql("update filed_contract set live = false where case_number = ?")
                .param(caseNumber.value())
                .update();
        jdbc.sql(
                        """
                        update filed_contract c set contested = false from filed_contract ended
                        where ended.case_number = ? and c.live and c.contested and c.seller = ended.seller
                          and md5(c.buyers) = md5(ended.buyers) and c.sign_date = ended.sign_date and c.amount = ended.amount
                        """)
                .param(caseNumber.value())
                .update();
    }
}
