package org.keqiao.security;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.lang.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Reads the actor from the security context, which is there on request threads and on the screens' threads alike. */
@Component
class SignedInActor implements CurrentActor {

    // Not the security context: on a screen's thread the session's context would win over it.
    private final ThreadLocal<Actor> standIn = new ThreadLocal<>();
    private final ActorDirectory directory;

    SignedInActor(ActorDirectory directory) {
        this.directory = directory;
    }

    @Override
    public Optional<Actor> find() {
        Actor other = standIn.get();
        if (other != null) {
            return Optional.of(other);
        }
        return principal(SecurityContextHolder.getContext().getAuthentication())
                .filter(principal -> !principal.secondFactorPending())
                .flatMap(principal -> directory.known(principal.accountId()))
                .filter(known -> known.account().enabled())
                .map(ActorDirectory.Known::actor);
    }

    @Override
    public Actor require() {
        return find().orElseThrow(() -> new AccessDeniedException("nobody is signed in"));
    }

    @Override
    public <T> T runAs(Actor actor, Supplier<T> work) {
        Actor before = standIn.get();
        standIn.set(actor);
        try {
            return work.get();
        } finally {
            if (before == null) {
                standIn.remove();
            } else {
                standIn.set(before);
            }
        }
    }

    static Optional<AccountPrincipal> principal(@Nullable Authentication authentication) {
        return authentication != null
                        && authentication.isAuthenticated()
                        && authentication.getPrincipal() instanceof AccountPrincipal principal
                ? Optional.of(principal)
                : Optional.empty();
    }
}
