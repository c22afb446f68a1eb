package org.keqiao.security;

import java.net.URI;
import java.util.UUID;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.springframework.http.ResponseEntity;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Accounts, roles and the security log, for the three administrators. */
@RestController
@RequestMapping("/api/v1")
class AccountsEndpoint {

    private final AccountAdministration administration;
    private final SecurityLog log;
    private final CurrentActor current;

    AccountsEndpoint(AccountAdministration administration, SecurityLog log, CurrentActor current) {
        this.administration = administration;
        this.log = log;
        this.current = current;
    }

    record AccountInput(
            String username,
            String displayName,
            @Nullable String email,
            @Nullable String mobile,
            @Nullable String station,
            @Nullable String county,
            boolean cityWindow,
            @Nullable Boolean enabled) {}

    record OneTimePassword(String oneTimePassword) {}

    @GetMapping("/accounts")
    @Access(roles = {Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR})
    CursorPage<AccountView> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Role role,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return administration.list(current.require(), q, role, cursor, Cursor.limit(limit));
    }

    @PostMapping("/accounts")
    @Access(roles = Role.SYSTEM_ADMIN)
    ResponseEntity<AccountAdministration.Created> create(@RequestBody AccountInput body) {
        AccountAdministration.Created created = administration.create(
                current.require(),
                new NewAccount(
                        body.username(),
                        body.displayName(),
                        body.email(),
                        body.mobile(),
                        body.station(),
                        body.county(),
                        body.cityWindow(),
                        null,
                        true));
        return ResponseEntity.created(URI.create("/api/v1/accounts/" + created.id()))
                .body(created);
    }

    /** Replaces name, contact and office; the sign-in name stays. */
    @PutMapping("/accounts/{id}")
    @Access(roles = Role.SYSTEM_ADMIN)
    ResponseEntity<Void> describe(@PathVariable UUID id, @RequestBody AccountInput body) {
        Actor actor = current.require();
        administration.describe(
                actor,
                id,
                body.displayName() == null ? "" : body.displayName(),
                body.email(),
                body.mobile(),
                body.station(),
                body.county(),
                body.cityWindow());
        if (body.enabled() != null) {
            administration.enable(actor, id, body.enabled());
        }
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/accounts/{id}/password-reset")
    @Access(roles = Role.SYSTEM_ADMIN)
    OneTimePassword resetPassword(@PathVariable UUID id) {
        return new OneTimePassword(administration.resetPassword(current.require(), id));
    }

    @PutMapping("/accounts/{id}/roles/{role}")
    @Access(roles = Role.SECURITY_ADMIN)
    ResponseEntity<Void> grant(@PathVariable UUID id, @PathVariable Role role) {
        administration.grant(current.require(), id, role);
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/accounts/{id}/roles/{role}")
    @Access(roles = Role.SECURITY_ADMIN)
    ResponseEntity<Void> revoke(@PathVariable UUID id, @PathVariable Role role) {
        administration.revoke(current.require(), id, role);
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/security-events")
    @Access(roles = {Role.AUDITOR, Role.SECURITY_ADMIN})
    CursorPage<SecurityLog.Event> events(
            @RequestParam(required = false) @Nullable String username,
            @RequestParam(required = false) @Nullable SecurityLog.Kind kind,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return log.list(current.require(), username, kind, cursor, Cursor.limit(limit));
    }
}
