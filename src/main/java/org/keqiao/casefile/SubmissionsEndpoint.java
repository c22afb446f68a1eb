package org.keqiao.casefile;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.keqiao.form.FormDiff;
import org.keqiao.security.Access;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was submitted, each time, and what changed in between, over HTTP. */
@RestController
@RequestMapping("/api/v1/cases/{id}")
@Tag(name = "cases")
@Access
class SubmissionsEndpoint {

    private final CaseReading reading;
    private final Clock clock;

    SubmissionsEndpoint(CaseReading reading, Clock clock) {
        this.reading = reading;
        this.clock = clock;
    }

    record SubmissionItem(
            int number,
            String formId,
            OffsetDateTime submittedAt,
            Map<String, Object> answers,
            List<CaseDocument> documents) {}

    /**
     * @param field answer key, of a whole row {@code buyers[1]}
     * @param label in the caller's language, outermost group first
     */
    record ChangeItem(
            FormDiff.Kind kind, String field, List<String> label, @Nullable Object before, @Nullable Object after) {}

    @GetMapping("/submissions")
    @Operation(summary = "Everything that was submitted, oldest first")
    List<SubmissionItem> submissions(@PathVariable UUID id) {
        return reading.submissions(id).stream()
                .map(submission -> new SubmissionItem(
                        submission.number(),
                        submission.formId(),
                        submission.submittedAt().atZone(clock.getZone()).toOffsetDateTime(),
                        submission.answers(),
                        submission.documents()))
                .toList();
    }

    @GetMapping("/changes")
    @Operation(summary = "What changed between two submissions, in the form's order")
    List<ChangeItem> changes(@PathVariable UUID id, @RequestParam int from, @RequestParam int to, Locale locale) {
        return reading.compare(id, from, to).stream()
                .map(change -> new ChangeItem(
                        change.kind(),
                        change.path(),
                        change.labels().stream().map(text -> text.in(locale)).toList(),
                        change.before(),
                        change.after()))
                .toList();
    }
}
