package org.keqiao.title;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.lang.Nullable;

/**
 * 企业资质: one title of one organisation.
 *
 * @param title code of the table {@code enterprise-class}
 * @param number of the certificate or of the entry
 * @param issuer who gave it
 * @param from first day
 * @param to last day
 * @param list the published list that it stands on, or the entry by itself; confirmed as a whole
 * @param year of the list; null for one by itself
 * @param source the document that says so
 * @param sourceFile name of the imported file; null for one by itself
 * @param decidedBy who let it into force or rejected it; null before
 * @param note why it was rejected; null otherwise
 * @param paper id of the document that proves it; null without
 * @param awaitsReader true when the list waits for the reader as the second person
 * @param withdrawal null while nobody asked for one that counts or waits
 * @param restoration of the last withdrawal that was, or may be, taken back; null without
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EnterpriseTitle(
        UUID id,
        String title,
        String uscc,
        String name,
        String number,
        String issuer,
        LocalDate from,
        LocalDate to,
        UUID list,
        @Nullable Integer year,
        String source,
        @Nullable String sourceFile,
        State state,
        String enteredBy,
        Instant enteredAt,
        @Nullable String decidedBy,
        @Nullable LocalDate decidedOn,
        @Nullable String note,
        @Nullable UUID paper,
        boolean awaitsReader,
        @Nullable Withdrawal withdrawal,
        @Nullable Restoration restoration) {

    /** Whether two people withdrew it, and nobody has asked to take that back. */
    public boolean mayBeRestored() {
        return withdrawal != null
                && withdrawal.state() == State.IN_FORCE
                && (restoration == null || restoration.state() != State.ENTERED);
    }

    /** Of a title, a list and a withdrawal. Names are stored. */
    public enum State {
        /** Counts for nothing until a second person has looked. */
        ENTERED,
        IN_FORCE,
        REJECTED
    }

    /**
     * 取消资格.
     *
     * @param from the first day without the title
     * @param awaitsReader true when it waits for the reader as the second person
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "WithdrawnTitle")
    public record Withdrawal(
            UUID id,
            LocalDate from,
            String reason,
            State state,
            String enteredBy,
            @Nullable String decidedBy,
            boolean awaitsReader) {}

    /**
     * 恢复资格: a withdrawal was wrong.
     *
     * @param awaitsReader true when it waits for the reader as the second person
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RestoredTitle")
    public record Restoration(
            UUID id,
            String reason,
            State state,
            String enteredBy,
            @Nullable String decidedBy,
            @Nullable LocalDate decidedOn,
            boolean awaitsReader) {}
}
