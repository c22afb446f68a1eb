package org.keqiao.policy;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.keqiao.policy.document.PolicyDocuments;
import org.keqiao.security.Access;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.Problems;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The city's policy items, for everybody. */
@RestController
@RequestMapping("/api/v1/policies")
@Tag(name = "policies")
@Access(Access.Who.PUBLIC)
class PoliciesEndpoint {

    private final Policies policies;
    private final PolicyLibrary library;
    private final PolicyDocuments documents;

    PoliciesEndpoint(Policies policies, PolicyLibrary library, PolicyDocuments documents) {
        this.policies = policies;
        this.library = library;
        this.documents = documents;
    }

    /**
     * An item with its rows.
     *
     * @param supersededBy what takes its place, now or later
     * @param supersedes whose place it takes
     */
    @Schema(name = "PolicyReading")
    record Answer(
            String key,
            Bilingual title,
            String group,
            PolicyItem.Mode mode,
            PolicyItem.Share share,
            boolean validityUnverified,
            int version,
            List<PolicyRule> rules,
            List<PolicyDocuments.Successor> supersededBy,
            List<PolicyDocuments.Successor> supersedes) {}

    @GetMapping
    @Operation(summary = "What there is in this city")
    List<PolicyItem> list() {
        return policies.items();
    }

    @GetMapping("/{item}")
    @Operation(summary = "One item with all its rules")
    Answer view(@PathVariable String item, HttpServletRequest request) {
        PolicyLibrary.Reading reading = library.read(item, Problems.locale(request));
        PolicyItem found = reading.item();
        return new Answer(
                found.key(),
                found.title(),
                found.group(),
                found.mode(),
                found.share(),
                found.validityUnverified(),
                reading.version(),
                reading.rules(),
                documents.after(found.key()),
                documents.before(found.key()));
    }
}
