package org.keqiao.security;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.keqiao.shared.RealClock;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Accounts that nobody could have made by the ordinary way: a demonstration's, and the first administrators. */
@Service
public class FirstAccounts {

    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final SecurityLog log;
    private final RealClock clock;

    FirstAccounts(Accounts accounts, PasswordEncoder encoder, SecurityLog log, RealClock clock) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.log = log;
        this.clock = clock;
    }

    /** An account with its roles. */
    public record First(NewAccount account, Set<Role> roles) {}

    /**
     * Makes those that do not exist yet, all with one password. One hash serves them all: it is meant for passwords that
     * are no secret.
     *
     * @return the ids in the order given, of old and new ones
     */
    @Transactional
    public List<UUID> ensure(Collection<First> wanted, String password) {
        String hash = encoder.encode(password);
        return wanted.stream().map(first -> ensure(first, hash)).toList();
    }

    private UUID ensure(First first, String hash) {
        UUID id = UUID.randomUUID();
        if (!accounts.add(first.account(), id, hash, null, clock.instant())) {
            return accounts.named(first.account().username()).orElseThrow().id();
        }
        first.roles().forEach(role -> accounts.grant(id, role, null, clock.instant()));
        log.changed(
                SecurityLog.Kind.ACCOUNT_CREATED,
                id,
                first.account().username(),
                first.roles().toString());
        return id;
    }

    boolean needed() {
        return !accounts.anyAdministrator();
    }
}
