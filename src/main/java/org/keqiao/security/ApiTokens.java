package org.keqiao.security;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.shared.RealClock;
import org.keqiao.shared.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Bearer tokens of the HTTP interface: 256 random bits, of which only the digest is kept. A token dies with its expiry
 * (real time), by revocation, and with whatever ends the account's sessions.
 */
@Service
public class ApiTokens {

    private static final String PREFIX = "kq_";

    private final JdbcClient jdbc;
    private final RealClock clock;
    private final SecurityLog log;
    private final Duration life;
    private final SecureRandom random = new SecureRandom();

    ApiTokens(
            JdbcClient jdbc,
            RealClock clock,
            SecurityLog log,
            @Value("${keqiao.security.token-life:12h}") Duration life) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.log = log;
        this.life = life;
    }

    /** A new token; its text is never shown again. */
    public record Issued(String token, Instant expiresAt) {}

    /**
     * @param address where it was asked for, null when unknown
     * @param agent what program said it was, null when it did not
     */
    public record TokenView(
            UUID id, Instant createdAt, Instant expiresAt, @Nullable String address, @Nullable String agent) {}

    @Transactional
    public Issued issue(SignedIn owner, @Nullable String address, @Nullable String agent) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant now = clock.instant();
        Instant expires = now.plus(life);
        jdbc.sql("DELETE FROM api_token WHERE account = ? AND expires_at < ?")
                .params(owner.accountId(), Timestamp.from(now))
                .update();
        jdbc.sql("INSERT INTO api_token (id, account, digest, stamp, created_at, expires_at, address, agent)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        UUID.randomUUID(),
                        owner.accountId(),
                        Digests.sha256(token),
                        owner.stamp(),
                        Timestamp.from(now),
                        Timestamp.from(expires),
                        address,
                        agent == null ? null : agent.substring(0, Math.min(agent.length(), 200)))
                .update();
        log.tried(SecurityLog.Kind.TOKEN_ISSUED, owner.accountId(), owner.name(), address);
        return new Issued(token, expires);
    }

    /** Whose token it is; empty when unknown, expired, revoked, or the account changed since. */
    public Optional<SignedIn> owner(String token) {
        return jdbc.sql(
                        """
                        SELECT a.id, a.username, a.stamp FROM api_token t JOIN account a ON a.id = t.account
                        WHERE t.digest = ? AND t.expires_at > ? AND t.stamp = a.stamp AND a.enabled
                        """)
                .params(Digests.sha256(token), Timestamp.from(clock.instant()))
                .query((row, number) -> new SignedIn(
                        row.getObject("id", UUID.class), row.getString("username"), row.getInt("stamp"), false))
                .optional();
    }

    /** The actor's own living tokens, newest first. */
    @Transactional(readOnly = true)
    public List<TokenView> list(Actor actor) {
        return jdbc.sql(
                        """
                        SELECT t.id, t.created_at, t.expires_at, t.address, t.agent
                        FROM api_token t JOIN account a ON a.id = t.account
                        WHERE t.account = ? AND t.expires_at > ? AND t.stamp = a.stamp ORDER BY t.created_at DESC
                        """)
                .params(actor.accountId(), Timestamp.from(clock.instant()))
                .query((row, number) -> new TokenView(
                        row.getObject("id", UUID.class),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("expires_at").toInstant(),
                        row.getString("address"),
                        row.getString("agent")))
                .list();
    }

    /**
     * @throws Refusal NOT_FOUND when the actor has no such token
     */
    @Transactional
    public void revoke(Actor actor, UUID token) {
        if (jdbc.sql("DELETE FROM api_token WHERE id = ? AND account = ?")
                        .params(token, actor.accountId())
                        .update()
                == 0) {
            throw Refusal.notFound();
        }
        log.changed(SecurityLog.Kind.TOKEN_REVOKED, actor.accountId(), actor.username(), null);
    }
}
