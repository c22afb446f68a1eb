package org.keqiao.organization;

import java.util.UUID;

/**
 * Somebody is to be asked to join an organisation.
 *
 * @param addressee e-mail address or mobile number
 * @param sealedToken sealed by {@code SecretBox} for {@link OrganisationMembers#TOKEN_PURPOSE}; opened, it is the end of
 *     the path {@code /invitation/<token>}
 */
public record MemberInvited(UUID organisation, String organisationName, String addressee, String sealedToken) {}
