package org.keqiao.security;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.keqiao.shared.RealClock;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * One-time codes of an authenticator application (RFC 6238, SHA-1, 6 digits, 30 s) and recovery codes. People come in by
 * {@link OwnSecondFactor}, which asks for proof first.
 */
@Service
public class SecondFactor {

    private static final String PURPOSE = "totp";
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int RECOVERY_CODES = 10;
    private static final int SECRET_BYTES = 20;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final SecretBox box;
    private final RealClock clock;
    private final SecurityLog log;
    private final AccountDirectory directory;
    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator(STEP);
    private final SecureRandom random = new SecureRandom();

    SecondFactor(
            JdbcClient jdbc,
            Accounts accounts,
            SecretBox box,
            RealClock clock,
            SecurityLog log,
            AccountDirectory directory) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.box = box;
        this.clock = clock;
        this.log = log;
        this.directory = directory;
    }

    /**
     * @param secret Base32, to be typed where the picture cannot be read
     * @param address {@code otpauth:} address for a QR picture
     */
    public record Enrolment(String secret, String address) {}

    /** Starts anew; nothing changes at sign-in until it is confirmed. */
    @Transactional
    Enrolment enrol(Actor actor) {
        Account account = own(actor);
        if (account.totpConfirmed()) {
            throw Refusal.conflict("SECOND_FACTOR_ENROLLED");
        }
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String text = Base32.encode(secret);
        jdbc.sql("UPDATE account SET totp_secret = ?, totp_last_step = NULL WHERE id = ? AND NOT totp_confirmed")
                .params(box.seal(PURPOSE, text), account.id())
                .update();
        String label = URLEncoder.encode("Keqiao:" + account.username(), StandardCharsets.UTF_8);
        return new Enrolment(text, "otpauth://totp/" + label + "?secret=" + text + "&issuer=Keqiao");
    }

    /** Whether the code is of the secret that is being set up. */
    @Transactional
    boolean isOfEnrolment(Account account, String code) {
        if (account.totpConfirmed() || account.totpSecret() == null) {
            throw Refusal.conflict("SECOND_FACTOR_NOT_STARTED");
        }
        return acceptsCode(account, digits(code));
    }

    /** From now on it is asked for; gives the recovery codes, shown this once. */
    @Transactional
    List<String> confirm(Account account) {
        boolean on = jdbc.sql("UPDATE account SET totp_confirmed = true WHERE id = ? AND NOT totp_confirmed"
                                + " AND totp_secret = ?")
                        .params(account.id(), account.totpSecret())
                        .update()
                == 1;
        if (!on) {
            throw Refusal.conflict("SECOND_FACTOR_NOT_STARTED");
        }
        log.changed(SecurityLog.Kind.SECOND_FACTOR_ENROLLED, account.id(), account.username(), null);
        directory.changed(account.id());
        return newRecoveryCodes(account.id());
    }

    /** Somebody lost the device and the codes: the security administrator removes it after checking who asks. */
    @Transactional
    public void removeFor(Actor actor, UUID id) {
        if (!actor.has(Role.SECURITY_ADMIN) || id.equals(actor.accountId())) {
            throw Refusal.forbidden("NOT_YOUR_ROLE");
        }
        Account account = accounts.find(id).orElseThrow(Refusal::notFound);
        clear(account);
        accounts.raiseStamp(id);
    }

    /** A code works once. Runs by itself, because a failed sign-in must not bring a used code back. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean accepts(Account account, String code) {
        if (!account.totpConfirmed()) {
            return false;
        }
        return acceptsCode(account, digits(code)) || acceptsRecovery(account, code);
    }

    private boolean acceptsCode(Account account, String code) {
        if (!code.matches("\\d{6}")) {
            return false;
        }
        SecretKeySpec key = new SecretKeySpec(Base32.decode(box.open(PURPOSE, account.totpSecret())), "HmacSHA1");
        long now = clock.instant().getEpochSecond() / STEP.toSeconds();
        // One step either way for clocks that differ.
        for (long step = now - 1; step <= now + 1; step++) {
            if (MessageDigest.isEqual(
                    codeAt(key, step).getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.US_ASCII))) {
                return jdbc.sql("UPDATE account SET totp_last_step = :step WHERE id = :id"
                                        + " AND (totp_last_step IS NULL OR totp_last_step < :step)")
                                .param("step", step)
                                .param("id", account.id())
                                .update()
                        == 1;
            }
        }
        return false;
    }

    private String codeAt(SecretKeySpec key, long step) {
        try {
            Instant at = Instant.ofEpochSecond(step * STEP.toSeconds());
            return generator.generateOneTimePasswordString(key, at, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean acceptsRecovery(Account account, String code) {
        boolean used = jdbc.sql("DELETE FROM account_recovery_code WHERE account = ? AND digest = ?")
                        .params(account.id(), Digests.sha256(recoveryText(code)))
                        .update()
                == 1;
        if (used) {
            log.changed(SecurityLog.Kind.RECOVERY_CODE_USED, account.id(), account.username(), null);
        }
        return used;
    }

    private List<String> newRecoveryCodes(UUID account) {
        jdbc.sql("DELETE FROM account_recovery_code WHERE account = ?")
                .param(account)
                .update();
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            byte[] bytes = new byte[10];
            random.nextBytes(bytes);
            String code = Base32.encode(bytes);
            jdbc.sql("INSERT INTO account_recovery_code (account, digest) VALUES (?, ?)")
                    .params(account, Digests.sha256(code))
                    .update();
            codes.add(code.substring(0, 4)
                    + '-'
                    + code.substring(4, 8)
                    + '-'
                    + code.substring(8, 12)
                    + '-'
                    + code.substring(12));
        }
        return List.copyOf(codes);
    }

    @Transactional
    void clear(Account account) {
        jdbc.sql("UPDATE account SET totp_secret = NULL, totp_confirmed = false, totp_last_step = NULL WHERE id = ?")
                .param(account.id())
                .update();
        jdbc.sql("DELETE FROM account_recovery_code WHERE account = ?")
                .param(account.id())
                .update();
        log.changed(SecurityLog.Kind.SECOND_FACTOR_REMOVED, account.id(), account.username(), null);
        directory.changed(account.id());
    }

    private Account own(Actor actor) {
        if (actor.accountId() == null) {
            throw Refusal.forbidden("NOT_YOUR_ROLE");
        }
        return accounts.find(actor.accountId()).orElseThrow(Refusal::notFound);
    }

    private static String digits(String code) {
        return code.replaceAll("\\s", "");
    }

    private static String recoveryText(String code) {
        return code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }
}
