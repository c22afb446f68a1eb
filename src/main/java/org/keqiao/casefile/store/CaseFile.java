package org.keqiao.casefile.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.keqiao.casefile.CaseRef;
import org.keqiao.casefile.CaseSnapshot;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.security.CaseScope;
import org.keqiao.shared.CaseNumber;
import org.springframework.lang.Nullable;

/**
 * One row of {@code case_file}.
 *
 * @param number null while it is a draft
 * @param answers what the applicant edits
 * @param facts newest value of each key, whoever wrote it
 * @param acts how many acts the case has
 * @param byOffice true where the office began the case on its own initiative: nobody applied, nobody can withdraw it
 * @param standsFor why every limit of the case stands, those that begin meanwhile too; null while they run
 * @param confidential true where only those who examine it may know who applied
 */
public record CaseFile(
        UUID id,
        @Nullable CaseNumber number,
        String matter,
        int matterVersion,
        CaseStatus status,
        @Nullable String stage,
        String title,
        UUID applicant,
        String applicantName,
        CaseScope scope,
        @Nullable String legalBasis,
        @Nullable LocalDate rulesAsOf,
        @Nullable LocalDate receivedOn,
        @Nullable LocalDate acceptedOn,
        boolean acceptedDeemed,
        @Nullable Instant decidedAt,
        int submission,
        int correctionRound,
        @Nullable String standsFor,
        Map<String, Object> answers,
        Map<String, Object> facts,
        int acts,
        @Nullable UUID startedBy,
        boolean atCounter,
        boolean byOffice,
        boolean confidential,
        @Nullable UUID linkedTo,
        int version,
        Instant createdAt,
        Instant updatedAt) {

    /** Of a submitted case only. */
    public CaseRef ref() {
        return new CaseRef(id, number(), matter, title, applicantName, applicant, scope);
    }

    public CaseSnapshot snapshot() {
        return new CaseSnapshot(
                ref(),
                matterVersion,
                status,
                stage,
                legalBasis,
                rulesAsOf,
                receivedOn,
                acceptedOn,
                submission,
                correctionRound,
                linkedTo);
    }

    public boolean applicantIs(Set<UUID> organisations) {
        return organisations.contains(applicant);
    }

    /** While its applicant may edit it. */
    public boolean isEditable() {
        return status == CaseStatus.DRAFT || status == CaseStatus.CORRECTION;
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
                new CaseScope(
                        row.getString("station"),
                        row.getString("county"),
                        row.getString("city"),
                        row.getObject("firm", UUID.class)),
                row.getString("legal_basis"),
                row.getObject("rules_as_of", LocalDate.class),
                row.getObject("received_on", LocalDate.class),
                row.getObject("accepted_on", LocalDate.class),
                row.getBoolean("accepted_deemed"),
                CaseFiles.instant(row, "decided_at"),
                row.getInt("submission"),
                row.getInt("correction_round"),
                row.getString("stands_for"),
                CaseJson.read(row.getString("answers")),
                CaseJson.read(row.getString("facts")),
                row.getInt("acts"),
                row.getObject("started_by", UUID.class),
                row.getBoolean("at_counter"),
                row.getBoolean("by_office"),
                row.getBoolean("confidential"),
                row.getObject("linked_to", UUID.class),
                row.getInt("version"),
                CaseFiles.instant(row, "created_at"),
                CaseFiles.instant(row, "updated_at"));
    }
}
