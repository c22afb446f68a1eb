package org.keqiao.security;

import java.util.List;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;

/**
 * People set up and remove their own second factor. A stolen token or a session left open is not enough for either: the
 * password is asked for again, and wrong tries count, lock and are logged like those at sign-in.
 *
 * <p>No transaction here: a refused try must stay counted.
 */
@Service
public class OwnSecondFactor {

    private final SignIn signIn;
    private final SecondFactor secondFactor;
    private final Accounts accounts;

    OwnSecondFactor(SignIn signIn, SecondFactor secondFactor, Accounts accounts) {
        this.signIn = signIn;
        this.secondFactor = secondFactor;
        this.accounts = accounts;
    }

    /** False for people who sign in by an identity provider only. */
    public boolean asksPassword(Actor actor) {
        return own(actor).passwordHash() != null;
    }

    /**
     * Starts anew; nothing changes at sign-in until {@link #confirm}.
     *
     * @param password ignored where there is none
     * @param address where the request comes from
     * @throws Refusal INVALID with {@code password}; CONFLICT {@code SECOND_FACTOR_ENROLLED}; TOO_MANY
     */
    public SecondFactor.Enrolment enrol(Actor actor, @Nullable String password, String address) {
        Account account = own(actor);
        if (account.totpConfirmed()) {
            throw Refusal.conflict("SECOND_FACTOR_ENROLLED");
        }
        refuse(signIn.wrongProof(account, text(password), null, address).orElse(null));
        return secondFactor.enrol(actor);
    }

    /**
     * @return recovery codes, shown this once
     * @throws Refusal INVALID with {@code code}; CONFLICT {@code SECOND_FACTOR_NOT_STARTED}; TOO_MANY
     */
    public List<String> confirm(Actor actor, @Nullable String code, String address) {
        Account account = own(actor);
        refuse(signIn.wrongProof(account, null, () -> secondFactor.isOfEnrolment(account, text(code)), address)
                .orElse(null));
        return secondFactor.confirm(account);
    }

    /**
     * @param code one-time or recovery code
     * @throws Refusal INVALID with {@code password} or {@code code}; TOO_MANY
     */
    public void remove(Actor actor, @Nullable String password, @Nullable String code, String address) {
        Account account = own(actor);
        if (!account.totpConfirmed()) {
            return;
        }
        refuse(signIn.wrongProof(account, text(password), () -> secondFactor.accepts(account, text(code)), address)
                .orElse(null));
        secondFactor.clear(account);
    }

    private static void refuse(@Nullable String wrong) {
        if (wrong != null) {
            throw Refusal.invalid(
                    List.of(FieldError.of(wrong, wrong.equals("password") ? "wrongPassword" : "wrongCode")));
        }
    }

    private Account own(Actor actor) {
        if (actor.accountId() == null) {
            throw Refusal.forbidden("NOT_YOUR_ROLE");
        }
        return accounts.find(actor.accountId()).orElseThrow(Refusal::notFound);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
