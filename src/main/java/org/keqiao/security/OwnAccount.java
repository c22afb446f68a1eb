package org.keqiao.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.RealClock;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What people do with their own account: register, change the password, choose a language. */
@Service
public class OwnAccount {

    private final Accounts accounts;
    private final SignIn signIn;
    private final PasswordRules rules;
    private final PasswordEncoder encoder;
    private final SecurityLog log;
    private final AccountDirectory directory;
    private final RealClock clock;
    private final TransactionTemplate transaction;

    OwnAccount(
            Accounts accounts,
            SignIn signIn,
            PasswordRules rules,
            PasswordEncoder encoder,
            SecurityLog log,
            AccountDirectory directory,
            RealClock clock,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.signIn = signIn;
        this.rules = rules;
        this.encoder = encoder;
        this.log = log;
        this.directory = directory;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * A new applicant's account.
     *
     * @return its id
     * @throws Refusal INVALID with {@code username}, {@code displayName}, {@code email}, {@code mobile} or
     *     {@code password}
     */
    @Transactional
    public UUID register(NewAccount account, String password) {
        List<FieldError> errors = new ArrayList<>(NewAccounts.problems(account));
        rules.problem("password", password, account.username()).ifPresent(errors::add);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return add(account, encoder.encode(password));
    }

    /** An account whose person signs in at an identity provider. */
    @Transactional
    UUID registerWithoutPassword(NewAccount account) {
        return add(account, null);
    }

    private UUID add(NewAccount account, @Nullable String hash) {
        UUID id = UUID.randomUUID();
        if (!accounts.add(account, id, hash, null, clock.instant())) {
            throw Refusal.invalid(List.of(FieldError.of("username", "usernameTaken")));
        }
        log.changed(SecurityLog.Kind.ACCOUNT_CREATED, id, Accounts.normalise(account.username()), null);
        return id;
    }

    @Transactional(readOnly = true)
    public AccountView view(Actor actor) {
        return own(actor).view();
    }

    /** Whether somebody else chose the password, so that nothing else may be done before it is changed. */
    @Transactional(readOnly = true)
    public boolean mustChangePassword(Actor actor) {
        return own(actor).mustChangePassword();
    }

    /**
     * Ends the account's other sessions and tokens.
     *
     * @param address where the request comes from
     * @throws Refusal INVALID with {@code current} or {@code password}; TOO_MANY after wrong tries
     */
    public SignedIn changePassword(Actor actor, String current, String password, String address) {
        Account account = own(actor);
        if (!signIn.confirms(account, current, address)) {
            throw Refusal.invalid(List.of(FieldError.of("current", "wrongPassword")));
        }
        rules.require("password", password, account.username());
        if (current.equals(password)) {
            throw Refusal.invalid(List.of(FieldError.of("password", "passwordUnchanged")));
        }
        String hash = encoder.encode(password);
        transaction.executeWithoutResult(status -> {
            accounts.password(account.id(), hash, false);
            log.changed(SecurityLog.Kind.PASSWORD_CHANGED, account.id(), account.username(), null);
            directory.changed(account.id());
        });
        return new SignedIn(account.id(), account.username(), account.stamp() + 1, false);
    }

    /**
     * Where messages reach the person. A link for a new password goes there too, so the password is asked for; links that
     * were sent elsewhere are void afterwards.
     *
     * @param current the password; not looked at where the person signs in at an identity provider only
     * @param address where the request comes from
     * @throws Refusal INVALID with {@code email}, {@code mobile} or {@code current}; TOO_MANY after wrong tries
     */
    public void reachAt(Actor actor, @Nullable String email, @Nullable String mobile, String current, String address) {
        Account account = own(actor);
        List<FieldError> errors = NewAccounts.contact(account.displayName(), email, mobile);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        if (account.passwordHash() != null && !signIn.confirms(account, current, address)) {
            throw Refusal.invalid(List.of(FieldError.of("current", "wrongPassword")));
        }
        transaction.executeWithoutResult(status -> {
            accounts.reachAt(account.id(), email, mobile);
            log.changed(SecurityLog.Kind.ACCOUNT_CHANGED, account.id(), account.username(), null, address);
            directory.changed(account.id());
        });
    }

    /** Whether the person signs in by password here, or at an identity provider only. */
    @Transactional(readOnly = true)
    public boolean hasPassword(Actor actor) {
        return own(actor).passwordHash() != null;
    }

    /**
     * @param locale null for the installation's default
     */
    @Transactional
    public void speak(Actor actor, @Nullable Locale locale) {
        accounts.locale(own(actor).id(), locale == null ? null : locale.toLanguageTag());
        directory.changed(own(actor).id());
    }

    private Account own(Actor actor) {
        if (actor.accountId() == null) {
            throw Refusal.notFound();
        }
        return accounts.find(actor.accountId()).orElseThrow(Refusal::notFound);
    }
}
