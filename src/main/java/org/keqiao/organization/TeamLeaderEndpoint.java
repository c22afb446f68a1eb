package org.keqiao.organization;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.keqiao.security.Access;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.shared.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Another leader of a team, in two steps by two people. */
@RestController
@RequestMapping("/api/v1/organisations/{id}/leader-change")
@Tag(name = "organisations")
@Access(roles = {Role.INTAKE_CLERK, Role.REGISTRAR, Role.PROGRAM_OFFICER, Role.COUNTY_DEPT})
class TeamLeaderEndpoint {

    private final TeamLeaders leaders;
    private final Organisations organisations;
    private final CurrentActor current;

    TeamLeaderEndpoint(TeamLeaders leaders, Organisations organisations, CurrentActor current) {
        this.leaders = leaders;
        this.organisations = organisations;
        this.current = current;
    }

    record ProposedLeader(@Nullable String leader, @Nullable String residentId, @Nullable String reason) {}

    record DeclinedLeader(@Nullable String reason) {}

    @GetMapping
    @Operation(summary = "The leader of a team that waits for a second person")
    TeamLeaders.Change waiting(@PathVariable UUID id) {
        return leaders.waiting(current.require(), id).orElseThrow(Refusal::notFound);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Ask for another leader of a team")
    TeamLeaders.Change propose(@PathVariable UUID id, @RequestBody ProposedLeader body) {
        leaders.propose(current.require(), id, body.leader(), body.residentId(), body.reason());
        return waiting(id);
    }

    @PostMapping("/confirmation")
    @Access(roles = Role.PROGRAM_OFFICER)
    @Operation(summary = "Confirm the other leader")
    OrganisationView confirm(@PathVariable UUID id) {
        leaders.confirm(current.require(), id);
        return organisations.find(id);
    }

    @PostMapping("/refusal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(roles = Role.PROGRAM_OFFICER)
    @Operation(summary = "Decline the other leader")
    void decline(@PathVariable UUID id, @RequestBody DeclinedLeader body) {
        leaders.reject(current.require(), id, body.reason());
    }
}
