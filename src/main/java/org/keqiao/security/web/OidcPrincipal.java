package org.keqiao.security.web;

import java.util.Collection;
import java.util.UUID;
import org.keqiao.security.AccountPrincipal;
import org.keqiao.security.SignedIn;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Somebody who signed in at an identity provider. */
class OidcPrincipal extends DefaultOidcUser implements AccountPrincipal {

    private static final long serialVersionUID = 1L;

    private final SignedIn account;

    OidcPrincipal(OidcUser user, SignedIn account, Collection<? extends GrantedAuthority> authorities) {
        super(authorities, user.getIdToken(), user.getUserInfo());
        this.account = account;
    }

    @Override
    public UUID accountId() {
        return account.accountId();
    }

    @Override
    public int stamp() {
        return account.stamp();
    }

    @Override
    public String getName() {
        return account.name();
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other) && other instanceof OidcPrincipal principal && principal.account.equals(account);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + account.hashCode();
    }
}
