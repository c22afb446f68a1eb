package org.keqiao.studio.moving;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
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

/** Withdrawals of a version for new cases. */
@RestController
@RequestMapping("/api/v1/studio")
@Tag(name = "studio")
@Access(roles = {Role.FLOW_DESIGNER, Role.FLOW_PUBLISHER})
class WithdrawalsEndpoint {

    private final WithdrawingVersions versions;
    private final CurrentActor current;

    WithdrawalsEndpoint(WithdrawingVersions versions, CurrentActor current) {
        this.versions = versions;
        this.current = current;
    }

    record WithdrawalInput(@Nullable String reason) {}

    @GetMapping("/matters/{key}/withdrawals")
    @Operation(summary = "Withdrawals of a matter's versions, newest first")
    List<WithdrawingVersions.Withdrawal> list(@PathVariable String key) {
        return versions.all(current.require(), key);
    }

    @PostMapping("/matters/{key}/versions/{version}/withdrawal")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Ask that new cases do not take a version any more")
    WithdrawingVersions.Withdrawal ask(
            @PathVariable String key, @PathVariable int version, @RequestBody WithdrawalInput body) {
        return versions.ask(current.require(), key, version, body.reason() == null ? "" : body.reason());
    }

    @PostMapping("/withdrawals/{id}/approval")
    @Access(roles = Role.FLOW_PUBLISHER)
    @Operation(summary = "Withdraw the version: new cases take the one before")
    WithdrawingVersions.Withdrawal approve(@PathVariable UUID id) {
        return versions.approve(current.require(), id);
    }

    @PostMapping("/withdrawals/{id}/rejection")
    @Access(roles = Role.FLOW_PUBLISHER)
    @Operation(summary = "Leave the version in force")
    WithdrawingVersions.Withdrawal refuse(@PathVariable UUID id) {
        return versions.refuse(current.require(), id);
    }
}
