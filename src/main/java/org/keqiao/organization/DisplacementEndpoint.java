package org.keqiao.organization;

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

/** A wrong owner's place for the right one, in two steps by two people. */
@RestController
@RequestMapping("/api/v1/organisations/{id}/displacement")
@Access(roles = {Role.INTAKE_CLERK, Role.REGISTRAR, Role.PROGRAM_OFFICER, Role.COUNTY_DEPT})
class DisplacementEndpoint {

    private final OrganisationDisplacement displacement;
    private final Organisations organisations;
    private final CurrentActor current;

    DisplacementEndpoint(OrganisationDisplacement displacement, Organisations organisations, CurrentActor current) {
        this.displacement = displacement;
        this.organisations = organisations;
        this.current = current;
    }

    record ProposedDisplacement(@Nullable Long version, String county, String reason) {}

    record ConfirmedDisplacement(@Nullable Long version) {}

    record DeclinedDisplacement(String reason) {}

    @GetMapping
    OrganisationDisplacement.Proposal proposal(@PathVariable UUID id) {
        return displacement.proposal(current.require(), id).orElseThrow(Refusal::notFound);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    OrganisationDisplacement.Proposal propose(@PathVariable UUID id, @RequestBody ProposedDisplacement body) {
        displacement.propose(current.require(), id, body.version(), body.county(), body.reason());
        return proposal(id);
    }

    @PostMapping("/confirmation")
    @Access(roles = Role.PROGRAM_OFFICER)
    OrganisationView confirm(@PathVariable UUID id, @RequestBody ConfirmedDisplacement body) {
        displacement.confirm(current.require(), id, body.version());
        return organisations.find(id);
    }

    @PostMapping("/refusal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decline(@PathVariable UUID id, @RequestBody DeclinedDisplacement body) {
        displacement.decline(current.require(), id, body.reason());
    }
}
