package org.keqiao.organization;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.Actor;
import org.keqiao.security.RightsChanged;
import org.keqiao.security.SecretBox;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.RealClock;
import org.keqiao.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who works for an organisation: invitations, member roles. Owners decide; the last owner cannot leave. */
@Service
public class OrganisationMembers {

    public static final String TOKEN_PURPOSE = "invitation";

    private static final Duration LIFE = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final OrganisationDirectory directory;
    private final OrganisationRecords records;
    private final Memberships memberships;
    private final OrganisationLedger ledger;
    private final AccountDirectory accounts;
    private final SecretBox box;
    private final ApplicationEventPublisher events;
    private final RealClock clock;
    private final SecureRandom random = new SecureRandom();

    OrganisationMembers(
            JdbcClient jdbc,
            OrganisationDirectory directory,
            OrganisationRecords records,
            Memberships memberships,
            OrganisationLedger ledger,
            AccountDirectory accounts,
            SecretBox box,
            ApplicationEventPublisher events,
            RealClock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.records = records;
        this.memberships = memberships;
        this.ledger = ledger;
        this.accounts = accounts;
        this.box = box;
        this.events = events;
        this.clock = clock;
    }

    public record Member(UUID account, String username, String displayName, List<MemberRole> roles) {}

    /** An open invitation. */
    public record Invitation(
            UUID id, String addressee, MemberRole role, String invitedBy, Instant invitedAt, Instant expiresAt) {}

    /**
     * @param token the end of the path {@code /invitation/<token>}; shown to the inviter this once
     */
    public record Invited(UUID id, String token, Instant expiresAt) {}

    /** What somebody is invited to. */
    public record Offer(String organisation, MemberRole role, String invitedBy) {}

    /** By name; for members. */
    @Transactional(readOnly = true)
    public List<Member> list(Actor actor, UUID organisation) {
        requireMember(actor, organisation);
        return jdbc.sql(
                        """
                        SELECT a.id, a.username, a.display_name, array_agg(m.role ORDER BY m.role) AS roles
                        FROM organisation_member m JOIN account a ON a.id = m.account
                        WHERE m.organisation = ? GROUP BY a.id ORDER BY a.display_name, a.id
                        """)
                .param(organisation)
                .query((row, number) -> new Member(
                        row.getObject("id", UUID.class),
                        row.getString("username"),
                        row.getString("display_name"),
                        List.of((String[]) row.getArray("roles").getArray()).stream()
                                .map(MemberRole::valueOf)
                                .toList()))
                .list();
    }

    @Transactional(readOnly = true)
    public List<Invitation> invitations(Actor actor, UUID organisation) {
        requireOwner(actor, organisation);
        return jdbc.sql(
                        """
                        SELECT i.id, i.addressee, i.role, a.display_name, i.invited_at, i.expires_at
                        FROM organisation_invitation i JOIN account a ON a.id = i.invited_by
                        WHERE i.organisation = ? AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > ?
                        ORDER BY i.invited_at DESC
                        """)
                .params(organisation, now())
                .query((row, number) -> new Invitation(
                        row.getObject("id", UUID.class),
                        row.getString("addressee"),
                        MemberRole.valueOf(row.getString("role")),
                        row.getString("display_name"),
                        row.getTimestamp("invited_at").toInstant(),
                        row.getTimestamp("expires_at").toInstant()))
                .list();
    }

    /**
     * @param addressee e-mail address or mobile number
     * @throws Refusal INVALID with {@code addressee} or {@code role}; FORBIDDEN to members who are no owner
     */
    @Transactional
    public Invited invite(Actor actor, UUID organisation, String addressee, @Nullable MemberRole role) {
        requireOwner(actor, organisation);
        if (role == null) {
            throw Refusal.invalid(List.of(FieldError.of("role", "required")));
        }
        if (addressee == null || !addressee.strip().matches("1[3-9]\\d{9}|[^\\s@]{1,64}@[^\\s@]{3,180}")) {
            throw Refusal.invalid(List.of(FieldError.of("addressee", "badAddressee")));
        }
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        UUID id = UUID.randomUUID();
        Instant expires = clock.instant().plus(LIFE);
        jdbc.sql(
                        "INSERT INTO organisation_invitation (id, organisation, digest, addressee, role, invited_by, invited_at,"
                                + " expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        organisation,
                        digest(token),
                        addressee.strip(),
                        role.name(),
                        actor.accountId(),
                        now(),
                        Timestamp.from(expires))
                .update();
        ledger.add(organisation, OrganisationLedger.Kind.INVITED, actor, addressee.strip() + " " + role);
        events.publishEvent(new MemberInvited(
                organisation, directory.find(organisation).name(), addressee.strip(), box.seal(TOKEN_PURPOSE, token)));
        return new Invited(id, token, expires);
    }

