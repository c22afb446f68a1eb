package org.keqiao.intermediary.training;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.lang.Nullable;

/**
 * A class with who takes part, as far as the reader may know.
 *
 * @param enrolments by seat; the reader's own alone for who does not keep the register
 * @param results the file that waits for a second person; null for none, and for who does not keep the register
 * @param kept true when the reader keeps the register of brokers
 * @param enrolmentOpen true until the last day of enrolment while places are left
 * @param cancellable true for who keeps the register, until results were handed in
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrainingFile(
        BrokerTraining training,
        List<Enrolment> enrolments,
        @Nullable Results results,
        boolean kept,
        boolean enrolmentOpen,
        boolean cancellable) {

    public TrainingFile {
        enrolments = List.copyOf(enrolments);
    }

    /**
     * 报名.
     *
     * @param seat number within the class, by which the results name the person
     * @param cancelledOn null while it stands
     * @param score of the last confirmed results; null before
     * @param certificate number of the certificate, also of one that was annulled; null without
     * @param annulment what asks that the certificate be annulled, or has done so; null for most, and while it waits for who does
     *     not keep the register
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TrainingEnrolment")
    public record Enrolment(
            UUID id,
            int seat,
            @JsonIgnore UUID organisation,
            String name,
            LocalDate enrolledOn,
            String enrolledBy,
            @Nullable LocalDate cancelledOn,
            @Nullable BigDecimal score,
            @Nullable String certificate,
            @Nullable Annulment annulment) {

        /** Whether there is a certificate that stands. */
        @JsonIgnore
        public boolean isCertified() {
            return certificate != null && (annulment == null || annulment.annulledOn() == null);
        }

        /** As who does not keep the register reads it. */
        Enrolment decided() {
            return annulment == null || annulment.annulledOn() != null
                    ? this
                    : new Enrolment(
                            id,
                            seat,
                            organisation,
                            name,
                            enrolledOn,
                            enrolledBy,
                            cancelledOn,
                            score,
                            certificate,
                            null);
        }
    }

    /**
     * 撤销证书, as a certificate that was given in error.
     *
     * @param decidedBy null while it waits, as is the day
     * @param awaitsReader true when it waits for the reader as the second person
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CertificateAnnulment")
    public record Annulment(
            @JsonIgnore UUID id,
            String reason,
            String enteredBy,
            @Nullable String decidedBy,
            @Nullable LocalDate annulledOn,
            boolean awaitsReader) {}

    /** @param awaitsReader true when it waits for the reader as the second person */
    @Schema(name = "WaitingResults")
    public record Results(UUID id, String sourceFile, String enteredBy, int rows, boolean awaitsReader) {}
}
