package org.keqiao.studio.replay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.process.Json;
import org.keqiao.shared.CaseNumber;
import org.keqiao.studio.way.WayStep;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The tables of replays. */
@Repository
@Transactional
class ReplayStore {

    /** Results of older drafts help nobody. */
    private static final int KEPT = 5;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batch;
    private final Clock clock;

    ReplayStore(JdbcClient jdbc, NamedParameterJdbcTemplate batch, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    /** A replay as it is stored, without what has to be counted. */
    record Row(ReplayView view, String digest) {}

    /** Begins one; what a stopped server left running is given up, and all but the newest are forgotten. */
    void begin(UUID id, String matter, String digest, ReplayRequest request, int total, String by) {
        jdbc.sql(
                        """
                        update studio_replay set state = 'FAILED', finished_at = :now
                        where matter = :matter and state = 'RUNNING' and beat_at < now() - interval '15 minutes'
                        """)
                .param("matter", matter)
                .param("now", now())
                .update();
        jdbc.sql(
                        """
                        insert into studio_replay (id, matter, digest, most, from_day, to_day, office, outcome, legal_basis,
                            state, started_at, started_by, beat_at, total)
                        values (:id, :matter, :digest, :most, :from, :to, :office, :outcome, :basis,
                            'RUNNING', :now, :by, now(), :total)
                        """)
                .param("id", id)
                .param("matter", matter)
                .param("digest", digest)
                .param("most", request.most())
                .param("from", request.from())
                .param("to", request.to())
                .param("office", request.office())
                .param(
                        "outcome",
                        request.outcome() == null ? null : request.outcome().name())
                .param("basis", request.legalBasis())
                .param("now", now())
                .param("by", by)
                .param("total", total)
                .update();
        jdbc.sql(
                        """
                        delete from studio_replay where matter = :matter and state <> 'RUNNING' and id not in (
                            select id from studio_replay where matter = :matter order by started_at desc, id limit :kept)
                        """)
                .param("matter", matter)
                .param("kept", KEPT)
                .update();
    }

    /** Adds what was found and counts it; false when the replay runs no longer. */
    boolean add(UUID id, List<ReplayedCase> cases) {
        int running = jdbc.sql(
                        "update studio_replay set done = done + :more, beat_at = now() where id = :id and state = 'RUNNING'")
                .param("more", cases.size())
                .param("id", id)
                .update();
        if (running == 0) {
            return false;
        }
        batch.batchUpdate(
                """
                insert into studio_replay_case (replay, position, case_number, version, decided_on, kinds,
                    unjudged, first, was, would)
                values (:replay, :position, :number, :version, :decidedOn, string_to_array(:kinds, ','),
                    :unjudged::jsonb, :first::jsonb, :was::jsonb, :would::jsonb)
                """,
                cases.stream().map(found -> row(id, found)).toArray(SqlParameterSource[]::new));
        return true;
    }

    private MapSqlParameterSource row(UUID id, ReplayedCase found) {
        return new MapSqlParameterSource()
                .addValue("replay", id)
                .addValue("position", found.position())
                .addValue("number", found.caseNumber().value())
                .addValue("version", found.version())
                .addValue("decidedOn", found.decidedOn())
                .addValue(
                        "kinds",
                        String.join(",", found.kinds().stream().map(Enum::name).toList()))
                .addValue("unjudged", json(found.unjudged()))
                .addValue("first", json(found.first()))
                .addValue("was", json(found.was()))
                .addValue("would", json(found.would()));
    }

    /** Ends one that runs; false when it ran no longer. */
    boolean end(UUID id, ReplayView.State state) {
        return jdbc.sql(
                                "update studio_replay set state = :state, finished_at = :now where id = :id and state = 'RUNNING'")
                        .param("state", state.name())
                        .param("now", now())
                        .param("id", id)
                        .update()
                > 0;
    }

    @Transactional(readOnly = true)
    List<Row> of(String matter) {
        return jdbc.sql("select * from studio_replay where matter = :matter order by started_at desc, id")
                .param("matter", matter)
                .query(this::row)
                .list();
    }

    @Transactional(readOnly = true)
    Optional<Row> find(String matter, UUID id) {
        return jdbc.sql("select * from studio_replay where matter = :matter and id = :id")
                .param("matter", matter)
                .param("id", id)
                .query(this::row)
                .optional();
    }

    /** @param after position of the last one of the page before, 0 for the first page */
    @Transactional(readOnly = true)
    List<ReplayedCase> cases(UUID id, @Nullable ReplayKind kind, int after, int limit) {
        return jdbc.sql(
                        """
                        select position, case_number, version, decided_on, kinds, unjudged, first,
                            null as was, null as would
                        from studio_replay_case
                        where replay = :id and position > :after and (:kind::text is null or :kind = any (kinds))
                        order by position limit :limit
                        """)
                .param("id", id)
                .param("after", after)
                .param("kind", kind == null ? null : kind.name())
                .param("limit", limit)
                .query(ReplayStore::found)
                .list();
    }

    @Transactional(readOnly = true)
    Optional<ReplayedCase> one(UUID id, CaseNumber number) {
        return jdbc.sql("select * from studio_replay_case where replay = :id and case_number = :number")
                .param("id", id)
                .param("number", number.value())
                .query(ReplayStore::found)
                .optional();
    }

    private Row row(ResultSet row, int n) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String outcome = row.getString("outcome");
        java.sql.Timestamp finished = row.getTimestamp("finished_at");
        return new Row(
                new ReplayView(
                        id,
                        row.getString("matter"),
                        new ReplayRequest(
                                row.getInt("most"),
                                row.getObject("from_day", LocalDate.class),
                                row.getObject("to_day", LocalDate.class),
                                row.getString("office"),
                                outcome == null ? null : CaseStatus.valueOf(outcome),
                                row.getString("legal_basis")),
                        ReplayView.State.valueOf(row.getString("state")),
                        row.getTimestamp("started_at").toInstant(),
                        row.getString("started_by"),
                        finished == null ? null : finished.toInstant(),
                        row.getInt("total"),
                        row.getInt("done"),
                        counts(id),
                        false),
                row.getString("digest"));
    }

