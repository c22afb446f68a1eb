package org.keqiao.organization;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keqiao.security.Actor;
import org.keqiao.security.RightsChanged;
import org.keqiao.security.Role;
import org.keqiao.security.Sessions;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A wrong owner gives way to the right one (domain 0.5-6). It takes two people, since it hands drafts and open cases to
 * somebody else: who checked the papers proposes it with a reason, a programme officer confirms or declines.
 */
@Service
public class OrganisationDisplacement {

    private static final int LONGEST = 1000;

    private final PaperCheck check;
    private final Displacements displacements;
    private final OrganisationRecords records;
    private final OrganisationDirectory directory;
    private final Memberships memberships;
    private final OrganisationLedger ledger;
    private final Sessions sessions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OrganisationDisplacement(
            PaperCheck check,
            Displacements displacements,
            OrganisationRecords records,
            OrganisationDirectory directory,
            Memberships memberships,
            OrganisationLedger ledger,
            Sessions sessions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.check = check;
        this.displacements = displacements;
        this.records = records;
        this.directory = directory;
        this.memberships = memberships;
        this.ledger = ledger;
        this.sessions = sessions;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A displacement that waits for the second person.
     *
     * @param claimant who would be verified
     * @param owner who is now
     * @param county six-digit code that would be verified
     * @param changed whether the claimant's data or papers are other ones since, so that it can only be declined
     * @param mayConfirm whether the reader may
     */
    public record Proposal(
            UUID claimant,
            UUID owner,
            String ownerName,
            String county,
            String reason,
            String proposedBy,
            Instant proposedAt,
            boolean changed,
            boolean mayConfirm) {}

    /**
     * The open one for this claimant; for those who may check its papers.
     *
     * @throws Refusal NOT_FOUND outside the actor's area
     */
    @Transactional(readOnly = true)
    public Optional<Proposal> proposal(Actor actor, UUID claimant) {
        check.require(actor, claimant);
        long version = directory.find(claimant).version();
        return displacements
                .open(claimant)
                .map(row -> new Proposal(
                        row.claimant(),
                        row.owner(),
                        directory.find(row.owner()).name(),
                        row.county(),
                        row.reason(),
                        row.proposedName(),
                        row.proposedAt(),
                        row.version() != version,
                        row.version() == version && mayConfirm(actor, row)));
    }

    /** Who is verified with the claimant's number now; empty when nobody is in the way. */
    @Transactional(readOnly = true)
    public Optional<OrganisationView> presentOwner(Actor actor, UUID claimant) {
        check.require(actor, claimant);
        return displacements.presentOwner(claimant).map(directory::find);
    }

    /** Those of these organisations for whom one waits; for lists that the reader may see. */
    @Transactional(readOnly = true)
    public Set<UUID> waiting(Collection<UUID> claimants) {
        return displacements.waiting(claimants);
    }

    /**
     * @param version the {@link OrganisationView#version()} of the claimant that was looked at
     * @param county six-digit code of the claimant's county unit, found out by the officer
     * @param reason why the present owner is the wrong one
     * @throws Refusal INVALID with {@code version}, {@code county} or {@code reason}; CONFLICT {@code PAPERS_CHANGED}, {@code
     *     PAPERS_MISSING}, {@code NOBODY_TO_DISPLACE} or {@code DISPLACEMENT_PROPOSED} when one waits already
     */
    @Transactional
    public void propose(Actor actor, UUID claimant, @Nullable Long version, String county, String reason) {
        Organisation right = check.locked(actor, claimant);
        check.requireCounty(actor, county);
        String why = text("reason", reason);
        right.requireUnverified();
        check.requireSeen(right, version);
        check.requirePapers(right);
        Organisation wrong = check.presentOwner(right);
        if (wrong == null) {
            throw Refusal.conflict("NOBODY_TO_DISPLACE");
        }
        requireStranger(actor, wrong);
        UUID proposal = UUID.randomUUID();
        if (!displacements.propose(
                proposal, claimant, right.version(), wrong.id(), county, why, actor, clock.instant())) {
            throw Refusal.conflict("DISPLACEMENT_PROPOSED");
        }
        ledger.add(claimant, OrganisationLedger.Kind.DISPLACEMENT_PROPOSED, actor, why);
        events.publishEvent(new DisplacementProposed(proposal, claimant, actor.accountId()));
    }

    /**
     * The claimant is verified in the owner's place.
     *
     * @param version the {@link OrganisationView#version()} of the claimant that was looked at
     * @throws Refusal FORBIDDEN to others than programme officers and to who proposed it ({@code SECOND_PERSON}); CONFLICT
     *     {@code NO_DISPLACEMENT} when none waits, or the owner is another one since, {@code PAPERS_CHANGED} when the
     *     claimant is another version than the one that was proposed
     */
    @Transactional
    public void confirm(Actor actor, UUID claimant, @Nullable Long version) {
        Organisation right = check.locked(actor, claimant);
        if (!actor.has(Role.PROGRAM_OFFICER)) {
            throw Refusal.forbidden("NOT_YOUR_ROLE");
        }
        Displacements.Row proposal = open(claimant);
        if (proposal.proposedBy().equals(actor.accountId())) {
            throw Refusal.forbidden("SECOND_PERSON");
        }
        right.requireUnverified();
        check.requireSeen(right, version);
        // Both persons looked at the same papers.
        check.requireSeen(right, proposal.version());
        Organisation wrong = check.presentOwner(right);
        if (wrong == null || !wrong.id().equals(proposal.owner())) {
            throw Refusal.conflict("NO_DISPLACEMENT");
        }
        requireStranger(actor, wrong);
        check.note(actor, right, check.requirePapers(right));
        displacements.answer(proposal.id(), true, null, actor, clock.instant());
        displace(actor, wrong, right, proposal.reason());
        right.verify(actor.accountId(), proposal.county(), clock.instant());
        ledger.add(claimant, OrganisationLedger.Kind.VERIFIED, actor, proposal.county());
        events.publishEvent(new OrganisationVerified(claimant));
    }

    /**
     * Everything stays as it is; also for who proposed it.
     *
     * @throws Refusal INVALID with {@code reason}; CONFLICT {@code NO_DISPLACEMENT}
     */
    @Transactional
    public void decline(Actor actor, UUID claimant, String reason) {
        check.locked(actor, claimant);
        Displacements.Row proposal = open(claimant);
        if (!actor.has(Role.PROGRAM_OFFICER) && !proposal.proposedBy().equals(actor.accountId())) {
            throw Refusal.forbidden("NOT_YOUR_ROLE");
        }
        String why = text("reason", reason);
        displacements.answer(proposal.id(), false, why, actor, clock.instant());
        ledger.add(claimant, OrganisationLedger.Kind.DISPLACEMENT_DECLINED, actor, why);
    }

    private void displace(Actor actor, Organisation wrong, Organisation right, String reason) {
        wrong.displace(right.id());
        // Its row must leave the unique index before the right owner's enters.
        records.saveAndFlush(wrong);
        ledger.add(wrong.id(), OrganisationLedger.Kind.DISPLACED, actor, right.id() + " " + reason);
        memberships.revokeInvitations(wrong.id());
        List<UUID> people = memberships.accounts(wrong.id(), EnumSet.allOf(MemberRole.class));
        people.forEach(account -> {
            sessions.end(account, wrong.name());
            events.publishEvent(new RightsChanged(account));
        });
        events.publishEvent(new OrganisationDisplaced(wrong.id(), right.id(), people));
    }

    private Displacements.Row open(UUID claimant) {
        return displacements.open(claimant).orElseThrow(() -> Refusal.conflict("NO_DISPLACEMENT"));
    }

    private static boolean mayConfirm(Actor actor, Displacements.Row row) {
        return actor.has(Role.PROGRAM_OFFICER)
                && !row.proposedBy().equals(actor.accountId())
                && !actor.organisations().contains(row.owner());
    }

    /** Nobody takes part whose own organisation it is about. */
    private static void requireStranger(Actor actor, Organisation wrong) {
        if (actor.organisations().contains(wrong.id())) {
            throw Refusal.forbidden("OWN_ORGANISATION");
        }
    }

    private static String text(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw Refusal.invalid(List.of(FieldError.of(field, "required")));
        }
        if (text.length() > LONGEST) {
            throw Refusal.invalid(List.of(FieldError.of(field, "tooLong", LONGEST)));
        }
        return text.strip();
    }
}
