package org.keqiao.security;

import java.util.Set;
import java.util.UUID;
import org.springframework.lang.Nullable;

/**
 * The person, or the system, that acts.
 *
 * @param accountId null for the system
 * @param username sign-in name; {@code system} for the system
 * @param displayName the name that others see
 * @param roles official roles; empty for applicants
 * @param groups work groups of these roles, {@code REGISTRAR@35050101}, and of the organisations, {@code ORG@<id>}, or
 *     of the natural person, {@code PERSON@<account>}
 * @param station code of the own station, null without one
 * @param county code of the own county department, null without one
 * @param organisations the organisations this person may act for
 */
public record Actor(
        @Nullable UUID accountId,
        String username,
        String displayName,
        Set<Role> roles,
        Set<String> groups,
        @Nullable String station,
        @Nullable String county,
        Set<UUID> organisations) {

    public static final Actor SYSTEM = new Actor(null, "system", "系统", Set.of(), Set.of(), null, null, Set.of());

    public Actor {
        roles = Set.copyOf(roles);
        groups = Set.copyOf(groups);
        organisations = Set.copyOf(organisations);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    public boolean isSystem() {
        return accountId == null;
    }

    /** True for anybody who holds an official role. */
    public boolean isOfficer() {
        return !roles.isEmpty();
    }

    /** Work group of an organisation's people. */
    public static String organisationGroup(UUID organisation) {
        return "ORG@" + organisation;
    }

    /** Work group of a natural person. */
    public static String personGroup(UUID account) {
        return "PERSON@" + account;
    }
}
