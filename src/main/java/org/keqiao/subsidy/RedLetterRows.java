package org.keqiao.subsidy;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/**
 * Red-letter invoices as they are stored: what was recorded each once and for good, where what was entered in error stays and
 * counts for nothing; what reviews say by their latest word.
 */
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
                                from red_letter r
                                where invoice = any(:invoices::text[])
                                    and not exists (select from red_letter_error e where e.entry = r.id)
                                union all
                                select id, invoice, red_letter, amount, invoice_amount, null, null, case_number,
                                    found_by, found_at
                                from reviewed_red_letter r
                                where invoice = any(:invoices::text[])
                                    and not exists (select from reviewed_red_letter_error e where e.entry = r.id)
                                order by recorded_at, id
                                """)
                        .param("invoices", invoices.toArray(String[]::new))
                        .query((row, n) -> redLetter(row))
                        .list();
    }

    /** How often a red-letter invoice was entered in error. */
    int errors(String redLetter) {
        return jdbc.sql(
                        "select count(*) from red_letter_error e join red_letter r on r.id = e.entry where r.red_letter = ?")
                .params(redLetter)
                .query(Integer.class)
                .single();
    }

    /** One by its id, however it stands now; empty for what nobody recorded. */
    Optional<RedLetter> find(UUID entry) {
        return jdbc.sql(
                        """
                        select id, invoice, red_letter, amount, invoice_amount, issued_on, source, case_number,
                            recorded_by, recorded_at
                        from red_letter where id = :entry
                        union all
                        select id, invoice, red_letter, amount, invoice_amount, null, null, case_number,
                            found_by, found_at
                        from reviewed_red_letter where id = :entry
                        """)
                .param("entry", entry)
                .query((row, n) -> redLetter(row))
                .optional();
    }

    /** Of these, those that were recorded or found by somebody else than the account. */
    Set<UUID> byOthers(Collection<UUID> entries, UUID account) {
        return Set.copyOf(jdbc.sql(
                        """
                        select id from red_letter where id = any(:entries) and entered_by <> :account
                        union all
                        select id from reviewed_red_letter
                        where id = any(:entries) and entered_by is distinct from :account
                        """)
                .param("entries", entries.toArray(UUID[]::new))
                .param("account", account)
                .query(UUID.class)
                .list());
    }

    /** @return false when it was found to be an error before */
    boolean err(RedLetter wrong, String reason, UUID account, Instant at) {
        return jdbc.sql(
                                """
                                insert into %s (entry, reason, found_by, found_at)
                                values (:entry, :reason, :by, :at) on conflict (entry) do nothing
                                """
                                        .formatted(
                                                wrong.isReviewed() ? "reviewed_red_letter_error" : "red_letter_error"))
                        .param("entry", wrong.id())
                        .param("reason", reason)
                        .param("by", account)
                        .param("at", Timestamp.from(at))
                        .update()
                > 0;
    }

    /**
     * @param account of who recorded it
     * @param errors how often it was entered in error before
     * @return false when this red-letter invoice is known already
     */
    boolean insert(RedLetter recorded, UUID account, int errors) {
        return jdbc.sql(
                                """
                                insert into red_letter (id, invoice, red_letter, amount, invoice_amount, issued_on, source,
                                    case_number, recorded_by, recorded_at, entered_by, errors)
                                values (:id, :invoice, :red, :amount, :whole, :on, :source, :case, :by, :at, :account, :errors)
                                on conflict (red_letter, errors) do nothing
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
                        .param("account", account)
                        .param("errors", errors)
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

    /**
     * What it says now stands in place of that.
     *
     * @param account of who found what is new; null of the system
     */
    void review(CaseNumber application, Collection<RedLetter> found, @Nullable UUID account) {
        jdbc.sql("delete from reviewed_red_letter where case_number = :case and id <> all(:kept)")
                .param("case", application.value())
                .param("kept", found.stream().map(RedLetter::id).toArray(UUID[]::new))
                .update();
        found.forEach(each -> jdbc.sql(
                        """
                        insert into reviewed_red_letter (id, case_number, invoice, red_letter, amount, invoice_amount,
                            found_by, found_at, entered_by)
                        values (:id, :case, :invoice, :red, :amount, :whole, :by, :at, :account) on conflict (id) do nothing
                        """)
                .param("id", each.id())
                .param("case", application.value())
                .param("invoice", each.invoice())
                .param("red", each.redLetter())
                .param("amount", each.amount().yuan())
                .param("whole", yuan(each.invoiceAmount()), Types.NUMERIC)
                .param("by", each.recordedBy())
                .param("at", Timestamp.from(each.recordedAt()))
                .param("account", account, Types.OTHER)
                .update());
    }

    @Nullable
    private static BigDecimal yuan(@Nullable Money amount) {
        return amount == null ? null : amount.yuan();
    }

    /** Of those who say at once how much of an invoice was cancelled, the second sees what the first said. */
    void holdInvoice(String invoice) {
        hold("invoice " + invoice);
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
        hold(award.value());
    }

    private void hold(String what) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 143))")
                .params(what)
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
