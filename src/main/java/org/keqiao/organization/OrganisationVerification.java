package org.keqiao.organization;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.Actor;
import org.keqiao.security.IdentityVouched;
import org.keqiao.security.RightsChanged;
import org.keqiao.security.Role;
import org.keqiao.security.Sessions;
import org.keqiao.shared.CreditCode;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The bureau's check of who speaks for an organisation (domain 0.5-6): a credit code's checksum proves nothing, licence
 * and authorisation letter do. A wrong owner can be displaced.
 */
@Service
public class OrganisationVerification {

    private static final Set<Role> CHECKERS =
            EnumSet.of(Role.INTAKE_CLERK, Role.REGISTRAR, Role.PROGRAM_OFFICER, Role.COUNTY_DEPT);

    private final OrganisationRecords records;
    private final OrganisationDirectory directory;
    private final Memberships memberships;
    private final OrganisationLedger ledger;
    private final AccountDirectory accounts;
    private final Sessions sessions;
    private final CityProfiles cities;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    OrganisationVerification(
            OrganisationRecords records,
            OrganisationDirectory directory,
            Memberships memberships,
            OrganisationLedger ledger,
            AccountDirectory accounts,
            Sessions sessions,
            CityProfiles cities,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            Clock clock) {
        this.records = records;
        this.directory = directory;
        this.memberships = memberships;
        this.ledger = ledger;
        this.accounts = accounts;
        this.sessions = sessions;
        this.cities = cities;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether the person may check papers at all. */
    public static boolean isChecker(Actor actor) {
        return actor.roles().stream().anyMatch(CHECKERS::contains);
    }

    /** How many papers wait for the person's check; sent-back ones wait for the applicant. */
    @Transactional(readOnly = true)
    public long waiting(Actor actor) {
        if (!isChecker(actor)) {
            return 0;
        }
        boolean onlyCounty = onlyOwnCounty(actor);
        return jdbc.sql("SELECT count(*) FROM organisation WHERE status = 'UNVERIFIED' AND objection IS NULL"
                        + " AND (NOT :onlyCounty OR declared_county = CAST(:county AS text))")
                .param("onlyCounty", onlyCounty)
                .param("county", actor.county())
                .query(Long.class)
                .single();
    }

    /**
     * @param county six-digit code of the county unit, found out by the officer
     * @param note what was checked, null without one
     * @param displace true to put this claimant in the place of the credit code's present owner; needs a programme
     *     officer
     * @throws Refusal NOT_FOUND outside the actor's area; INVALID with {@code county}; CONFLICT {@code
     *     ORGANISATION_HAS_OWNER} when another owner is verified and is not to be displaced
     */
    @Transactional
    public void verify(Actor actor, UUID id, String county, @Nullable String note, boolean displace) {
        Organisation organisation = forCheck(actor, id);
        requireCounty(actor, county);
        organisation.requireUnverified();
        Organisation present = presentOwner(organisation);
        if (present != null) {
            if (!displace) {
                throw Refusal.conflict("ORGANISATION_HAS_OWNER", present.name());
            }
            if (!actor.has(Role.PROGRAM_OFFICER)) {
                throw Refusal.forbidden("NOT_YOUR_ROLE");
            }
            displace(actor, present, organisation);
        }
        organisation.verify(actor.accountId(), county, clock.instant());
        ledger.add(
                id,
                OrganisationLedger.Kind.VERIFIED,
                actor,
                note == null || note.isBlank() ? county : county + " " + note);
        events.publishEvent(new OrganisationVerified(id));
    }

    /** The papers do not do; the applicant sees why and may add others. */
    @Transactional
    public void object(Actor actor, UUID id, String reason) {
        if (reason == null || reason.isBlank()) {
            throw Refusal.invalid(List.of(FieldError.of("reason", "required")));
        }
        if (reason.length() > 1000) {
            throw Refusal.invalid(List.of(FieldError.of("reason", "tooLong", 1000)));
        }
        forCheck(actor, id).object(reason.strip());
        ledger.add(id, OrganisationLedger.Kind.OBJECTED, actor, reason.strip());
        events.publishEvent(new OrganisationObjected(id, reason.strip()));
    }

    /** A verified organisation moved, or its county was not known when an identity provider vouched. */
    @Transactional
    public void moveTo(Actor actor, UUID id, String county) {
        requireCounty(actor, county);
        forCheck(actor, id).moveTo(county);
        ledger.add(id, OrganisationLedger.Kind.COUNTY_CHANGED, actor, county);
    }

    /** A real-name identity provider vouches at sign-in for organisations that the person registered. */
    @EventListener
    @Transactional
    public void vouched(IdentityVouched event) {
        if (CreditCode.parse(event.uscc()).isEmpty()) {
            return;
        }
        String uscc = CreditCode.normalise(event.uscc());
        String county = event.county() != null && cities.county(event.county()).isPresent() ? event.county() : null;
        List<UUID> own = jdbc.sql(
                        """
                        SELECT o.id FROM organisation o JOIN organisation_member m ON m.organisation = o.id
                        WHERE m.account = ? AND m.role = 'OWNER' AND o.uscc = ? AND o.status = 'UNVERIFIED'
                        ORDER BY o.created_at LIMIT 1
                        """)
                .params(event.account(), uscc)
                .query(UUID.class)
                .list();
        for (UUID id : own) {
            Organisation organisation = records.lock(id).orElseThrow();
            // Against a verified owner the bureau decides, not a provider.
            if (organisation.status() == OrganisationStatus.UNVERIFIED && presentOwner(organisation) == null) {
                organisation.vouch(event.provider(), county, clock.instant());
                ledger.add(id, OrganisationLedger.Kind.VOUCHED, accounts.actor(event.account()), event.provider());
                events.publishEvent(new OrganisationVerified(id));
            }
        }
    }

    private void displace(Actor actor, Organisation wrong, Organisation right) {
        wrong.displace(right.id());
        // Its row must leave the unique index before the right owner's enters.
        records.saveAndFlush(wrong);
        ledger.add(
                wrong.id(), OrganisationLedger.Kind.DISPLACED, actor, right.id().toString());
        memberships.revokeInvitations(wrong.id());
        List<UUID> people = memberships.accounts(wrong.id(), EnumSet.allOf(MemberRole.class));
        people.forEach(account -> {
            sessions.end(account, wrong.name());
            events.publishEvent(new RightsChanged(account));
        });
        events.publishEvent(new OrganisationDisplaced(wrong.id(), right.id(), people));
    }

    @Nullable
    private Organisation presentOwner(Organisation organisation) {
        if (organisation.uscc() != null) {
            return records.lockVerified(organisation.uscc()).orElse(null);
        }
        byte[] digest = organisation.residentIdDigest();
        return digest == null ? null : records.lockVerifiedPerson(digest).orElse(null);
    }

    private Organisation forCheck(Actor actor, UUID id) {
        if (!isChecker(actor)) {
            throw Refusal.forbidden("NOT_YOUR_ROLE");
        }
        if (!directory.maySee(actor, directory.find(id))) {
            throw Refusal.notFound();
        }
        // Nobody checks the papers of an own organisation.
        if (actor.organisations().contains(id)) {
            throw Refusal.forbidden("OWN_ORGANISATION");
        }
        return records.lock(id).orElseThrow(Refusal::notFound);
    }

    private void requireCounty(Actor actor, @Nullable String county) {
        if (county == null || county.isBlank()) {
            throw Refusal.invalid(List.of(FieldError.of("county", "required")));
        }
        if (cities.county(county).isEmpty() || (onlyOwnCounty(actor) && !county.equals(actor.county()))) {
            throw Refusal.invalid(List.of(FieldError.of("county", "invalid")));
        }
    }

    private static boolean onlyOwnCounty(Actor actor) {
        return actor.roles().stream().filter(CHECKERS::contains).allMatch(role -> role == Role.COUNTY_DEPT);
    }
}
