package org.keqiao.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.keqiao.register.Certificates.Party;
import org.keqiao.shared.Money;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Reads whole rows of the register. */
@Component
class CertificateRows implements RowMapper<Certificate> {

    private final ObjectMapper json;

    CertificateRows(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public Certificate mapRow(ResultSet row, int n) throws SQLException {
        return new Certificate(
                row.getObject("id", UUID.class),
                row.getString("registration_number"),
                row.getInt("version"),
                Certificate.Source.valueOf(row.getString("source")),
                row.getObject("case_id", UUID.class),
                row.getString("case_number"),
                row.getString("station"),
                row.getString("county"),
                row.getString("city"),
                row.getString("verification_code"),
                row.getString("title"),
                row.getString("category"),
                row.getString("sub_kind"),
                Money.of(row.getBigDecimal("contract_amount")),
                Money.of(row.getBigDecimal("technical_amount")),
                row.getBoolean("amount_provisional"),
                new Party(row.getString("seller_name"), row.getString("seller_uscc")),
                parties(row.getString("buyers")),
                row.getObject("sign_date", LocalDate.class),
                row.getObject("effective_from", LocalDate.class),
                row.getObject("effective_to", LocalDate.class),
                row.getObject("registered_on", LocalDate.class),
                row.getObject("issued_on", LocalDate.class),
                Certificate.State.valueOf(row.getString("state")),
                row.getObject("state_since", LocalDate.class),
                row.getObject("letter_id", UUID.class));
    }

    private List<Party> parties(String stored) {
        try {
            return json.readerForListOf(Party.class).readValue(stored);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("unreadable JSON in the register", e);
        }
    }
}
