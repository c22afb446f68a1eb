package org.keqiao.organization;

/** How far the bureau knows that the people behind an account speak for the organisation. */
public enum OrganisationStatus {
    /** Registered by somebody; may keep drafts, may not submit. */
    UNVERIFIED,
    /** Licence and authorisation letter checked, or vouched for by a real-name identity provider. */
    VERIFIED,
    /** A wrong owner, replaced by the right one; its people read its decided cases and may do nothing any more. */
    DISPLACED
}
