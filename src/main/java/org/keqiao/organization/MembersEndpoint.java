package org.keqiao.organization;

import java.util.List;
import java.util.UUID;
import org.keqiao.security.Access;
import org.keqiao.security.CurrentActor;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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

/** The members of an organisation and their invitations. */
@RestController
@RequestMapping("/api/v1")
@Access
class MembersEndpoint {

    private final OrganisationMembers members;
    private final CurrentActor current;

    MembersEndpoint(OrganisationMembers members, CurrentActor current) {
        this.members = members;
        this.current = current;
    }

    record NewInvitation(String addressee, @Nullable MemberRole role) {}

    record Joined(UUID organisation) {}

    @GetMapping("/organisations/{id}/members")
    List<OrganisationMembers.Member> list(@PathVariable UUID id) {
        return members.list(current.require(), id);
    }

    @PutMapping("/organisations/{id}/members/{account}/roles/{role}")
    ResponseEntity<Void> give(@PathVariable UUID id, @PathVariable UUID account, @PathVariable MemberRole role) {
        members.give(current.require(), id, account, role);
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/organisations/{id}/members/{account}/roles/{role}")
    ResponseEntity<Void> take(@PathVariable UUID id, @PathVariable UUID account, @PathVariable MemberRole role) {
        members.take(current.require(), id, account, role);
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/organisations/{id}/invitations")
    List<OrganisationMembers.Invitation> invitations(@PathVariable UUID id) {
        return members.invitations(current.require(), id);
    }

    @PostMapping("/organisations/{id}/invitations")
    @ResponseStatus(HttpStatus.CREATED)
    OrganisationMembers.Invited invite(@PathVariable UUID id, @RequestBody NewInvitation body) {
        return members.invite(current.require(), id, body.addressee(), body.role());
    }

    @DeleteMapping("/organisations/{id}/invitations/{invitation}")
    ResponseEntity<Void> revoke(@PathVariable UUID id, @PathVariable UUID invitation) {
        members.revoke(current.require(), id, invitation);
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/invitations/{token}")
    OrganisationMembers.Offer offer(@PathVariable String token) {
        return members.offer(token);
    }

    @PostMapping("/invitations/{token}/acceptance")
    Joined accept(@PathVariable String token) {
        return new Joined(members.accept(current.require(), token));
    }
}
