package org.keqiao.intermediary;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Entries as they are stored. */
@Component
class IntermediaryRows implements RowMapper<Intermediary> {

    @Override
    public Intermediary mapRow(ResultSet row, int n) throws SQLException {
        String level = row.getString("level");
        return new Intermediary(
                row.getObject("id", UUID.class),
                row.getString("number"),
                IntermediaryKind.valueOf(row.getString("kind")),
                row.getObject("organisation", UUID.class),
                row.getString("name"),
                row.getString("uscc"),
                row.getString("county"),
                list(row.getArray("fields")),
                row.getString("services"),
                level == null ? null : BrokerLevel.valueOf(level),
                row.getString("certificate_number"),
                row.getString("issuer"),
                row.getString("employer"),
                row.getString("employer_uscc"),
                Intermediary.State.valueOf(row.getString("state")),
                row.getObject("listed_on", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                row.getObject("ended_on", LocalDate.class),
                row.getObject("void_from", LocalDate.class),
                row.getObject("certificate_annulled_on", LocalDate.class),
                row.getString("case_number"));
    }

    private static List<String> list(Array stored) throws SQLException {
        return Arrays.stream((Object[]) stored.getArray()).map(String::valueOf).toList();
    }
}