    private Map<ReplayKind, Integer> counts(UUID id) {
        Map<ReplayKind, Integer> counts = new EnumMap<>(ReplayKind.class);
        jdbc.sql(
                        "select kind, count(*) from studio_replay_case, unnest(kinds) as kind where replay = :id group by kind")
                .param("id", id)
                .query((row, n) -> counts.put(ReplayKind.valueOf(row.getString(1)), row.getInt(2)))
                .list();
        return counts;
    }

    private static ReplayedCase found(ResultSet row, int n) throws SQLException {
        String[] kinds = (String[]) row.getArray("kinds").getArray();
        return new ReplayedCase(
                row.getInt("position"),
                new CaseNumber(row.getString("case_number")),
                row.getInt("version"),
                row.getObject("decided_on", LocalDate.class),
                Arrays.stream(kinds).map(ReplayKind::valueOf).toList(),
                read(row, "unjudged", Unjudged.class),
                read(row, "first", WayStep.class),
                way(row, "was"),
                way(row, "would"));
    }

    @Nullable
    private static List<WayStep> way(ResultSet row, String column) throws SQLException {
        WayStep[] way = read(row, column, WayStep[].class);
        return way == null ? null : List.of(way);
    }

    @Nullable
    private static <T> T read(ResultSet row, String column, Class<T> type) throws SQLException {
        String json = row.getString(column);
        return json == null ? null : Json.read(json, type);
    }

    @Nullable
    private static String json(@Nullable Object value) {
        return value == null ? null : Json.write(value);
    }

    private java.time.OffsetDateTime now() {
        return Instant.now(clock).atOffset(ZoneOffset.UTC);
    }
}
