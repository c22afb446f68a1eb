package org.keqiao.security;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.RealClock;
import org.keqiao.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 找回密码: a link by e-mail that works once, for half an hour, and of which only the digest is kept. Who asks learns
 * nothing about accounts: every name gets the same answer at once, and the work is done afterwards.
 */
@Service
public class PasswordResets {

    public static final String TOKEN_PURPOSE = "password-reset";

    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final Duration HOUR = Duration.ofHours(1);
    /** Time for the owner to object, who is told at the former address. */
    private static final Duration NEW_ADDRESS_WAITS = Duration.ofDays(7);

    private static final Duration KEPT = Duration.ofDays(7);
    private static final int ASKED_FROM_AN_ADDRESS = 10;
    private static final int TRIED_FROM_AN_ADDRESS = 30;
    /** So that nobody can flood another's mailbox. */
    private static final int LINKS_FOR_AN_ACCOUNT = 3;

    private static final int LONGEST = 254;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final SignInFailures failures;
    private final KnownDevices devices;
    private final PasswordRules rules;
    private final PasswordEncoder encoder;
    private final SecretBox box;
    private final AddressLimits limits;
    private final SecurityLog log;
    private final AccountDirectory directory;
    private final ApplicationEventPublisher events;
    private final RealClock clock;
    private final TransactionTemplate transaction;
    private final SecureRandom random = new SecureRandom();

    PasswordResets(
            JdbcClient jdbc,
            Accounts accounts,
            SignInFailures failures,
            KnownDevices devices,
            PasswordRules rules,
            PasswordEncoder encoder,
            SecretBox box,
            AddressLimits limits,
            SecurityLog log,
            AccountDirectory directory,
            ApplicationEventPublisher events,
            RealClock clock,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.failures = failures;
        this.devices = devices;
        this.rules = rules;
        this.encoder = encoder;
        this.box = box;
        this.limits = limits;
        this.log = log;
        this.directory = directory;
        this.events = events;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * Sends a link to each account of this sign-in name or e-mail address that can sign in by password.
     *
     * @param asked sign-in name or e-mail address
     * @param address where the request comes from
     * @throws Refusal INVALID with {@code account}; TOO_MANY
     */
    public void ask(String asked, String address) {
        if (asked.isBlank()) {
            throw Refusal.invalid(List.of(FieldError.of("account", "required")));
        }
        if (asked.length() > LONGEST) {
            throw Refusal.invalid(List.of(FieldError.of("account", "tooLong", LONGEST)));
        }
        limits.take("password-reset", address, ASKED_FROM_AN_ADDRESS, HOUR);
        transaction.executeWithoutResult(status -> events.publishEvent(new PasswordForgotten(asked.strip(), address)));
    }

    @ApplicationModuleListener
    void on(PasswordForgotten event) {
        Instant now = clock.instant();
        jdbc.sql("DELETE FROM password_reset WHERE asked_at < ?")
                .param(Timestamp.from(now.minus(KEPT)))
                .update();
        for (Account account : accounts.reachable(event.asked(), now.minus(NEW_ADDRESS_WAITS))) {
            // Two requests at once must not both be the last that is allowed.
            accounts.lock(account.id());
            if (askedSince(account.id(), now.minus(HOUR)) < LINKS_FOR_AN_ACCOUNT) {
                issue(account, event.address(), now);
            }
        }
    }

    private void issue(Account account, String address, Instant now) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant expires = now.plus(LIFE);
        jdbc.sql("INSERT INTO password_reset (digest, account, stamp, asked_at, expires_at) VALUES (?, ?, ?, ?, ?)")
                .params(
                        Digests.sha256(token),
                        account.id(),
                        account.stamp(),
                        Timestamp.from(now),
                        Timestamp.from(expires))
                .update();
        log.changed(SecurityLog.Kind.PASSWORD_RESET_ASKED, account.id(), account.username(), null, address);
        events.publishEvent(new PasswordResetAsked(
                account.username(),
                account.displayName(),
                account.email(),
                account.locale(),
                box.seal(TOKEN_PURPOSE, token),
                expires));
    }

    private int askedSince(UUID account, Instant since) {
        return jdbc.sql("SELECT count(*) FROM password_reset WHERE account = ? AND asked_at > ?")
                .params(account, Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    /** The sign-in name whose password a link sets; empty when it was used, is too old or never was. */
    @Transactional(readOnly = true)
    public Optional<String> username(String token) {
        return find(token).map(Account::username);
    }

    /**
     * Sets the new password, ends all sessions and tokens of the account and lifts a lockout. A second factor stays.
     *
     * @param address where the request comes from
     * @throws Refusal NOT_FOUND {@code RESET_LINK_GONE}; INVALID with {@code password}; TOO_MANY
     */
    public void finish(String token, String password, String address) {
        limits.take("password-reset-try", address, TRIED_FROM_AN_ADDRESS, HOUR);
        transaction.executeWithoutResult(status -> set(token, password, address));
    }

    private void set(String token, String password, String address) {
        Account found = find(token).orElseThrow(PasswordResets::gone);
        rules.require("password", password, found.username());
        accounts.lock(found.id());
        Account account = find(token).orElseThrow(PasswordResets::gone);
        Instant now = clock.instant();
        jdbc.sql("UPDATE password_reset SET used_at = ? WHERE digest = ?")
                .params(Timestamp.from(now), Digests.sha256(token))
                .update();
        // The new stamp voids the account's other links too.
        accounts.password(account.id(), encoder.encode(password), false);
        failures.forget(account.username());
        devices.remember(account.id());
        log.changed(SecurityLog.Kind.PASSWORD_RESET_BY_LINK, account.id(), account.username(), null, address);
        directory.changed(account.id());
        events.publishEvent(new PasswordWasReset(account.id(), now));
    }

    private Optional<Account> find(String token) {
        return jdbc.sql(
                        """
                        SELECT a.id FROM password_reset r JOIN account a ON a.id = r.account
                        WHERE r.digest = ? AND r.used_at IS NULL AND r.expires_at > ? AND r.stamp = a.stamp AND a.enabled
                        """)
                .params(Digests.sha256(token), Timestamp.from(clock.instant()))
                .query(UUID.class)
                .optional()
                .flatMap(accounts::find);
    }

    private static Refusal gone() {
        return Refusal.of(Refusal.Kind.NOT_FOUND, "RESET_LINK_GONE");
    }
}
