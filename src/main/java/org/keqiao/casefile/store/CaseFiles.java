package org.keqiao.casefile.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.security.CaseScope;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Repository;

/** The table {@code case_file}. */
@Repository
public class CaseFiles {

    private static final String TERMINAL_NOT =
            "status in ('DRAFT', 'SUBMITTED', 'CORRECTION', 'ACCEPTED') and case_number is not null";

    private final JdbcClient jdbc;

    CaseFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<CaseFile> find(UUID id) {
        return jdbc.sql("select * from case_file where id = :id")
                .param("id", id)
                .query(CaseFiles::row)
                .optional();
    }

    public Optional<CaseFile> find(CaseNumber number) {
        return jdbc.sql("select * from case_file where case_number = :number")
                .param("number", number.value())
                .query(CaseFiles::row)
                .optional();
    }

    /** The case it follows from, and those that follow from it. */
    public List<CaseFile> linked(CaseFile file) {
        return jdbc.sql("select * from case_file where id = :from or linked_to = :id order by created_at")
                .param("from", file.linkedTo(), java.sql.Types.OTHER)
                .param("id", file.id())
                .query(CaseFiles::row)
                .list();
    }

    public CaseFile require(CaseNumber number) {
        return find(number).orElseThrow(Refusal::notFound);
    }

    /** Waits for and takes the row's lock until the transaction ends. */
    public CaseFile lock(UUID id) {
        // Rows that only point here (acts, letters) are not kept waiting.
        return jdbc.sql("select * from case_file where id = :id for no key update")
                .param("id", id)
                .query(CaseFiles::row)
                .optional()
                .orElseThrow(Refusal::notFound);
    }

    /** Waits for and takes the row's lock until the transaction ends. */
    public CaseFile lock(CaseNumber number) {
        return jdbc.sql("select * from case_file where case_number = :number for no key update")
                .param("number", number.value())
                .query(CaseFiles::row)
                .optional()
                .orElseThrow(Refusal::notFound);
    }

