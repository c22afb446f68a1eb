package org.keqiao.casefile.application;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.keqiao.casefile.CaseDocument;
import org.keqiao.casefile.CaseQuery;
import org.keqiao.casefile.CaseReading;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.CaseSummary;
import org.keqiao.casefile.CaseView;
import org.keqiao.casefile.TimelineEntry;
import org.keqiao.security.Access;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Cases over HTTP. */
@RestController
@RequestMapping("/api/v1/cases")
@Tag(name = "cases")
@Access
class CasesEndpoint {

    private final Cases cases;
    private final CaseReading reading;

    CasesEndpoint(Cases cases, CaseReading reading) {
        this.cases = cases;
        this.reading = reading;
    }

    /** @param organisation for whom, when the caller may act for several, or files at the counter */
    record Begin(
            @Nullable String matter,
            @Nullable Map<String, Object> answers,
            @Nullable UUID organisation,
            @Nullable UUID linkedTo) {}

    record Reason(@Nullable String reason) {}

    record StatusAnswer(UUID id, CaseStatus status) {}

    record DocumentAnswer(UUID id, String kind, String name, String sha256) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Starts a draft")
    CaseView create(@RequestBody Begin begin) {
        if (begin.matter() == null || begin.matter().isBlank()) {
            throw Refusal.invalid(List.of(FieldError.of("matter", "required")));
        }
        Map<String, Object> answers = begin.answers() == null ? Map.of() : begin.answers();
        CaseDraft draft = cases.create(new NewCase(begin.matter(), answers, begin.organisation(), begin.linkedTo()));
        return reading.view(draft.id());
    }

    @PostMapping("/{id}/copy")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Starts a draft with the answers of an own case, without its documents")
    CaseView copy(@PathVariable UUID id) {
        return reading.view(cases.copy(id).id());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Deletes a draft that was never submitted")
    void discard(@PathVariable UUID id) {
        cases.discard(id);
    }

    @PutMapping("/{id}/answers")
    @Operation(summary = "Replaces the answers of a draft, or of the opened fields in a correction")
    CaseView saveAnswers(@PathVariable UUID id, @RequestBody Map<String, Object> answers) {
        cases.saveAnswers(id, answers, null);
        return reading.view(id);
    }

    @PostMapping("/{id}/documents")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Adds a file")
    DocumentAnswer attach(@PathVariable UUID id, @RequestParam String kind, @RequestParam MultipartFile file)
            throws IOException {
        String name = file.getOriginalFilename();
        try (InputStream content = file.getInputStream()) {
            CaseDocument document = cases.attach(id, kind, name == null ? "" : name, content);
            return new DocumentAnswer(document.id(), document.kind(), document.name(), document.sha256());
        }
    }

    @PostMapping("/{id}/submission")
    @Operation(summary = "Submits a draft or answers a correction; the same key gets the same answer")
    SubmissionReceipt submit(@PathVariable UUID id, @RequestHeader("Idempotency-Key") String key) {
        return cases.submit(id, key);
    }

    @PostMapping("/{id}/withdrawal")
    @Operation(summary = "Withdraws a case that is not decided")
    StatusAnswer withdraw(@PathVariable UUID id, @RequestBody Reason reason) {
        return new StatusAnswer(id, cases.withdraw(id, reason.reason() == null ? "" : reason.reason()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One case")
    CaseView view(@PathVariable UUID id) {
        return reading.view(id);
    }

    @GetMapping
    @Operation(summary = "Cases in the caller's scope, newest first")
    CursorPage<CaseSummary> list(
            @RequestParam(required = false) @Nullable String matter,
            @RequestParam(required = false) @Nullable CaseStatus status,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return reading.list(new CaseQuery(matter, status, q), cursor, Cursor.limit(limit));
    }

    @GetMapping("/{id}/timeline")
    @Operation(summary = "What happened, oldest first")
    List<TimelineEntry> timeline(@PathVariable UUID id, Locale locale) {
        return reading.timeline(id, locale);
    }
}
