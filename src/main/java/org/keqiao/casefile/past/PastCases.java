package org.keqiao.casefile.past;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keqiao.casefile.ActRecord;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.store.CaseJson;
import org.keqiao.shared.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ended cases to try a changed flow on. Nobody is asked for a right here: whoever calls shows numbers and ways only, and
 * everything runs in transactions that can write nothing.
 */
@Service
@Transactional(readOnly = true)
public class PastCases {

    private static final String WHERE =
            """
            from case_file where matter = :matter and decided_at is not null
                and (:from::timestamptz is null or decided_at >= :from)
                and (:to::timestamptz is null or decided_at < :to)
                and (:office::text is null or :office in (station, county, city))
                and (:outcome::text is null or status = :outcome)
                and (:basis::text is null or legal_basis = :basis)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    PastCases(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How many there are, counting no further than {@code most}. */
    public int count(String matter, PastFilter filter, int most) {
        return statement("select count(*) from (select 1 " + WHERE + " limit :limit) as found", matter, filter)
                .param("limit", most)
                .query(Integer.class)
                .single();
    }

    /**
     * The last decided, newest first.
     *
     * @param after the last one of the page before, null for the first page
     */
    public List<PastCase> newest(String matter, PastFilter filter, @Nullable PastCase after, int limit) {
        String page = after == null ? "" : " and (decided_at, id) < (:decidedAt, :id)";
        JdbcClient.StatementSpec statement = statement(
                        "select id, case_number, matter_version, status, legal_basis, decided_at, received_on, county,"
                                + " applicant_name " + WHERE + page
                                + " order by decided_at desc, id desc limit :limit",
                        matter,
                        filter)
                .param("limit", limit);
        if (after != null) {
            statement = statement
                    .param(
                            "decidedAt",
                            after.decidedAt().atZone(clock.getZone()).toOffsetDateTime())
                    .param("id", after.id());
        }
        List<PastCase> found = statement.query(PastCases::head).list();
        Map<UUID, List<PastAct>> acts = acts(found);
        return found.stream()
                .map(head -> new PastCase(
                        head.id(),
                        head.number(),
                        head.version(),
                        head.status(),
                        head.legalBasis(),
                        head.decidedAt(),
                        head.own(),
                        acts.getOrDefault(head.id(), List.of())))
                .toList();
    }

    private JdbcClient.StatementSpec statement(String sql, String matter, PastFilter filter) {
        return jdbc.sql(sql)
                .param("matter", matter)
                .param("from", start(filter.from()))
                .param("to", filter.to() == null ? null : start(filter.to().plusDays(1)))
                .param("office", filter.office())
                .param(
                        "outcome",
                        filter.outcome() == null ? null : filter.outcome().name())
                .param("basis", filter.legalBasis());
    }

    @Nullable
    private OffsetDateTime start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(clock.getZone()).toOffsetDateTime();
    }

    private Map<UUID, List<PastAct>> acts(List<PastCase> cases) {
        if (cases.isEmpty()) {
            return Map.of();
        }
        record Of(UUID caseId, PastAct act) {}
        return jdbc
                .sql(
                        """
                        select case_id, seq, kind, name, form_id, round, answers, outcome, output, at from act
                        where case_id in (:cases) and kind <> 'SEAT' order by case_id, seq
                        """)
                .param("cases", cases.stream().map(PastCase::id).toList())
                .query((row, n) -> new Of(row.getObject("case_id", UUID.class), act(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Of::caseId, HashMap::new, Collectors.mapping(Of::act, Collectors.toList())));
    }

    /** As the model saw the case when it began; see {@code CaseFileGate}. */
    private static PastCase head(ResultSet row, int n) throws SQLException {
        Map<String, Object> own = new LinkedHashMap<>();
        own.put("receivedOn", String.valueOf(row.getObject("received_on", LocalDate.class)));
        own.put("submissionNumber", 1);
        own.put("correctionRounds", 0);
        own.put("applicantCounty", row.getString("county"));
        own.put("applicantName", row.getString("applicant_name"));
        own.values().removeIf(java.util.Objects::isNull);
        return new PastCase(
                row.getObject("id", UUID.class),
                new CaseNumber(row.getString("case_number")),
                row.getInt("matter_version"),
                CaseStatus.valueOf(row.getString("status")),
                row.getString("legal_basis"),
                row.getTimestamp("decided_at").toInstant(),
                own,
                List.of());
    }

    private static PastAct act(ResultSet row) throws SQLException {
        return new PastAct(
                row.getInt("seq"),
                ActRecord.Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("form_id"),
                row.getInt("round"),
                CaseJson.read(row.getString("answers")),
                row.getString("outcome"),
                CaseJson.read(row.getString("output")),
                row.getTimestamp("at").toInstant());
    }
}
