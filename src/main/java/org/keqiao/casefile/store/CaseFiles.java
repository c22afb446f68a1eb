package org.keqiao.casefile.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.organization.OrganisationView;
import org.keqiao.process.Matter;
import org.keqiao.security.Actor;
import org.keqiao.security.CaseScope;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The table {@code case_file}. A row that the current transaction has locked is read no more: nobody else can change it,
 * and every change made here returns it.
 */
@Repository
public class CaseFiles {

    private final JdbcClient jdbc;
    private final ObjectProvider<HeldCases> held;

    CaseFiles(JdbcClient jdbc, ObjectProvider<HeldCases> held) {
        this.jdbc = jdbc;
        this.held = held;
    }

    public Optional<CaseFile> find(UUID id) {
        return held(HeldCases::get, id).or(() -> jdbc.sql("select * from case_file where id = :id")
                .param("id", id)
                .query(CaseFile::row)
                .optional());
    }

    public Optional<CaseFile> find(CaseNumber number) {
        return held(HeldCases::get, number).or(() -> jdbc.sql("select * from case_file where case_number = :number")
                .param("number", number.value())
                .query(CaseFile::row)
                .optional());
    }

    /** Those of these numbers, in one statement. */
    public List<CaseFile> all(Collection<CaseNumber> numbers) {
        return jdbc.sql("select * from case_file where case_number = any(:numbers::text[])")
                .param("numbers", numbers.stream().map(CaseNumber::value).toArray(String[]::new))
                .query(CaseFile::row)
                .list();
    }

    /** The case it follows from, and those that follow from it. */
    public List<CaseFile> linked(CaseFile file) {
        return jdbc.sql("select * from case_file where id = :from or linked_to = :id order by created_at")
                .param("from", file.linkedTo(), java.sql.Types.OTHER)
                .param("id", file.id())
                .query(CaseFile::row)
                .list();
    }

    /** The first undecided case of a matter that follows from the same case as this one. */
    public Optional<CaseNumber> undecidedBeside(CaseFile file, String matter) {
        return jdbc.sql(
                        """
                        select case_number from case_file
                        where linked_to = :from and id <> :id and matter = :matter and case_number is not null
                            and decided_at is null
                        order by created_at limit 1
                        """)
                .param("from", file.linkedTo(), java.sql.Types.OTHER)
                .param("id", file.id())
                .param("matter", matter)
                .query((row, n) -> new CaseNumber(row.getString("case_number")))
                .optional();
    }

    public CaseFile require(CaseNumber number) {
        return find(number).orElseThrow(Refusal::notFound);
    }

    /** Waits for and takes the row's lock until the transaction ends; costs nothing when the transaction has it. */
    public CaseFile lock(UUID id) {
        // Rows that only point here (acts, letters) are not kept waiting.
        return held(HeldCases::get, id)
                .or(() -> changed(jdbc.sql("select * from case_file where id = :id for no key update")
                        .param("id", id)))
                .orElseThrow(Refusal::notFound);
    }

    /** As {@link #lock(UUID)}. */
    public CaseFile lock(CaseNumber number) {
        return held(HeldCases::get, number)
                .or(() -> changed(jdbc.sql("select * from case_file where case_number = :number for no key update")
                        .param("number", number.value())))
                .orElseThrow(Refusal::notFound);
    }

    /** A row that {@link #lockAll} has locked. */
    public record Locked(UUID id, CaseNumber number, int submission) {}

    /**
     * Waits for and takes the locks of many rows, in the order of their numbers and in one statement; they are not read.
     * Numbers that are nobody's are left out.
     */
    public List<Locked> lockAll(Collection<CaseNumber> numbers) {
        return jdbc.sql(
                        """
                        select id, case_number, submission from case_file where case_number = any(:numbers::text[])
                        order by case_number for no key update
                        """)
                .param("numbers", numbers.stream().map(CaseNumber::value).toArray(String[]::new))
                .query((row, n) -> new Locked(
                        row.getObject("id", UUID.class),
                        new CaseNumber(row.getString("case_number")),
                        row.getInt("submission")))
                .list();
    }

