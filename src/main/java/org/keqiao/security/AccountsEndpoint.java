package org.keqiao.security;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.http.ResponseEntity;
import org.springframework.lang.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
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
    private final TransactionTemplate transaction;

    AccountsEndpoint(
            AccountAdministration administration,
            SecurityLog log,
            CurrentActor current,
            TransactionTemplate transaction) {
        this.administration = administration;
        this.log = log;
        this.current = current;
        this.transaction = transaction;
    }

    record AccountInput(
            String username,
            String displayName,
            @Nullable String email,
            @Nullable String mobile,
            @Nullable String station,
            @Nullable String county,
            boolean cityWindow) {}

    /** Java's null is what was left out, JSON's null what is to be empty. */
    record AccountChange(
            @Schema(type = "string") @Nullable JsonNode displayName,
            @Schema(type = "string") @Nullable JsonNode email,
            @Schema(type = "string") @Nullable JsonNode mobile,
            @Schema(type = "string") @Nullable JsonNode station,
            @Schema(type = "string") @Nullable JsonNode county,
            @Schema(type = "boolean") @Nullable JsonNode cityWindow,
            @Nullable Boolean enabled) {

        void require() {
            List<FieldError> errors = new ArrayList<>();
            check(errors, "displayName", displayName, displayName != null && displayName.isTextual());
            check(errors, "email", email, isTextOrNull(email));
            check(errors, "mobile", mobile, isTextOrNull(mobile));
            check(errors, "station", station, isTextOrNull(station));
            check(errors, "county", county, isTextOrNull(county));
            check(errors, "cityWindow", cityWindow, cityWindow != null && cityWindow.isBoolean());
            if (!errors.isEmpty()) {
                throw Refusal.invalid(errors);
            }
        }

        @Nullable
        static String text(JsonNode value) {
            return value.isNull() ? null : value.asText();
        }

        private static boolean isTextOrNull(@Nullable JsonNode value) {
            return value != null && (value.isTextual() || value.isNull());
        }

        private static void check(List<FieldError> errors, String field, @Nullable JsonNode value, boolean good) {
            if (!good) {
                errors.add(FieldError.of(field, value == null ? "required" : "invalid"));
            }
        }
    }

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

    /**
     * Replaces name, contact and office; the sign-in name stays. All of them are sent, null for what is to be empty: one
     * that was left out by mistake must not take an officer's office away.
     */
    @PutMapping("/accounts/{id}")
    @Access(roles = Role.SYSTEM_ADMIN)
    ResponseEntity<Void> describe(@PathVariable UUID id, @RequestBody AccountChange body) {
        body.require();
        Actor actor = current.require();
        // Both or neither.
        transaction.executeWithoutResult(status -> {
            administration.describe(
                    actor,
                    id,
                    body.displayName().asText(),
                    AccountChange.text(body.email()),
                    AccountChange.text(body.mobile()),
                    AccountChange.text(body.station()),
                    AccountChange.text(body.county()),
                    body.cityWindow().asBoolean());
            if (body.enabled() != null) {
                administration.enable(actor, id, body.enabled());
            }
        });
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
