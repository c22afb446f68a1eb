package org.keqiao.studio.announcement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Locale;
import org.keqiao.process.BundleDifference;
import org.keqiao.security.Access;
import org.keqiao.security.CurrentActor;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a version of a matter brought, for everybody who works by it. */
@RestController
@RequestMapping("/api/v1/matters/{key}/versions/{version}/changes")
@Tag(name = "matters")
@Access
class ChangesEndpoint {

    private final Announcements announcements;
    private final CurrentActor current;

    ChangesEndpoint(Announcements announcements, CurrentActor current) {
        this.announcements = announcements;
        this.current = current;
    }

    /**
     * What a version brought.
     *
     * @param replaces the version before, absent for a matter that begins with this one
     * @param underWay cases that run on earlier versions now
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VersionChanges(
            String name,
            int version,
            @Nullable Integer replaces,
            Instant from,
            boolean withdrawn,
            boolean moveCases,
            int underWay,
            @Nullable String note,
            BundleDifference difference) {}

    @GetMapping
    @Operation(summary = "What a version of a matter brought, in words")
    VersionChanges changes(@PathVariable String key, @PathVariable int version, Locale locale) {
        Announcements.Brought brought = announcements.brought(current.require(), key, version, locale);
        return new VersionChanges(
                brought.name().in(locale),
                brought.version(),
                brought.replaces(),
                brought.from(),
                brought.withdrawn(),
                brought.moveCases(),
                brought.underWay(),
                brought.note(),
                brought.difference());
    }
}
