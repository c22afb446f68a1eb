package org.keqiao.security;

import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;

/** Who a session or a request belongs to; what the person may do is looked up afresh. */
public interface AccountPrincipal extends Principal, Serializable {

    UUID accountId();

    /** The account's stamp at sign-in; the session ends when the account's is another. */
    int stamp();

    /** The password was right, the second factor is still missing: nobody is signed in yet. */
    default boolean secondFactorPending() {
        return false;
    }
}
