package org.keqiao.studio.publishing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.keqiao.security.Access;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.studio.draft.DraftState;
import org.keqiao.studio.draft.DraftView;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The way of a change into force, by two people. */
@RestController
@RequestMapping("/api/v1/studio/matters/{key}/draft")
@Tag(name = "studio")
@Access(roles = {Role.FLOW_DESIGNER, Role.FLOW_PUBLISHER})
class PublishingEndpoint {

    private final Approving approving;
    private final CurrentActor current;

    PublishingEndpoint(Approving approving, CurrentActor current) {
        this.approving = approving;
        this.current = current;
    }

    record SubmissionInput(
            @Nullable String note,
            @Nullable LocalDate validFrom,
            boolean moveCases,
            @Nullable List<WarningAnswer> answers) {}

    record RejectionInput(String reason) {}

    /** @param version null while an approved change waits for its day */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Approved(@Nullable Integer version, DraftState state) {}

    @PostMapping("/submission")
    @Operation(summary = "Hand the change to the second person")
    DraftView submit(@PathVariable String key, @RequestBody(required = false) @Nullable SubmissionInput body) {
        SubmissionInput input = body == null ? new SubmissionInput(null, null, false, null) : body;
        Submission submission = new Submission(
                input.note(),
                input.validFrom(),
                input.moveCases(),
                input.answers() == null ? List.of() : input.answers());
        return approving.submit(current.require(), key, submission);
    }

    @DeleteMapping("/submission")
    @Operation(summary = "Take the change back to go on with it")
    DraftView takeBack(@PathVariable String key) {
        return approving.takeBack(current.require(), key);
    }

    @PostMapping("/approval")
    @Access(roles = Role.FLOW_PUBLISHER)
    @Operation(summary = "Let the change into force, at once or on its day")
    Approved approve(@PathVariable String key) {
        DraftView draft = approving.approve(current.require(), key);
        return new Approved(draft.published(), draft.state());
    }

    @PostMapping("/rejection")
    @Access(roles = Role.FLOW_PUBLISHER)
    @Operation(summary = "Send the change back to the designers")
    DraftView reject(@PathVariable String key, @RequestBody RejectionInput body) {
        return approving.reject(current.require(), key, body.reason() == null ? "" : body.reason());
    }
}
