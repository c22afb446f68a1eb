package org.keqiao.organization;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.keqiao.document.StoredDocument;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.Actor;
import org.keqiao.security.IdentityVouched;
import org.keqiao.security.Role;
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

    private final OrganisationRecords records;
    private final PaperCheck check;
    private final Displacements displacements;
    private final OfficersAreas areas;
    private final OrganisationLedger ledger;
    private final AccountDirectory accounts;
    private final CityProfiles cities;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    OrganisationVerification(
            OrganisationRecords records,
            PaperCheck check,
            Displacements displacements,
            OfficersAreas areas,
            OrganisationLedger ledger,
            AccountDirectory accounts,
            CityProfiles cities,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            Clock clock) {
        this.records = records;
        this.check = check;
        this.displacements = displacements;
        this.areas = areas;
        this.ledger = ledger;
        this.accounts = accounts;
        this.cities = cities;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether the person may check papers at all. */
    public static boolean isChecker(Actor actor) {
        return OfficersAreas.isChecker(actor);
    }

    /** Whether the person may decide on this organisation's papers: an officer of its area, and none of its own people. */
    @Transactional(readOnly = true)
    public boolean mayCheck(Actor actor, OrganisationView organisation) {
        return check.may(actor, organisation);
    }

    /**
     * How many papers wait for the person's check. Sent-back ones wait for the applicant, proposed displacements for a
     * programme officer who did not propose them.
     */
    @Transactional(readOnly = true)
    public long waiting(Actor actor) {
        OfficersAreas.Area area = areas.checking(actor);
        if (!area.wholeCity() && area.counties().isEmpty()) {
            return 0;
        }
        return jdbc.sql("SELECT count(*) FROM organisation WHERE status = 'UNVERIFIED' AND objection IS NULL"
                        + " AND (:wholeCity OR declared_county = ANY(:counties))"
                        + " AND NOT EXISTS (SELECT 1 FROM organisation_displacement d WHERE d.claimant = organisation.id"
                        + " AND d.state = 'PROPOSED' AND (NOT :second OR d.proposed_by = :account))")
                .param("wholeCity", area.wholeCity())
                .param("counties", area.counties().toArray(String[]::new))
                .param("second", actor.has(Role.PROGRAM_OFFICER))
                .param("account", actor.accountId())
                .query(Long.class)
                .single();
    }

    /**
     * @param county six-digit code of the county unit, found out by the officer
     * @param version the {@link OrganisationView#version()} whose data and papers were looked at
     * @param note what was checked, null without one
     * @throws Refusal NOT_FOUND outside the actor's area; INVALID with {@code county}; CONFLICT {@code PAPERS_CHANGED}
     *     when it is another version since, {@code PAPERS_MISSING} without licence or authorisation letter, {@code ORGANISATION_HAS_OWNER} when another owner is verified
     */
    @Transactional
    public void verify(Actor actor, UUID id, @Nullable Long version, String county, @Nullable String note) {
        Organisation organisation = check.locked(actor, id);
        check.requireCounty(actor, county);
        organisation.requireUnverified();
        check.requireSeen(organisation, version);
        List<StoredDocument> papers = check.requirePapers(organisation);
        Organisation present = check.presentOwner(organisation);
        if (present != null) {
            throw Refusal.conflict("ORGANISATION_HAS_OWNER", present.name());
        }
        organisation.verify(actor.accountId(), county, clock.instant());
        check.note(actor, organisation, papers);
        ledger.add(
                id,
                OrganisationLedger.Kind.VERIFIED,
                actor,
                note == null || note.isBlank() ? county : county + " " + note);
        events.publishEvent(new OrganisationVerified(id));
    }

    /**
     * The papers do not do; the applicant sees why and may add others.
     *
     * @throws Refusal CONFLICT {@code DISPLACEMENT_PROPOSED} while a second person has to answer it first
     */
    @Transactional
    public void object(Actor actor, UUID id, String reason) {
        if (reason == null || reason.isBlank()) {
            throw Refusal.invalid(List.of(FieldError.of("reason", "required")));
        }
        if (reason.length() > 1000) {
            throw Refusal.invalid(List.of(FieldError.of("reason", "tooLong", 1000)));
        }
        Organisation organisation = check.locked(actor, id);
        if (displacements.open(id).isPresent()) {
            throw Refusal.conflict("DISPLACEMENT_PROPOSED");
        }
        organisation.object(reason.strip());
        ledger.add(id, OrganisationLedger.Kind.OBJECTED, actor, reason.strip());
        events.publishEvent(new OrganisationObjected(id, reason.strip()));
    }

    /** A verified organisation moved, or its county was not known when an identity provider vouched. */
    @Transactional
    public void moveTo(Actor actor, UUID id, String county) {
        check.requireCounty(actor, county);
        check.locked(actor, id).moveTo(county);
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
            if (organisation.status() == OrganisationStatus.UNVERIFIED && check.presentOwner(organisation) == null) {
                organisation.vouch(event.provider(), county, clock.instant());
                ledger.add(id, OrganisationLedger.Kind.VOUCHED, accounts.actor(event.account()), event.provider());
                events.publishEvent(new OrganisationVerified(id));
            }
        }
    }
}
