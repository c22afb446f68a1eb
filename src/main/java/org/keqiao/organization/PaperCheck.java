package org.keqiao.organization;

import java.util.List;
import java.util.UUID;
import org.keqiao.document.Documents;
import org.keqiao.document.StoredDocument;
import org.keqiao.security.Actor;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.TextKey;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** What every decision about who speaks for an organisation asks first: the right officer, the papers, the present owner. */
@Component
class PaperCheck {

    private final OrganisationRecords records;
    private final OrganisationDirectory directory;
    private final OfficersAreas areas;
    private final OrganisationLedger ledger;
    private final Documents documents;
    private final CityProfiles cities;

    PaperCheck(
            OrganisationRecords records,
            OrganisationDirectory directory,
            OfficersAreas areas,
            OrganisationLedger ledger,
            Documents documents,
            CityProfiles cities) {
        this.records = records;
        this.directory = directory;
        this.areas = areas;
        this.ledger = ledger;
        this.documents = documents;
        this.cities = cities;
    }

    /**
     * @throws Refusal FORBIDDEN to others than checkers and for an own organisation, NOT_FOUND outside the actor's area
     */
    void require(Actor actor, UUID id) {
        if (!OfficersAreas.isChecker(actor)) {
            throw Refusal.forbidden("NOT_YOUR_ROLE");
        }
        OrganisationView organisation = directory.find(id);
        // Nobody checks the papers of an own organisation.
        if (actor.organisations().contains(id)) {
            throw Refusal.forbidden("OWN_ORGANISATION");
        }
        if (!areas.checking(actor).covers(organisation.anyCounty())) {
            throw Refusal.notFound();
        }
    }

    /** Whether the actor may decide on its papers. */
    boolean may(Actor actor, OrganisationView organisation) {
        return OfficersAreas.isChecker(actor)
                && !actor.organisations().contains(organisation.id())
                && areas.checking(actor).covers(organisation.anyCounty());
    }

    /**
     * Nobody decides on what changed after it was looked at.
     *
     * @param version the {@link OrganisationView#version()} that the officer saw
     * @throws Refusal INVALID without one; CONFLICT {@code PAPERS_CHANGED}
     */
    void requireSeen(Organisation organisation, @Nullable Long version) {
        if (version == null) {
            throw Refusal.invalid(List.of(FieldError.of("version", "required")));
        }
        if (version != organisation.version()) {
            throw Refusal.conflict("PAPERS_CHANGED");
        }
    }

    /** As {@link #require}, and nobody else changes it until the transaction ends. */
    Organisation locked(Actor actor, UUID id) {
        require(actor, id);
        return records.lock(id).orElseThrow(Refusal::notFound);
    }

    /**
     * @throws Refusal INVALID with {@code county} unless it is one of the actor's area
     */
    void requireCounty(Actor actor, @Nullable String county) {
        if (county == null || county.isBlank()) {
            throw Refusal.invalid(List.of(FieldError.of("county", "required")));
        }
        if (cities.county(county).isEmpty() || !areas.checking(actor).covers(county)) {
            throw Refusal.invalid(List.of(FieldError.of("county", "invalid")));
        }
    }

    /**
     * The papers that prove it, of the kinds that this type of organisation needs, one at least of each.
     *
     * @throws Refusal CONFLICT {@code PAPERS_MISSING} naming what is not there
     */
    List<StoredDocument> requirePapers(Organisation organisation) {
        List<String> needed = organisation.type().papers();
        List<StoredDocument> there = documents.of(organisation.id()).stream()
                .filter(paper -> needed.contains(paper.kind()))
                .toList();
        List<String> missing = needed.stream()
                .filter(kind -> there.stream().noneMatch(paper -> paper.kind().equals(kind)))
                .toList();
        if (!missing.isEmpty()) {
            throw Refusal.conflict(
                    "PAPERS_MISSING",
                    new TextKey("organization.evidence."
                            + (missing.size() == 1
                                    ? missing.get(0)
                                    : organisation.type() == OrganisationType.TEAM ? "ofTeam" : "both")));
        }
        return there;
    }

    /** By their digests, so that nobody can put another paper in the place of one that was looked at. */
    void note(Actor actor, Organisation organisation, List<StoredDocument> papers) {
        papers.forEach(paper -> ledger.add(
                organisation.id(),
                OrganisationLedger.Kind.EVIDENCE_CHECKED,
                actor,
                paper.kind() + ' ' + paper.sha256()));
    }

    /** Locked; null when nobody is verified with this number. */
    @Nullable
    Organisation presentOwner(Organisation organisation) {
        if (organisation.uscc() != null) {
            return records.lockVerified(organisation.uscc()).orElse(null);
        }
        byte[] digest = organisation.residentIdDigest();
        return digest == null
                ? null
                : records.lockVerifiedPerson(organisation.type(), digest).orElse(null);
    }
}
