package org.keqiao.studio.moving;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keqiao.process.moving.Moved;
import org.keqiao.process.moving.Obstacle;
import org.keqiao.shared.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code studio_move_case}: each row is dealt with once, whichever node takes it. */
@Repository
class MovedCaseRows {

    private final JdbcClient jdbc;
    private final MoveJson json;

    MovedCaseRows(JdbcClient jdbc, MoveJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(UUID move, Collection<CaseNumber> cases) {
        jdbc.sql(
                        """
                        insert into studio_move_case (move, case_number, state)
                        select :move, number, 'WAITING' from unnest(cast(:numbers as text[])) as number
                        on conflict do nothing
                        """)
                .param("move", move)
                .param("numbers", cases.stream().map(CaseNumber::value).toArray(String[]::new))
                .update();
    }

    /**
     * Takes the next case that waits, for this transaction: no other node gets it, and when this one dies it waits again.
     */
    Optional<MovedCase> take(UUID move) {
        return jdbc.sql(
                        """
                        select * from studio_move_case where move = ? and state in ('WAITING', 'RETURNING')
                        order by case_number limit 1 for update skip locked
                        """)
                .params(move)
                .query(this::row)
                .optional();
    }

    void moved(UUID move, CaseNumber caseNumber, Moved moved, Instant at) {
        jdbc.sql(
                        """
                        update studio_move_case set state = 'MOVED', moved = :moved::jsonb, obstacles = '[]', at = :at
                        where move = :move and case_number = :case
                        """)
                .param("moved", json.write(moved))
                .param("at", Timestamp.from(at))
                .param("move", move)
                .param("case", caseNumber.value())
                .update();
    }

    void returned(UUID move, CaseNumber caseNumber, Instant at) {
        jdbc.sql(
                        """
                        update studio_move_case set state = 'RETURNED', obstacles = '[]', at = :at
                        where move = :move and case_number = :case
                        """)
                .param("at", Timestamp.from(at))
                .param("move", move)
                .param("case", caseNumber.value())
                .update();
    }

    /** It stayed where it is: not moved, or not taken back. Whatever another node made of it meanwhile counts more. */
    void stayed(UUID move, CaseNumber caseNumber, MovedCase.State state, List<Obstacle> why, Instant at) {
        jdbc.sql(
                        """
                        update studio_move_case set obstacles = :why::jsonb, at = :at,
                            state = case when state = 'RETURNING' then 'MOVED' else :state end
                        where move = :move and case_number = :case and state in ('WAITING', 'RETURNING')
                        """)
                .param("why", json.obstacles(why))
                .param("at", Timestamp.from(at))
                .param("state", state.name())
                .param("move", move)
                .param("case", caseNumber.value())
                .update();
    }

    /** Those that stayed are tried again; how many. */
    int again(UUID move) {
        return jdbc.sql(
                        """
                        update studio_move_case set state = 'WAITING' where move = ? and state in ('REFUSED', 'FAILED')
                        """)
                .params(move)
                .update();
    }

    /** Moved ones shall go back; how many. @param only empty for all */
    int goBack(UUID move, Set<String> only) {
        return jdbc.sql(
                        """
                        update studio_move_case set state = 'RETURNING', obstacles = '[]'
                        where move = :move and state = 'MOVED' and (:all or case_number = any(cast(:only as text[])))
                        """)
                .param("move", move)
                .param("all", only.isEmpty())
                .param("only", only.toArray(String[]::new))
                .update();
    }

    /** By number. */
    List<MovedCase> of(UUID move) {
        return jdbc.sql("select * from studio_move_case where move = ? order by case_number")
                .params(move)
                .query(this::row)
                .list();
    }

    private MovedCase row(ResultSet row, int n) throws SQLException {
        String moved = row.getString("moved");
        return new MovedCase(
                new CaseNumber(row.getString("case_number")),
                MovedCase.State.valueOf(row.getString("state")),
                json.obstacles(row.getString("obstacles")),
                moved == null ? null : json.read(moved, Moved.class),
                Moves.instant(row, "at"));
    }
}
