package org.keqiao.shared.ui;

import java.util.Optional;

/** Who looks at the page; a bean of the module that knows the accounts. */
public interface Visitors {

    /** Empty when nobody is signed in. */
    Optional<Visitor> current();

    /**
     * @param name as others see it
     * @param username sign-in name
     * @param officer true for official roles: denser pages
     */
    record Visitor(String name, String username, boolean officer) {}
}
