package org.keqiao.security;

import java.sql.Timestamp;
import java.util.Map;
import java.util.UUID;
import org.keqiao.shared.RealClock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Accounts of people who sign in at an identity provider, linked by the provider's verified subject and by nothing
 * else: a name or an address that happens to be equal proves nothing.
 */
@Service
public class LinkedIdentities {

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final OwnAccount ownAccount;
    private final SecurityLog log;
    private final RealClock clock;
    private final ApplicationEventPublisher events;
    private final String realNameClaim;
    private final String usccClaim;
    private final String countyClaim;

    LinkedIdentities(
            JdbcClient jdbc,
            Accounts accounts,
            OwnAccount ownAccount,
            SecurityLog log,
            RealClock clock,
            ApplicationEventPublisher events,
            @Value("${keqiao.oidc.real-name-claim:}") String realNameClaim,
            @Value("${keqiao.oidc.credit-code-claim:}") String usccClaim,
            @Value("${keqiao.oidc.county-claim:}") String countyClaim) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.ownAccount = ownAccount;
        this.log = log;
        this.clock = clock;
        this.events = events;
        this.realNameClaim = realNameClaim;
        this.usccClaim = usccClaim;
        this.countyClaim = countyClaim;
    }

    /**
     * The account of a subject; an unknown subject becomes an applicant's.
     *
     * @param claims of the verified id token
     */
    @Transactional
    public SignedIn signIn(String issuer, String subject, Map<String, Object> claims) {
        UUID id = jdbc.sql("SELECT account FROM account_identity WHERE issuer = ? AND subject = ?")
                .params(issuer, subject)
                .query(UUID.class)
                .optional()
                .orElseGet(() -> register(issuer, subject, claims));
        Account account = accounts.find(id).orElseThrow();
        log.changed(SecurityLog.Kind.SIGNED_IN, account.id(), account.username(), issuer);
        vouch(issuer, account, claims);
        return new SignedIn(id, account.username(), account.stamp(), false);
    }

    private UUID register(String issuer, String subject, Map<String, Object> claims) {
        String name = text(claims, "name");
        String shown = name != null ? name : subject;
        // Random, because a name that the provider hands out may be somebody else's here.
        String username = "id-" + UUID.randomUUID().toString().substring(0, 13);
        UUID id = ownAccount.registerWithoutPassword(NewAccount.ofApplicant(
                username, shown.length() > 128 ? shown.substring(0, 128) : shown, text(claims, "email"), null));
        jdbc.sql("INSERT INTO account_identity (issuer, subject, account, linked_at) VALUES (?, ?, ?, ?)")
                .params(issuer, subject, id, Timestamp.from(clock.instant()))
                .update();
        log.changed(SecurityLog.Kind.IDENTITY_LINKED, id, username, issuer);
        return id;
    }

    private void vouch(String issuer, Account account, Map<String, Object> claims) {
        String uscc = usccClaim.isBlank() ? null : text(claims, usccClaim);
        boolean realName = !realNameClaim.isBlank() && ("true".equals(text(claims, realNameClaim)));
        if (realName && uscc != null) {
            String county = countyClaim.isBlank() ? null : text(claims, countyClaim);
            events.publishEvent(new IdentityVouched(account.id(), issuer, uscc, county));
        }
    }

    @Nullable
    private static String text(Map<String, Object> claims, String claim) {
        Object value = claims.get(claim);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }
}
