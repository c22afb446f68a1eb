package org.keqiao.studio.announcement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Locale;
import org.keqiao.policy.change.PolicyTables;
import org.keqiao.process.BundleDifference;
import org.keqiao.security.Access;
import org.keqiao.security.CurrentActor;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a version of a policy table brought, for everybody who gives money by it. */
@RestController
@RequestMapping("/api/v1/policies/{key}/versions/{version}/changes")
@Tag(name = "studio")
@Access
class PolicyChangesEndpoint {

    private final Announcements announcements;
    private final CurrentActor current;

    PolicyChangesEndpoint(Announcements announcements, CurrentActor current) {
        this.announcements = announcements;
        this.current = current;
    }

    /**
     * What a version brought.
     *
     * @param from its first day
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PolicyVersionChanges(
            String name, int version, LocalDate from, @Nullable String note, BundleDifference difference) {}

    @GetMapping
    @Operation(summary = "What a version of a policy table brought, in words")
    PolicyVersionChanges changes(@PathVariable String key, @PathVariable int version, Locale locale) {
        PolicyTables.Brought brought = announcements.policyBrought(current.require(), key, version, locale);
        return new PolicyVersionChanges(
                brought.title().in(locale), version, brought.from(), brought.note(), brought.difference());
    }
}
