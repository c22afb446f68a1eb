package org.keqiao.operations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.keqiao.security.Access;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.springframework.http.HttpStatus;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The running of the installation, for programs that watch it. */
@RestController
@RequestMapping("/api/v1/operations")
@Tag(name = "operations")
@Access(roles = Role.SYSTEM_ADMIN)
class OperationsEndpoint {

    private final InstallationWatch watch;
    private final VersionUpkeep upkeep;
    private final UpkeepJobs jobs;
    private final CurrentActor current;

    OperationsEndpoint(InstallationWatch watch, VersionUpkeep upkeep, UpkeepJobs jobs, CurrentActor current) {
        this.watch = watch;
        this.upkeep = upkeep;
        this.jobs = jobs;
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
    List<VersionUpkeep.VersionRunning> versions() {
        return upkeep.running(current.require());
    }

    @GetMapping("/versions/unused")
    @Operation(summary = "Versions that no case ever ran on")
    List<VersionUpkeep.VersionUnused> unusedVersions() {
        return upkeep.unused(current.require());
    }

    /** @param versions which ones; those that are not among the unused stay */
    record VersionRemovalInput(@Nullable List<VersionUpkeep.VersionChoice> versions) {}

    @PostMapping("/versions/removal")
    @Operation(summary = "Remove unused versions from the engine")
    VersionUpkeep.VersionsRemoved removeVersions(@RequestBody VersionRemovalInput body) {
        return upkeep.remove(current.require(), body.versions() == null ? List.of() : body.versions());
    }

    @GetMapping("/jobs")
    @Operation(summary = "Jobs and their last run")
    List<UpkeepJobs.UpkeepJob> jobs(Locale locale) {
        return jobs.all(current.require(), locale);
    }

    @PostMapping("/jobs/{name}/run")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Begin a job now")
    void runJob(@PathVariable String name) {
        jobs.run(current.require(), name);
    }
}
