package org.keqiao.operations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.keqiao.security.Access;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The running of the installation, for programs that watch it. */
@RestController
@RequestMapping("/api/v1/operations")
@Tag(name = "operations")
@Access(roles = Role.SYSTEM_ADMIN)
class OperationsEndpoint {

    private final InstallationWatch watch;
    private final CurrentActor current;

    OperationsEndpoint(InstallationWatch watch, CurrentActor current) {
        this.watch = watch;
        this.current = current;
    }

    /** @param incidents which ones; of an unknown kind or id nothing is done */
    record IncidentRetryInput(@Nullable List<InstallationWatch.IncidentChoice> incidents) {}

    @GetMapping("/incidents")
    @Operation(summary = "What did not go by itself")
    List<InstallationWatch.Incident> incidents(Locale locale) {
        return watch.incidents(current.require(), locale);
    }

    @PostMapping("/incidents/retry")
    @Operation(summary = "Try incidents again")
    InstallationWatch.IncidentsRetried retry(@RequestBody IncidentRetryInput body) {
        return watch.retry(current.require(), body.incidents() == null ? List.of() : body.incidents());
    }

    @GetMapping("/cases/{number}/position")
    @Operation(summary = "Where a case stands on its drawing")
    InstallationWatch.CasePosition position(@PathVariable String number) {
        return watch.position(current.require(), number);
    }

    @GetMapping("/versions")
    @Operation(summary = "Versions in use")
    List<InstallationWatch.VersionRunning> versions() {
        return watch.versions(current.require());
    }

    @GetMapping("/jobs")
    @Operation(summary = "Jobs and their last run")
    List<InstallationWatch.UpkeepJob> jobs(Locale locale) {
        return watch.jobs(current.require(), locale);
    }
}