    public void insertDraft(
            UUID id,
            String matter,
            int matterVersion,
            String title,
            UUID applicant,
            String applicantName,
            CaseScope scope,
            Map<String, Object> answers,
            UUID startedBy,
            boolean atCounter,
            @Nullable UUID linkedTo,
            Instant now) {
        jdbc.sql(
                        """
                        insert into case_file (id, matter, matter_version, status, title, applicant, applicant_name,
                            station, county, city, answers, started_by, at_counter, linked_to, created_at, updated_at)
                        values (:id, :matter, :matterVersion, 'DRAFT', :title, :applicant, :applicantName,
                            :station, :county, :city, :answers::jsonb, :startedBy, :atCounter, :linkedTo, :now, :now)
                        """)
                .param("id", id)
                .param("matter", matter)
                .param("matterVersion", matterVersion)
                .param("title", title)
                .param("applicant", applicant)
                .param("applicantName", applicantName)
                .param("station", scope.station())
                .param("county", scope.county())
                .param("city", scope.city())
                .param("answers", CaseJson.write(answers))
                .param("startedBy", startedBy)
                .param("atCounter", atCounter)
                .param("linkedTo", linkedTo, java.sql.Types.OTHER)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Saves what the applicant edits.
     *
     * @param expected version that was edited; null for whatever is there
     * @return the new version; empty when another one is there
     */
    public Optional<Integer> saveAnswers(
            UUID id, Map<String, Object> answers, String title, @Nullable Integer expected, Instant now) {
        return jdbc.sql(
                        """
                        update case_file
                        set answers = :answers::jsonb, title = :title, version = version + 1, updated_at = :now
                        where id = :id and status in ('DRAFT', 'CORRECTION')
                            and (:expected::integer is null or version = :expected)
                        returning version
                        """)
                .param("id", id)
                .param("answers", CaseJson.write(answers))
                .param("title", title)
                .param("expected", expected)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .optional();
    }

    public void submitted(
            UUID id,
            CaseNumber number,
            CaseStatus status,
            CaseScope scope,
            String applicantName,
            Map<String, Object> answers,
            Map<String, Object> facts,
            int submission,
            LocalDate receivedOn,
            Instant now) {
        jdbc.sql(
                        """
                        update case_file
                        set case_number = :number, status = :status, station = :station, county = :county, city = :city,
                            applicant_name = :applicantName, answers = :answers::jsonb, facts = :facts::jsonb,
                            submission = :submission, received_on = coalesce(received_on, :receivedOn),
                            version = version + 1, updated_at = :now
                        where id = :id
                        """)
                .param("id", id)
                .param("number", number.value())
                .param("status", status.name())
                .param("station", scope.station())
                .param("county", scope.county())
                .param("city", scope.city())
                .param("applicantName", applicantName)
                .param("answers", CaseJson.write(answers))
                .param("facts", CaseJson.write(facts))
                .param("submission", submission)
                .param("receivedOn", receivedOn)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    public void setVersion(UUID id, int matterVersion) {
        jdbc.sql("update case_file set matter_version = :version where id = :id")
                .param("id", id)
                .param("version", matterVersion)
                .update();
    }

    public void setFacts(UUID id, Map<String, Object> facts, Instant now) {
        jdbc.sql("update case_file set facts = :facts::jsonb, updated_at = :now where id = :id")
                .param("id", id)
                .param("facts", CaseJson.write(facts))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The present stage; keeps when it was reached first. */
    public void setStage(UUID id, String stage, Instant now) {
        jdbc.sql(
                        """
                        with reached as (
                            insert into case_stage (case_id, stage, at) values (:id, :stage, :now)
                            on conflict do nothing
                        )
                        update case_file set stage = :stage where id = :id and stage is distinct from :stage
                        """)
                .param("id", id)
                .param("stage", stage)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** When each stage was reached first, by the stage's key. */
    public Map<String, Instant> stages(UUID id) {
        Map<String, Instant> reached = new HashMap<>();
        jdbc.sql("select stage, at from case_stage where case_id = :id")
                .param("id", id)
                .query((row, n) -> reached.put(row.getString("stage"), instant(row, "at")))
                .list();
        return reached;
    }

    /** Between open states; false when the case is decided. */
    public boolean setOpenStatus(UUID id, CaseStatus status, Instant now) {
        return jdbc.sql("update case_file set status = :status, updated_at = :now where id = :id and " + TERMINAL_NOT)
                        .param("id", id)
                        .param("status", status.name())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    public boolean accept(UUID id, String legalBasis, LocalDate rulesAsOf, LocalDate on, boolean deemed, Instant now) {
        return jdbc.sql(
                                """
                        update case_file
                        set status = 'ACCEPTED', legal_basis = :basis, rules_as_of = :rulesAsOf, accepted_on = :on,
                            accepted_deemed = :deemed, updated_at = :now
                        where id = :id and status = 'SUBMITTED'
                        """)
                        .param("id", id)
                        .param("basis", legalBasis)
                        .param("rulesAsOf", rulesAsOf)
                        .param("on", on)
                        .param("deemed", deemed)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    public void setAcceptedOn(UUID id, LocalDate on) {
        jdbc.sql("update case_file set accepted_on = :on where id = :id")
                .param("id", id)
                .param("on", on)
                .update();
    }

    /** The one winner: false when the case has a terminal status already. */
    public boolean decide(UUID id, CaseStatus status, Instant now) {
        return jdbc.sql(
                                "update case_file set status = :status, decided_at = :now, updated_at = :now where id = :id and "
                                        + TERMINAL_NOT)
                        .param("id", id)
                        .param("status", status.name())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    public void startCorrection(UUID id, int round, Instant now) {
        jdbc.sql(
                        """
                        update case_file set status = 'CORRECTION', correction_round = :round, version = version + 1,
                            updated_at = :now
                        where id = :id
                        """)
                .param("id", id)
                .param("round", round)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    public void delete(UUID draft) {
        jdbc.sql("delete from case_document where case_id = :id")
                .param("id", draft)
                .update();
        jdbc.sql("delete from case_file where id = :id and status = 'DRAFT'")
                .param("id", draft)
                .update();
    }

    /** The next number of a kind, region and year; gapless, since the series' row stays locked until the commit. */
    public CaseNumber nextNumber(String kind, String region, int year) {
        int next = jdbc.sql(
                        """
                        insert into case_number_series (kind, region, year, last_no) values (:kind, :region, :year, 1)
                        on conflict (kind, region, year) do update set last_no = case_number_series.last_no + 1
                        returning last_no
                        """)
                .param("kind", kind)
                .param("region", region)
                .param("year", year)
                .query(Integer.class)
                .single();
        return new CaseNumber("%s-%s-%04d-%06d".formatted(kind, region, year, next));
    }

    static CaseFile row(ResultSet row, int n) throws SQLException {
        String number = row.getString("case_number");
        return new CaseFile(
                row.getObject("id", UUID.class),
                number == null ? null : new CaseNumber(number),
                row.getString("matter"),
                row.getInt("matter_version"),
                CaseStatus.valueOf(row.getString("status")),
                row.getString("stage"),
                row.getString("title"),
                row.getObject("applicant", UUID.class),
                row.getString("applicant_name"),
                new CaseScope(row.getString("station"), row.getString("county"), row.getString("city")),
                row.getString("legal_basis"),
                row.getObject("rules_as_of", LocalDate.class),
                row.getObject("received_on", LocalDate.class),
                row.getObject("accepted_on", LocalDate.class),
                row.getBoolean("accepted_deemed"),
                instant(row, "decided_at"),
                row.getInt("submission"),
                row.getInt("correction_round"),
                CaseJson.read(row.getString("answers")),
                CaseJson.read(row.getString("facts")),
                row.getInt("acts"),
                row.getObject("started_by", UUID.class),
                row.getBoolean("at_counter"),
                row.getObject("linked_to", UUID.class),
                row.getInt("version"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    @Nullable
    static Instant instant(ResultSet row, String column) throws SQLException {
        java.sql.Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
