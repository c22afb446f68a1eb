package org.keqiao.organization;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keqiao.security.Actor;
import org.keqiao.shared.CursorPage;
import org.springframework.lang.Nullable;

/** What other modules ask about organisations; reads only, without a check of who asks except where it is said. */
public interface Organisations {

    /**
     * @throws org.keqiao.shared.Refusal NOT_FOUND when there is none
     */
    OrganisationView find(UUID organisation);

    /** Many in one statement; unknown ids are left out. */
    List<OrganisationView> all(Collection<UUID> organisations);

    /** The bureau itself, whose own cases have no other applicant; it has no people, papers or credit code here. */
    OrganisationView bureau();

    /** The verified owner of a credit code. */
    Optional<OrganisationView> verified(String uscc);

    /** Of many credit codes in one statement; those that nobody has verified are left out. */
    List<OrganisationView> verified(Collection<String> usccs);

    /** Names for lists; unknown ids are left out. */
    Map<UUID, String> names(Collection<UUID> organisations);

    /** The organisations that a person is a member of, with displaced ones left out, by name. */
    List<OrganisationView> of(Actor actor);

    /** Member roles of the person; empty for strangers and in displaced organisations. */
    Set<MemberRole> rolesOf(Actor actor, UUID organisation);

    /** Whether the person may prepare a case for the organisation: an owner, agent or approver; verified or not. */
    boolean mayStart(Actor actor, UUID organisation);

    /**
     * Nobody displaces it until the transaction ends, so that no draft begins in the hands of who lost it meanwhile.
     *
     * @throws org.keqiao.shared.Refusal FORBIDDEN {@code NOT_YOUR_ORGANISATION} when it is displaced
     */
    void hold(UUID organisation);

    /** Whether the person may submit for it: {@link #mayStart}, and an APPROVER where it approves internally. */
    boolean maySubmit(Actor actor, UUID organisation);

    /** Verified with a known county, so that it may submit. */
    boolean isVerified(UUID organisation);

    /** The verified county, null while unknown. */
    @Nullable
    String county(UUID organisation);

    /** Accounts to be told about the organisation's cases: owners, agents and approvers. */
    List<UUID> handlers(UUID organisation);

    /** Accounts that approve internally for the organisation. */
    List<UUID> approvers(UUID organisation);

    /** The organisations that approve internally and for which this person approves. */
    Set<UUID> approvedBy(Actor actor);

    /**
     * Officers' search by name, credit code or status, by name; station and county officers find those of their counties,
     * applicants their own organisations only.
     *
     * @param text part of the name or start of the credit code, null for all
     * @param status null for all
     * @param type null for all
     * @param cursor of the previous page, null for the first
     * @param limit at most 200
     */
    CursorPage<OrganisationView> search(
            Actor actor,
            @Nullable String text,
            @Nullable OrganisationStatus status,
            @Nullable OrganisationType type,
            @Nullable String cursor,
            int limit);
}
