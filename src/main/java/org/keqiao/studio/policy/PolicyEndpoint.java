package org.keqiao.studio.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.change.PolicyApproving;
import org.keqiao.policy.change.PolicyDraft;
import org.keqiao.policy.change.PolicyDrafting;
import org.keqiao.policy.change.PolicyEvent;
import org.keqiao.policy.change.PolicyTable;
import org.keqiao.policy.change.PolicyTables;
import org.keqiao.policy.document.DocumentEntry;
import org.keqiao.policy.table.NewPolicy;
import org.keqiao.policy.table.PolicyFiles;
import org.keqiao.process.BundleDifference;
import org.keqiao.security.Access;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.shared.Bilingual;
import org.keqiao.studio.BundleProblems;
import org.springframework.http.HttpStatus;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Policy tables: read, changed, checked, and let into force by two people. */
@RestController
@RequestMapping("/api/v1/studio/policies")
@Tag(name = "studio")
@Access(roles = {Role.FLOW_DESIGNER, Role.FLOW_PUBLISHER})
class PolicyEndpoint {

    private final PolicyTables tables;
    private final PolicyDrafting drafting;
    private final PolicyApproving approving;
    private final BundleProblems problems;
    private final CurrentActor current;

    PolicyEndpoint(
            PolicyTables tables,
            PolicyDrafting drafting,
            PolicyApproving approving,
            BundleProblems problems,
            CurrentActor current) {
        this.tables = tables;
        this.drafting = drafting;
        this.approving = approving;
        this.problems = problems;
        this.current = current;
    }

    /**
     * @param key its key for ever
     * @param mode null for APPLY
     * @param share null for CITY
     */
    record PolicyInput(
            String key,
            String titleZh,
            String titleEn,
            String group,
            @Nullable PolicyItem.Mode mode,
            @Nullable PolicyItem.Share share) {}

    /** @param revision of the change, null for what is in force */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PolicyContent(String dmn, String tests, @Nullable Long revision) {}

    /** @param revision as read, null to begin a change */
    record PolicyContentInput(@Nullable String dmn, @Nullable String tests, @Nullable Long revision) {}

    /** @param revision as read, null to begin a change */
    record PolicyDocumentsInput(@Nullable List<DocumentEntry> documents, @Nullable Long revision) {}

    record PolicyFindings(List<BundleProblems.FindingItem> findings) {}

    record PolicySubmissionInput(@Nullable String note, @Nullable LocalDate validFrom) {}

    record PolicyRejectionInput(@Nullable String reason) {}

    @GetMapping
    @Operation(summary = "All policy tables of the city")
    List<PolicyTable> list() {
        return tables.all(current.require());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Begin a policy table")
    PolicyDraft begin(@RequestBody PolicyInput body) {
        Bilingual title = new Bilingual(text(body.titleZh()), text(body.titleEn()));
        NewPolicy policy = new NewPolicy(
                text(body.key()),
                title,
                text(body.group()),
                body.mode() == null ? PolicyItem.Mode.APPLY : body.mode(),
                body.share() == null ? PolicyItem.Share.CITY : body.share());
        return drafting.begin(current.require(), policy);
    }

    @GetMapping("/{key}")
    @Operation(summary = "A policy table and its open change")
    PolicyTable view(@PathVariable String key) {
        return tables.table(current.require(), key);
    }

    @GetMapping("/{key}/content")
    @Operation(summary = "What the open change says; without one, what is in force")
    PolicyContent content(@PathVariable String key) {
        Actor actor = current.require();
        PolicyFiles files = tables.files(actor, key);
        PolicyDraft draft = tables.table(actor, key).draft();
        return new PolicyContent(files.dmn(), files.tests(), draft == null ? null : draft.revision());
    }

    @PutMapping("/{key}/content")
    @Access(roles = Role.FLOW_DESIGNER)
    @Operation(summary = "Write the table and its tests; the first writing starts a change")
    PolicyDraft put(@PathVariable String key, @RequestBody PolicyContentInput body) {
        Actor actor = current.require();
        String tests = body.tests() == null ? tables.files(actor, key).tests() : body.tests();
        return drafting.put(actor, key, new PolicyFiles(text(body.dmn()), tests), body.revision());
    }

    @GetMapping("/{key}/documents")
    @Operation(summary = "The documents that come with the open change")
    List<DocumentEntry> documents(@PathVariable String key) {
        return tables.documents(current.require(), key);
    }

    @PutMapping("/{key}/documents")
    @Access(roles = Role.FLOW_DESIGNER)
    @Operation(summary = "Write the documents that come with the change; the first writing starts one")
    PolicyDraft putDocuments(@PathVariable String key, @RequestBody PolicyDocumentsInput body) {
        List<DocumentEntry> documents = body.documents() == null ? List.of() : body.documents();
        return drafting.putDocuments(current.require(), key, documents, body.revision());
    }

    @DeleteMapping("/{key}/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(roles = Role.FLOW_DESIGNER)
    @Operation(summary = "Give the open change up")
    void discard(@PathVariable String key) {
        drafting.discard(current.require(), key);
    }

    @PostMapping("/{key}/draft/check")
    @Operation(summary = "What stands in the way of publishing")
    PolicyFindings check(@PathVariable String key, Locale locale) {
        return new PolicyFindings(problems.items(tables.check(current.require(), key), locale));
    }

    @GetMapping("/{key}/difference")
    @Operation(summary = "What the open change says otherwise than what is in force")
    BundleDifference difference(@PathVariable String key, Locale locale) {
        return tables.difference(current.require(), key, locale);
    }

    @GetMapping("/{key}/events")
    @Operation(summary = "Who changed it, and who let it into force")
    List<PolicyEvent> events(@PathVariable String key) {
        return tables.events(current.require(), key);
    }

    @PostMapping("/{key}/draft/submission")
    @Access(roles = Role.FLOW_DESIGNER)
    @Operation(summary = "Hand the change to the second person")
    PolicyDraft submit(@PathVariable String key, @RequestBody(required = false) @Nullable PolicySubmissionInput body) {
        PolicySubmissionInput input = body == null ? new PolicySubmissionInput(null, null) : body;
        return approving.submit(current.require(), key, input.note(), input.validFrom());
    }

    @DeleteMapping("/{key}/draft/submission")
    @Access(roles = Role.FLOW_DESIGNER)
    @Operation(summary = "Take the change back to go on with it")
    PolicyDraft takeBack(@PathVariable String key) {
        return approving.takeBack(current.require(), key);
    }

    @PostMapping("/{key}/draft/approval")
    @Access(roles = Role.FLOW_PUBLISHER)
    @Operation(summary = "Let the change into force, at once or on its day")
    PolicyDraft approve(@PathVariable String key) {
        return approving.approve(current.require(), key);
    }

    @PostMapping("/{key}/draft/rejection")
    @Access(roles = Role.FLOW_PUBLISHER)
    @Operation(summary = "Send the change back to the designers")
    PolicyDraft reject(@PathVariable String key, @RequestBody PolicyRejectionInput body) {
        return approving.reject(current.require(), key, text(body.reason()));
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
