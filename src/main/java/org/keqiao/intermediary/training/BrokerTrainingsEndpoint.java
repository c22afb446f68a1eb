package org.keqiao.intermediary.training;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.UUID;
import org.keqiao.casefile.batch.SheetReport;
import org.keqiao.security.Access;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.Texts;
import org.keqiao.shared.Workbooks;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Classes for technology brokers: who takes part, results, certificates. */
@RestController
@RequestMapping("/api/v1/broker-trainings")
@Tag(name = "intermediaries")
@Access
class BrokerTrainingsEndpoint {

    private final BrokerTrainings trainings;
    private final TrainingResults results;
    private final CertificateAnnulments annulments;
    private final Texts texts;

    BrokerTrainingsEndpoint(
            BrokerTrainings trainings, TrainingResults results, CertificateAnnulments annulments, Texts texts) {
        this.trainings = trainings;
        this.results = results;
        this.annulments = annulments;
        this.texts = texts;
    }

    record EnrolmentWish(@Nullable UUID person) {}

    record ResultsReason(@Nullable String reason) {}

    @GetMapping
    @Operation(summary = "Training classes for brokers, those that begin last first")
    CursorPage<BrokerTraining> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return trainings.list(q, cursor, Cursor.limit(limit));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Announce a class")
    BrokerTraining announce(@RequestBody BrokerTrainingDraft body) {
        return trainings.announce(body);
    }

    @GetMapping("/{id}")
    @Operation(summary = "A class, and who takes part as far as the caller may know")
    TrainingFile view(@PathVariable UUID id) {
        return trainings.file(id);
    }

    @PostMapping("/{id}/cancellation")
    @Operation(summary = "Call a class off")
    BrokerTraining cancel(@PathVariable UUID id) {
        return trainings.cancel(id);
    }

    @PostMapping("/{id}/enrolments")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Enrol a natural person")
    TrainingFile.Enrolment enrol(@PathVariable UUID id, @RequestBody EnrolmentWish body) {
        return trainings.enrol(id, body.person());
    }

    @PostMapping("/{id}/enrolments/{enrolment}/cancellation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Give a place back")
    void leave(@PathVariable UUID id, @PathVariable UUID enrolment) {
        trainings.leave(id, enrolment);
    }

    @PostMapping("/{id}/enrolments/{enrolment}/annulment")
    @Operation(summary = "Ask that a certificate be annulled")
    TrainingFile.Enrolment annul(@PathVariable UUID id, @PathVariable UUID enrolment, @RequestBody ResultsReason body) {
        return annulments.ask(id, enrolment, body.reason());
    }

    @PostMapping("/{id}/enrolments/{enrolment}/annulment/confirmation")
    @Operation(summary = "Annul a certificate as the second person")
    TrainingFile.Enrolment confirmAnnulment(@PathVariable UUID id, @PathVariable UUID enrolment) {
        return annulments.confirm(id, enrolment);
    }

    @PostMapping("/{id}/enrolments/{enrolment}/annulment/rejection")
    @Operation(summary = "Let a certificate stand that was to be annulled")
    TrainingFile.Enrolment rejectAnnulment(
            @PathVariable UUID id, @PathVariable UUID enrolment, @RequestBody ResultsReason body) {
        return annulments.reject(id, enrolment, body.reason());
    }

    @GetMapping("/results-template")
    @Operation(summary = "The empty table of results")
    ResponseEntity<byte[]> template() {
        return Workbooks.download("broker-exam.xlsx", results.template());
    }

    @PostMapping("/{id}/results")
    @Operation(summary = "Take the results of the exam over, whole or not at all")
    SheetReport.ImportedSheet take(@PathVariable UUID id, @RequestParam MultipartFile file, Locale locale)
            throws IOException {
        try (InputStream content = file.getInputStream()) {
            String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
            return results.take(id, name, content).told(texts, locale);
        }
    }

    @PostMapping("/{id}/results/confirmation")
    @Operation(summary = "Confirm the results that wait; who passed has a certificate")
    TrainingFile confirm(@PathVariable UUID id) {
        results.confirm(id);
        return trainings.file(id);
    }

    @PostMapping("/{id}/results/rejection")
    @Operation(summary = "Reject the results that wait")
    TrainingFile reject(@PathVariable UUID id, @RequestBody ResultsReason body) {
        results.reject(id, body.reason());
        return trainings.file(id);
    }
}
