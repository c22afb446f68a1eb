package org.keqiao.security;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.keqiao.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.lang.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Checks passwords and second factors. Every failure looks alike and takes alike: an unknown name costs a password hash
 * too, and can be locked like a known one. Nobody can keep another's name locked where its owner is known.
 */
@Service
public class SignIn {

    private static final int FAILURES_AN_ADDRESS = 100;
    private static final Duration PER = Duration.ofMinutes(10);
    /** Longer ones cost time and prove nothing. */
    private static final int LONGEST_PASSWORD = 256;

    /** Where a signed-in person proves something again: apart from sign-ins, which others may try. */
    private static final String OF_ADDRESS = "address:";

    private static final String PROOF = "proof";

    private static final Logger logger = LoggerFactory.getLogger(SignIn.class);

    private final Accounts accounts;
    private final SignInFailures failures;
    private final KnownDevices devices;
    private final SecondFactor secondFactor;
    private final AddressLimits limits;
    private final SecurityLog log;
    private final PasswordEncoder encoder;
    private final TransactionTemplate transaction;
    private final String nobodysHash;

    SignIn(
            Accounts accounts,
            SignInFailures failures,
            KnownDevices devices,
            SecondFactor secondFactor,
            AddressLimits limits,
            SecurityLog log,
            PasswordEncoder encoder,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.failures = failures;
        this.devices = devices;
        this.secondFactor = secondFactor;
        this.limits = limits;
        this.log = log;
        this.encoder = encoder;
        this.transaction = transaction;
        this.nobodysHash = encoder.encode("nobody");
    }

    /** How far a sign-in got. */
    public sealed interface Result {
        /** Right. {@code mustChangePassword}: only the password may be changed until it is. */
        record Welcome(SignedIn principal, boolean mustChangePassword) implements Result {}

        /** The password is right, a one-time code is needed. */
        record SecondFactorNeeded(SignedIn principal) implements Result {}

        /** Wrong name, wrong password, disabled, or wrong code: nobody says which. */
        record Wrong() implements Result {}
    }

    /**
     * @param code one-time or recovery code, null when none was given
     * @param address where the try comes from
     * @throws Refusal TOO_MANY while the name is locked for this source ({@code SIGN_IN_LOCKED}), while strangers have to
     *     take turns with it ({@code SIGN_IN_SLOWED}), or when the address failed too often
     */
    public Result tryPassword(String username, String password, @Nullable String code, String address) {
        String name = normal(username);
        Optional<Account> named = accounts.named(name);
        SignInFailures.Try attempt = admitted(name, named.map(Account::id).orElse(null), address);
        Optional<Account> account = password.length() > LONGEST_PASSWORD ? Optional.empty() : named;
        boolean usable = account.filter(found -> found.enabled() && found.passwordHash() != null)
                .isPresent();
        String hash = usable ? account.orElseThrow().passwordHash() : nobodysHash;
        boolean matches = encoder.matches(password.length() > LONGEST_PASSWORD ? "" : password, hash);
        if (!usable || !matches) {
            return wrong(SecurityLog.Kind.SIGN_IN_FAILED, account.orElse(null), attempt, address);
        }
        Account known = account.orElseThrow();
        if (encoder.upgradeEncoding(hash)) {
            String newer = encoder.encode(password);
            transaction.executeWithoutResult(status -> accounts.rehash(known.id(), newer));
        }
        if (known.totpConfirmed()) {
            if (code == null || code.isBlank()) {
                failures.giveBack(attempt);
                giveBack(attempt, address);
                return new Result.SecondFactorNeeded(new SignedIn(known.id(), name, known.stamp(), true));
            }
            if (!secondFactor.accepts(known, code)) {
                return wrong(SecurityLog.Kind.SECOND_FACTOR_FAILED, known, attempt, address);
            }
        }
        return welcome(known, attempt, address);
    }

    /**
     * The second step on the screen.
     *
     * @throws Refusal TOO_MANY as for {@link #tryPassword}
     */
    public Result trySecondFactor(AccountPrincipal pending, String code, String address) {
        String name = pending.getName();
        SignInFailures.Try attempt = admitted(name, pending.accountId(), address);
        Optional<Account> account =
                accounts.find(pending.accountId()).filter(found -> found.enabled() && found.stamp() == pending.stamp());
        if (account.isEmpty() || !secondFactor.accepts(account.get(), code)) {
            return wrong(SecurityLog.Kind.SECOND_FACTOR_FAILED, account.orElse(null), attempt, address);
        }
        return welcome(account.get(), attempt, address);
    }

