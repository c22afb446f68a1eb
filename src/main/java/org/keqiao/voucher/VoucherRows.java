package org.keqiao.voucher;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.voucher.Voucher.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Repository;

/** Vouchers as they are stored. */
@Repository
class VoucherRows {

    private final JdbcClient jdbc;

    VoucherRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nobody else changes it until the transaction ends. */
    Voucher lock(UUID id) {
        return jdbc.sql("select * from voucher where id = ? for update")
                .params(id)
                .query(VoucherRows::voucher)
                .optional()
                .orElseThrow(Refusal::notFound);
    }

    Optional<Voucher> numbered(String number) {
        return jdbc.sql("select * from voucher where number = ?")
                .params(number.strip())
                .query(VoucherRows::voucher)
                .optional();
    }

    Optional<Voucher> redeemedBy(CaseNumber redemption) {
        return jdbc.sql("select * from voucher where redemption = ?")
                .params(redemption.value())
                .query(VoucherRows::voucher)
                .optional();
    }

    /** Vouchers that these applications redeem; nothing for an application that redeems none. */
    List<Voucher> redeeming(Collection<CaseNumber> redemptions) {
        return jdbc.sql("select * from voucher where redemption = any(:redemptions::varchar[])")
                .param(
                        "redemptions",
                        redemptions.stream().map(CaseNumber::value).toArray(String[]::new))
                .query(VoucherRows::voucher)
                .list();
    }

    void state(UUID id, State state, @Nullable CaseNumber redemption, @Nullable Money redeemed) {
        jdbc.sql("update voucher set state = :state, redemption = :redemption, redeemed = :redeemed where id = :id")
                .param("state", state.name())
                .param("redemption", redemption == null ? null : redemption.value(), Types.VARCHAR)
                .param("redeemed", redeemed == null ? null : redeemed.yuan(), Types.NUMERIC)
                .param("id", id)
                .update();
    }

    static Voucher voucher(ResultSet row, int n) throws SQLException {
        String redemption = row.getString("redemption");
        return new Voucher(
                row.getObject("id", UUID.class),
                row.getString("number"),
                new CaseNumber(row.getString("case_number")),
                row.getObject("organisation", UUID.class),
                row.getString("applicant"),
                row.getString("item"),
                row.getString("item_name"),
                Money.of(row.getBigDecimal("amount")),
                row.getObject("granted_on", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                row.getBoolean("provider_in_city"),
                State.valueOf(row.getString("state")),
                row.getObject("provider", UUID.class),
                row.getString("provider_name"),
                row.getObject("provider_owner", UUID.class),
                row.getString("contract_title"),
                money(row.getBigDecimal("contract_amount")),
                row.getObject("agreed_on", LocalDate.class),
                row.getString("agreed_by"),
                redemption == null ? null : new CaseNumber(redemption),
                money(row.getBigDecimal("redeemed")));
    }

    @Nullable
    private static Money money(@Nullable BigDecimal stored) {
        return stored == null ? null : Money.of(stored);
    }
}
