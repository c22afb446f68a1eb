package org.keqiao.studio.trial;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keqiao.process.sandbox.TestRun;
import org.keqiao.security.Access;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.springframework.http.HttpStatus;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Trials and test cases for programs. */
@RestController
@RequestMapping("/api/v1/studio/matters/{key}")
@Tag(name = "studio")
@Access(roles = {Role.FLOW_DESIGNER, Role.FLOW_PUBLISHER})
class TrialEndpoint {

    private final Trials trials;
    private final CurrentActor current;
    private final Clock clock;

    TrialEndpoint(Trials trials, CurrentActor current, Clock clock) {
        this.trials = trials;
        this.current = current;
        this.clock = clock;
    }

    record TrialInput(@Nullable Map<String, Object> answers, @Nullable LocalDate startsOn) {

        static final TrialInput NOTHING = new TrialInput(null, null);
    }

    record TrialCompletion(String form, String outcome, @Nullable Map<String, Object> answers) {}

    record TestReport(boolean passed, List<TestResult> tests) {}

    /** @param differences from what it expects, empty when it passes */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TestResult(String file, String name, boolean passed, List<TestRun.Mismatch> differences) {}

    @PostMapping("/draft/tests")
    @Operation(summary = "Run the stored test cases")
    TestReport tests(@PathVariable String key) {
        List<TestResult> results = trials.tests(current.require(), key).stream()
                .map(found -> new TestResult(found.file(), found.zh(), found.passes(), found.differences()))
                .toList();
        return new TestReport(results.stream().allMatch(TestResult::passed), results);
    }

    @PostMapping("/trials")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Begin a trial of the draft")
    TrialState begin(@PathVariable String key, @RequestBody(required = false) @Nullable TrialInput body) {
        TrialInput input = body == null ? TrialInput.NOTHING : body;
        return trials.begin(
                current.require(),
                key,
                input.answers() == null ? Map.of() : input.answers(),
                input.startsOn() == null ? LocalDate.now(clock) : input.startsOn());
    }

    @GetMapping("/trials/{id}")
    @Operation(summary = "Where a trial stands")
    TrialState get(@PathVariable String key, @PathVariable UUID id) {
        return trials.get(current.require(), key, id);
    }

    @PostMapping("/trials/{id}/completion")
    @Operation(summary = "End a step of a trial")
    TrialState complete(@PathVariable String key, @PathVariable UUID id, @RequestBody TrialCompletion body) {
        return trials.complete(
                current.require(),
                key,
                id,
                String.valueOf(body.form()),
                String.valueOf(body.outcome()),
                body.answers() == null ? Map.of() : body.answers());
    }

    @PostMapping("/trials/{id}/time")
    @Operation(summary = "Let the next limit of a trial run out")
    TrialState passTime(@PathVariable String key, @PathVariable UUID id) {
        return trials.passTime(current.require(), key, id);
    }

    @PostMapping("/trials/{id}/withdrawal")
    @Operation(summary = "Take the trial's case back as its applicant")
    TrialState withdraw(@PathVariable String key, @PathVariable UUID id) {
        return trials.withdraw(current.require(), key, id);
    }

    @DeleteMapping("/trials/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End a trial")
    void end(@PathVariable String key, @PathVariable UUID id) {
        trials.end(current.require(), key, id);
    }
}
