package org.keqiao.security;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.shared.Refusal;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the web filters need to know of an account, as of at most two seconds ago. */
@Service
public class Sessions {

    private final ActorDirectory directory;
    private final Accounts accounts;
    private final SecurityLog log;

    Sessions(ActorDirectory directory, Accounts accounts, SecurityLog log) {
        this.directory = directory;
        this.accounts = accounts;
        this.log = log;
    }

    /**
     * @param locale language tag the person chose, null without a choice
     */
    public record State(boolean mustChangePassword, @org.springframework.lang.Nullable String locale) {}

    /** Empty when the session has to end: the account is gone, disabled, or something important about it changed. */
    public Optional<State> alive(AccountPrincipal principal) {
        return directory
                .known(principal.accountId())
                .map(ActorDirectory.Known::account)
                .filter(account -> account.enabled() && account.stamp() == principal.stamp())
                .map(account -> new State(account.mustChangePassword(), account.locale()));
    }

    /**
     * Ends all sessions and tokens of an account; the person may sign in again.
     *
     * @param why for the security log
     */
    @Transactional
    public void end(UUID account, String why) {
        Account ended = accounts.find(account).orElseThrow(Refusal::notFound);
        accounts.raiseStamp(account);
        log.changed(SecurityLog.Kind.SESSIONS_ENDED, account, ended.username(), why);
        directory.changed(account);
    }

    /** {@code ROLE_REGISTRAR} and so on. */
    public Collection<GrantedAuthority> authorities(UUID account) {
        return directory
                .known(account)
                .map(known -> known.account().roles().stream()
                        .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                        .toList())
                .orElse(List.of());
    }
}