    /** Whether the password is the account's; for acts that ask for it again. Counts like a sign-in. */
    boolean confirms(Account account, String password, String address) {
        SignInFailures.Try attempt = proving(account, address);
        boolean right = matches(account, password);
        if (right) {
            failures.forget(attempt);
        } else {
            wrong(SecurityLog.Kind.SIGN_IN_FAILED, account, attempt, address);
        }
        return right;
    }

    /**
     * Whether a signed-in person still has what signs in: before the second factor is set up, confirmed or removed. A
     * stolen token or an open session must not be enough. Counts like a sign-in.
     *
     * @param password null where none is asked for
     * @param secondFactor judges the code, null where none is asked for
     * @return the wrong one's field, {@code password} or {@code code}; empty when all is right
     */
    Optional<String> wrongProof(
            Account account, @Nullable String password, @Nullable BooleanSupplier secondFactor, String address) {
        SignInFailures.Try attempt = proving(account, address);
        if (password != null && account.passwordHash() != null && !matches(account, password)) {
            wrong(SecurityLog.Kind.SIGN_IN_FAILED, account, attempt, address);
            return Optional.of("password");
        }
        if (secondFactor != null && !secondFactor.getAsBoolean()) {
            wrong(SecurityLog.Kind.SECOND_FACTOR_FAILED, account, attempt, address);
            return Optional.of("code");
        }
        failures.forget(attempt);
        return Optional.empty();
    }

    private boolean matches(Account account, String password) {
        return account.passwordHash() != null
                && password.length() <= LONGEST_PASSWORD
                && encoder.matches(password, account.passwordHash());
    }

    private static String normal(String username) {
        String normal = Accounts.normalise(username.length() > 200 ? username.substring(0, 200) : username)
                .replaceAll("\\p{Cntrl}", " ");
        return normal.length() > 64 ? normal.substring(0, 64) : normal;
    }

    /** Counts the try where it comes from; a device that the account is known on is not kept out by its address either. */
    private SignInFailures.Try admitted(String name, @Nullable UUID account, String address) {
        Optional<String> device = account == null ? Optional.empty() : devices.of(account);
        if (device.isEmpty()) {
            limits.take("sign-in", address, FAILURES_AN_ADDRESS, PER);
        }
        String source = device.map(known -> "device:" + known).orElse(OF_ADDRESS + NetworkAddress.of(address));
        return admitted(
                new SignInFailures.Try(name, source, device.isPresent() || failures.isKnown(name, source)), address);
    }

    private SignInFailures.Try proving(Account account, String address) {
        return admitted(new SignInFailures.Try(account.username(), PROOF, true), address);
    }

    private SignInFailures.Try admitted(SignInFailures.Try attempt, String address) {
        switch (failures.admit(attempt)) {
            case ADMITTED -> {}
            case ATTACK -> {
                logger.warn(
                        "Strangers tried to sign in as {} {} times",
                        attempt.username(),
                        SignInFailures.STRANGERS_TRIES);
                log.tried(SecurityLog.Kind.SIGN_IN_ATTACKED, null, attempt.username(), address);
            }
            case LOCKED -> throw refused("SIGN_IN_LOCKED", attempt, address);
            case SLOWED -> throw refused("SIGN_IN_SLOWED", attempt, address);
        }
        return attempt;
    }

    /** Only failures count against the address; the others' try was taken before anybody knew. */
    private void giveBack(SignInFailures.Try attempt, String address) {
        if (attempt.source().startsWith(OF_ADDRESS)) {
            limits.giveBack("sign-in", address, FAILURES_AN_ADDRESS, PER);
        }
    }

    private void spend(SignInFailures.Try attempt, String address) {
        if (!attempt.source().startsWith(OF_ADDRESS)) {
            limits.spend("sign-in", address, FAILURES_AN_ADDRESS, PER);
        }
    }

    private Refusal refused(String code, SignInFailures.Try attempt, String address) {
        spend(attempt, address);
        log.tried(SecurityLog.Kind.SIGN_IN_LOCKED, null, attempt.username(), address);
        return Refusal.of(Refusal.Kind.TOO_MANY, code);
    }

    private Result wrong(SecurityLog.Kind kind, @Nullable Account account, SignInFailures.Try attempt, String address) {
        spend(attempt, address);
        log.tried(kind, account == null ? null : account.id(), attempt.username(), address);
        return new Result.Wrong();
    }

    private Result welcome(Account account, SignInFailures.Try attempt, String address) {
        failures.succeeded(attempt);
        giveBack(attempt, address);
        devices.remember(account.id());
        log.tried(SecurityLog.Kind.SIGNED_IN, account.id(), account.username(), address);
        return new Result.Welcome(
                new SignedIn(account.id(), account.username(), account.stamp(), false), account.mustChangePassword());
    }
}