    /** What was read of a row holds no more; its lock stays. */
    void readAnew(UUID id) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            held.getObject().remove(id);
        }
    }

    /** Whether the current transaction has the row's lock. */
    boolean holds(UUID id) {
        return held(HeldCases::get, id).isPresent();
    }

    private <K> Optional<CaseFile> held(BiFunction<HeldCases, K, Optional<CaseFile>> look, K key) {
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? look.apply(held.getObject(), key)
                : Optional.empty();
    }

    /** Runs a statement that locks, or changes and so locks, one row and returns it; empty when it met none. */
    Optional<CaseFile> changed(JdbcClient.StatementSpec statement) {
        Optional<CaseFile> row = statement.query(CaseFile::row).optional();
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            row.ifPresent(held.getObject()::put);
        }
        return row;
    }

    /** How a case began. */
    public enum Beginning {
        APPLICANT,
        COUNTER,
        /** By the office itself. */
        OFFICE,
        /** By somebody whom only those who examine it may know. */
        OBJECTOR
    }

    /** Whoever did a duty on one of the cases stands back from the other, as if they were linked. */
    public void tie(UUID caseId, UUID other) {
        jdbc.sql("insert into case_tie (case_id, other) values (:case, :other) on conflict do nothing")
                .param("case", caseId)
                .param("other", other)
                .update();
    }

    public void insertDraft(
            UUID id,
            Matter matter,
            String title,
            OrganisationView applicant,
            CaseScope scope,
            Map<String, Object> answers,
            Actor startedBy,
            Beginning beginning,
            @Nullable UUID linkedTo,
            Instant now) {
        jdbc.sql(
                        """
                        insert into case_file (id, matter, matter_version, status, title, applicant, applicant_name,
                            station, county, city, answers, started_by, at_counter, by_office, confidential, linked_to,
                            created_at, updated_at)
                        values (:id, :matter, :matterVersion, 'DRAFT', :title, :applicant, :applicantName,
                            :station, :county, :city, :answers::jsonb, :startedBy, :atCounter, :byOffice, :confidential,
                            :linkedTo, :now, :now)
                        """)
                .param("id", id)
                .param("matter", matter.key())
                .param("matterVersion", matter.version())
                .param("title", title)
                .param("applicant", applicant.id())
                .param("applicantName", applicant.name())
                .param("station", scope.station())
                .param("county", scope.county())
                .param("city", scope.city())
                .param("answers", CaseJson.write(answers))
                .param("startedBy", startedBy.accountId(), java.sql.Types.OTHER)
                .param("atCounter", beginning == Beginning.COUNTER)
                .param("byOffice", beginning == Beginning.OFFICE)
                .param("confidential", beginning == Beginning.OBJECTOR)
                .param("linkedTo", linkedTo, java.sql.Types.OTHER)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Saves what the applicant edits.
     *
     * @param expected version that was edited; null for whatever is there
     * @return the row with its new version; empty when another one is there
     */
    public Optional<CaseFile> saveAnswers(
            UUID id, Map<String, Object> answers, String title, @Nullable Integer expected, Instant now) {
        return changed(jdbc.sql(
                        """
                        update case_file
                        set answers = :answers::jsonb, title = :title, version = version + 1, updated_at = :now
                        where id = :id and status in ('DRAFT', 'CORRECTION')
                            and (:expected::integer is null or version = :expected)
                        returning *
                        """)
                .param("id", id)
                .param("answers", CaseJson.write(answers))
                .param("title", title)
                .param("expected", expected)
                .param("now", now.atOffset(ZoneOffset.UTC)));
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
        changed(jdbc.sql(
                        """
                        update case_file
                        set case_number = :number, status = :status, station = :station, county = :county, city = :city,
                            applicant_name = :applicantName, answers = :answers::jsonb, facts = :facts::jsonb,
                            submission = :submission, received_on = coalesce(received_on, :receivedOn),
                            version = version + 1, updated_at = :now
                        where id = :id
                        returning *
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
                .param("now", now.atOffset(ZoneOffset.UTC)));
    }

    public void setVersion(UUID id, int matterVersion) {
        changed(jdbc.sql("update case_file set matter_version = :version where id = :id returning *")
                .param("id", id)
                .param("version", matterVersion));
    }

    /** What the applicant edits has another name in another version of the form; whoever has it open must read it again. */
    public void renameAnswer(UUID id, String old, String now) {
        changed(jdbc.sql(
                        """
                        update case_file set answers = (answers - :old) || jsonb_build_object(:now, answers -> :old),
                            version = version + 1
                        where id = :id and jsonb_exists(answers, :old)
                        returning *
                        """)
                .param("id", id)
                .param("old", old)
                .param("now", now));
    }

    /** The present stage; keeps when it was reached first. */
    public void setStage(UUID id, String stage, Instant now) {
        changed(jdbc.sql(
                        """
                        with reached as (
                            insert into case_stage (case_id, stage, at) values (:id, :stage, :now)
                            on conflict do nothing
                        )
                        update case_file set stage = :stage where id = :id and stage is distinct from :stage
                        returning *
                        """)
                .param("id", id)
                .param("stage", stage)
                .param("now", now.atOffset(ZoneOffset.UTC)));
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

    /** False unless it was waiting to be accepted. */
    public boolean accept(UUID id, String legalBasis, LocalDate rulesAsOf, LocalDate on, boolean deemed, Instant now) {
        return changed(jdbc.sql(
                                """
                                update case_file
                                set status = 'ACCEPTED', legal_basis = :basis, rules_as_of = :rulesAsOf,
                                    accepted_on = :on, accepted_deemed = :deemed, updated_at = :now
                                where id = :id and status = 'SUBMITTED'
                                returning *
                                """)
                        .param("id", id)
                        .param("basis", legalBasis)
                        .param("rulesAsOf", rulesAsOf)
                        .param("on", on)
                        .param("deemed", deemed)
                        .param("now", now.atOffset(ZoneOffset.UTC)))
                .isPresent();
    }

    /**
     * The outside firm whose people may work the case from now on; those of the one before do no more.
     *
     * @param concerns credit codes of those whom its work concerns
     */
    public void giveTo(UUID id, UUID firm, Collection<String> concerns) {
        changed(jdbc.sql("update case_file set firm = :firm, firm_concerns = :concerns::varchar[]"
                        + " where id = :id returning *")
                .param("id", id)
                .param("firm", firm)
                .param("concerns", concerns.toArray(String[]::new)));
    }

    /** No outside firm has the case any more. */
    public void takeFromFirm(UUID id) {
        changed(jdbc.sql("update case_file set firm = null where id = :id returning *")
                .param("id", id));
    }

    public void setAcceptedOn(UUID id, LocalDate on) {
        changed(jdbc.sql("update case_file set accepted_on = :on where id = :id returning *")
                .param("id", id)
                .param("on", on));
    }

    /** The one winner: false when the case has a terminal status already. A correction that was awaited lapses. */
    public boolean decide(UUID id, CaseStatus status, Instant now) {
        return changed(jdbc.sql(
                                """
                        with lapsed as (
                            update correction set state = 'LAPSED' where case_id = :id and state in ('PENDING', 'OPEN')
                        )
                        update case_file set status = :status, decided_at = :now, updated_at = :now
                        where id = :id and status in ('DRAFT', 'SUBMITTED', 'CORRECTION', 'ACCEPTED')
                            and case_number is not null
                        returning *
                        """)
                        .param("id", id)
                        .param("status", status.name())
                        .param("now", now.atOffset(ZoneOffset.UTC)))
                .isPresent();
    }

    /** @param reason why every limit of the case stands from now on; null when they go on */
    public void setStandsFor(UUID id, @Nullable String reason) {
        changed(jdbc.sql("update case_file set stands_for = :reason where id = :id returning *")
                .param("id", id)
                .param("reason", reason, Types.VARCHAR));
    }

    public void startCorrection(UUID id, int round, Instant now) {
        changed(jdbc.sql(
                        """
                        update case_file set status = 'CORRECTION', correction_round = :round, version = version + 1,
                            updated_at = :now
                        where id = :id
                        returning *
                        """)
                .param("id", id)
                .param("round", round)
                .param("now", now.atOffset(ZoneOffset.UTC)));
    }

    /** Drafts, and what is not decided. */
    public List<UUID> openOf(UUID organisation) {
        return jdbc.sql("select id from case_file where applicant = :applicant and decided_at is null order by id")
                .param("applicant", organisation)
                .query(UUID.class)
                .list();
    }

    public void replaceApplicant(UUID id, UUID organisation, String name) {
        jdbc.sql("update case_file set applicant = :applicant, applicant_name = :name, version = version + 1"
                        + " where id = :id")
                .param("id", id)
                .param("applicant", organisation)
                .param("name", name)
                .update();
    }

    public void delete(UUID draft) {
        jdbc.sql("delete from case_document where case_id = :id")
                .param("id", draft)
                .update();
        jdbc.sql("delete from case_file where id = :id and status = 'DRAFT'")
                .param("id", draft)
                .update();
        held.getObject().remove(draft);
    }

    @Nullable
    static Instant instant(ResultSet row, String column) throws SQLException {
        java.sql.Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
