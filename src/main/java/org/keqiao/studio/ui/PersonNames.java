package org.keqiao.studio.ui;

import org.keqiao.security.AccountDirectory;
import org.keqiao.security.AccountView;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** Who did something, by the name that colleagues know: a change keeps the name its people sign in with. */
@Component
public class PersonNames {

    private final AccountDirectory accounts;

    PersonNames(AccountDirectory accounts) {
        this.accounts = accounts;
    }

    /** @param username empty or null for nobody; what is no account's stays as it is */
    public String named(@Nullable String username) {
        return username == null || username.isBlank()
                ? ""
                : accounts.named(username).map(AccountView::displayName).orElse(username);
    }
}
