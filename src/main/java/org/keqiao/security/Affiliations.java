package org.keqiao.security;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What an account's work groups need to know from the organisations' side; implemented there. */
public interface Affiliations {

    /** The organisations that the account may act for or look into; displaced ones are left out. */
    Set<UUID> organisationsOf(UUID account);

    /** The same of many, in one statement; nothing for accounts of nobody. */
    Map<UUID, Set<UUID>> organisationsOf(Collection<UUID> accounts);

    /** Six-digit code of the city that this installation serves. */
    String city();

    /** The stations and county departments of the city. */
    List<Office> offices();
}