    @Transactional
    public void revoke(Actor actor, UUID organisation, UUID invitation) {
        requireOwner(actor, organisation);
        if (jdbc.sql("UPDATE organisation_invitation SET revoked_at = ? WHERE id = ? AND organisation = ?"
                                + " AND accepted_at IS NULL AND revoked_at IS NULL")
                        .params(now(), invitation, organisation)
                        .update()
                == 0) {
            throw Refusal.notFound();
        }
        ledger.add(organisation, OrganisationLedger.Kind.INVITATION_REVOKED, actor, null);
    }

    /**
     * @throws Refusal NOT_FOUND for an unknown, used, revoked or expired token
     */
    @Transactional(readOnly = true)
    public Offer offer(String token) {
        return jdbc.sql(
                        """
                        SELECT o.name, i.role, a.display_name FROM organisation_invitation i
                        JOIN organisation o ON o.id = i.organisation JOIN account a ON a.id = i.invited_by
                        WHERE i.digest = ? AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > ?
                          AND o.status <> 'DISPLACED'
                        """)
                .params(digest(token), now())
                .query((row, number) -> new Offer(
                        row.getString("name"),
                        MemberRole.valueOf(row.getString("role")),
                        row.getString("display_name")))
                .optional()
                .orElseThrow(Refusal::notFound);
    }

    /**
     * The signed-in person joins; a token works once.
     *
     * @return the organisation
     * @throws Refusal NOT_FOUND as {@link #offer}
     */
    @Transactional
    public UUID accept(Actor actor, String token) {
        MemberRole role = offer(token).role();
        UUID organisation = jdbc.sql("UPDATE organisation_invitation SET accepted_at = ?, accepted_by = ?"
                        + " WHERE digest = ? AND accepted_at IS NULL AND revoked_at IS NULL RETURNING organisation")
                .params(now(), actor.accountId(), digest(token))
                .query(UUID.class)
                .optional()
                .orElseThrow(Refusal::notFound);
        memberships.add(organisation, actor.accountId(), role);
        ledger.add(organisation, OrganisationLedger.Kind.MEMBER_JOINED, actor, role.name());
        accounts.changed(actor.accountId());
        return organisation;
    }

    /** To somebody who is a member already. */
    @Transactional
    public void give(Actor actor, UUID organisation, UUID account, MemberRole role) {
        requireOwner(actor, organisation);
        if (memberships.roles(organisation, account).isEmpty()) {
            throw Refusal.notFound();
        }
        memberships.add(organisation, account, role);
        ledger.add(organisation, OrganisationLedger.Kind.ROLE_GIVEN, actor, name(account) + " " + role);
    }

    /**
     * Without a role left, the person is a member no more.
     *
     * @throws Refusal CONFLICT {@code LAST_OWNER}
     */
    @Transactional
    public void take(Actor actor, UUID organisation, UUID account, MemberRole role) {
        if (!account.equals(actor.accountId())) {
            requireOwner(actor, organisation);
        } else {
            requireMember(actor, organisation);
        }
        // Two owners who leave in the same moment must not both be the last but one.
        if (records.lock(organisation).isEmpty()) {
            throw Refusal.notFound();
        }
        if (role == MemberRole.OWNER
                && memberships.roles(organisation, account).contains(MemberRole.OWNER)
                && memberships.owners(organisation) == 1) {
            throw Refusal.conflict("LAST_OWNER");
        }
        if (!memberships.remove(organisation, account, role)) {
            throw Refusal.notFound();
        }
        ledger.add(organisation, OrganisationLedger.Kind.ROLE_TAKEN, actor, name(account) + " " + role);
        accounts.changed(account);
        events.publishEvent(new RightsChanged(account));
    }

    private String name(UUID account) {
        return accounts.names(List.of(account)).getOrDefault(account, "");
    }

    private void requireMember(Actor actor, UUID organisation) {
        if (directory.rolesOf(actor, organisation).isEmpty()) {
            throw Refusal.notFound();
        }
    }

    private void requireOwner(Actor actor, UUID organisation) {
        requireMember(actor, organisation);
        if (!directory.rolesOf(actor, organisation).contains(MemberRole.OWNER)) {
            throw Refusal.forbidden("NOT_THE_OWNER");
        }
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
