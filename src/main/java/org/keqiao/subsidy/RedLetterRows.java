package org.keqiao.subsidy;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** Red-letter invoices as they are stored: what was recorded each once and for good, what reviews say by their latest word. */
@Component
class RedLetterRows {

    private final JdbcClient jdbc;

    RedLetterRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is known of these invoices, oldest first. */
    List<RedLetter> of(Collection<String> invoices) {
        return invoices.isEmpty()
                ? List.of()
                : jdbc.sql(
                                """
                                select id, invoice, red_letter, amount, invoice_amount, issued_on, source, case_number,
                                    recorded_by, recorded_at
                                from red_letter where invoice = any(:invoices::text[])
                                union all
                                select id, invoice, red_letter, amount, invoice_amount, null, null, case_number,
                                    found_by, found_at
                                from reviewed_red_letter where invoice = any(:invoices::text[])
                                order by recorded_at, id
                                """)
                        .param("invoices", invoices.toArray(String[]::new))
                        .query((row, n) -> redLetter(row))
                        .list();
    }

    /** @return false when this red-letter invoice is known already */
    boolean insert(RedLetter recorded) {
        return jdbc.sql(
                                """
                                insert into red_letter (id, invoice, red_letter, amount, invoice_amount, issued_on, source,
                                    case_number, recorded_by, recorded_at)
                                values (:id, :invoice, :red, :amount, :whole, :on, :source, :case, :by, :at)
                                on conflict (red_letter) do nothing
                                """)
                        .param("id", recorded.id())
                        .param("invoice", recorded.invoice())
                        .param("red", recorded.redLetter())
                        .param("amount", recorded.amount().yuan())
                        .param("whole", yuan(recorded.invoiceAmount()), Types.NUMERIC)
                        .param("on", recorded.issuedOn())
                        .param("source", recorded.source())
                        .param("case", recorded.caseNumber())
                        .param("by", recorded.recordedBy())
                        .param("at", Timestamp.from(recorded.recordedAt()))
                        .update()
                > 0;
    }

    /** What the review of an application said last. */
    List<RedLetter> reviewed(CaseNumber application) {
        return jdbc.sql(
                        """
                        select id, invoice, red_letter, amount, invoice_amount, null::date issued_on, null source,
                            case_number, found_by recorded_by, found_at recorded_at
                        from reviewed_red_letter where case_number = ?
                        """)
                .params(application.value())
                .query((row, n) -> redLetter(row))
                .list();
    }

    /** What it says now stands in place of that. */
    void review(CaseNumber application, Collection<RedLetter> found) {
        jdbc.sql("delete from reviewed_red_letter where case_number = ?")
                .params(application.value())
                .update();
        found.forEach(each -> jdbc.sql(
                        """
                        insert into reviewed_red_letter (id, case_number, invoice, red_letter, amount, invoice_amount,
                            found_by, found_at)
                        values (:id, :case, :invoice, :red, :amount, :whole, :by, :at)
                        """)
                .param("id", each.id())
                .param("case", application.value())
                .param("invoice", each.invoice())
                .param("red", each.redLetter())
                .param("amount", each.amount().yuan())
                .param("whole", yuan(each.invoiceAmount()), Types.NUMERIC)
                .param("by", each.recordedBy())
                .param("at", Timestamp.from(each.recordedAt()))
                .update());
    }

    @Nullable
    private static BigDecimal yuan(@Nullable Money amount) {
        return amount == null ? null : amount.yuan();
    }

    /** Applications that claim money on an invoice. */
    List<CaseNumber> claiming(String invoice) {
        return jdbc.sql(
                        """
                        select distinct case_number from funding_ground
                        where kind = 'INVOICE' and value = ? and given_up_at is null
                        """)
                .params(invoice)
                .query((row, n) -> new CaseNumber(row.getString("case_number")))
                .list();
    }

    /** Of those who end a ground of an award and book a payment of it at once, the second sees what the first did. */
    void hold(CaseNumber award) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 143))")
                .params(award.value())
                .query((row, n) -> n)
                .single();
    }

    private static RedLetter redLetter(ResultSet row) throws SQLException {
        return new RedLetter(
                row.getObject("id", UUID.class),
                row.getString("invoice"),
                row.getString("red_letter"),
                Money.of(row.getBigDecimal("amount")),
                row.getBigDecimal("invoice_amount") == null ? null : Money.of(row.getBigDecimal("invoice_amount")),
                row.getObject("issued_on", LocalDate.class),
                row.getString("source"),
                row.getString("case_number"),
                row.getString("recorded_by"),
                row.getTimestamp("recorded_at").toInstant());
    }
}
