package org.keqiao.intermediary;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * An entry with what belongs to it. Grades everybody reads; the rest is for officers and for whom it concerns, and empty
 * for others.
 *
 * @param whole true when the reader sees all of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IntermediaryFile(
        Intermediary entry,
        boolean whole,
        List<Assessment> assessments,
        List<Event> events,
        List<Share> deals,
        List<Complaint> complaints) {

    /** One year's grade. */
    @Schema(name = "IntermediaryAssessment")
    public record Assessment(int year, AssessmentGrade grade, LocalDate decidedOn) {}

    /** What happened to an entry. */
    public enum What {
        LISTED,
        RENEWED,
        SUSPENDED,
        RESUMED,
        DELISTED,
        LAPSED,
        /** Its certificate was. */
        ANNULLED
    }

    /** @param caseNumber null where no case stands behind it; reason empty where none is needed */
    @Schema(name = "IntermediaryEvent")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Event(What what, LocalDate on, @Nullable String caseNumber, String reason) {}

    /**
     * A deal and the entry's part in it.
     *
     * @param percent 100 unless it is shared
     * @param affiliated true when the contract is one of its own, or of its employer: no reward
     */
    @Schema(name = "IntermediaryShare")
    public record Share(
            String registrationNumber,
            String title,
            Money technicalAmount,
            Money receivedAmount,
            BigDecimal percent,
            boolean affiliated,
            LocalDate creditedOn) {}

    /** @param upheld null while nobody has answered, as are answer and day */
    @Schema(name = "IntermediaryComplaint")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Complaint(
            UUID id,
            LocalDate receivedOn,
            String source,
            String content,
            String enteredBy,
            @Nullable Boolean upheld,
            @Nullable String answer,
            @Nullable LocalDate answeredOn,
            @Nullable String answeredBy) {}
}
