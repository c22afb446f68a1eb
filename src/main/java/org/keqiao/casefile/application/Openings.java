package org.keqiao.casefile.application;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keqiao.casefile.StandingAside;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.organization.CityProfiles;
import org.keqiao.organization.OrganisationView;
import org.keqiao.organization.Organisations;
import org.keqiao.process.Matter;
import org.keqiao.process.Matters;
import org.keqiao.security.Actor;
import org.keqiao.security.CaseScope;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 依职权立案: cases that the office begins on its own initiative, about a case that is decided. They concern the applicant of
 * that case, who is told, but did not apply and cannot withdraw. Others are the bureau's own and concern nobody outside.
 */
@Service
public class Openings {

    private final CaseFiles files;
    private final Matters matters;
    private final FollowUps followUps;
    private final StandingAside aside;
    private final Applications applications;
    private final Submitting submitting;
    private final Organisations organisations;
    private final CityProfiles cities;
    private final CurrentActor currentActor;
    private final Clock clock;

    Openings(
            CaseFiles files,
            Matters matters,
            FollowUps followUps,
            StandingAside aside,
            Applications applications,
            Submitting submitting,
            Organisations organisations,
            CityProfiles cities,
            CurrentActor currentActor,
            Clock clock) {
        this.files = files;
        this.matters = matters;
        this.followUps = followUps;
        this.aside = aside;
        this.applications = applications;
        this.submitting = submitting;
        this.organisations = organisations;
        this.cities = cities;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /**
     * @param origin id of the decided case that it follows from; null for a matter of the bureau's own
     * @param answers of the matter's start form
     */
    public record Opening(String matter, @Nullable UUID origin, Map<String, Object> answers) {}

    /** Matters of the bureau's own that the actor may open: they follow from no case, and concern nobody outside. */
    @Transactional(readOnly = true)
    public List<Matter> offered() {
        Actor actor = currentActor.require();
        return matters.current().stream()
                .filter(matter -> matter.settings().follows().isEmpty())
                .filter(matter -> followUps.opener(actor, matter, bureauScope()).isPresent())
                .toList();
    }

    /** Matters that the actor may open about a case; empty when it is none of theirs, or they stand back from it. */
    @Transactional(readOnly = true)
    public List<Matter> offered(UUID origin) {
        Actor actor = currentActor.require();
        return files.find(origin)
                .map(file -> followUps.of(file).stream()
                        .filter(matter ->
                                followUps.opener(actor, matter, file.scope()).isPresent())
                        .filter(matter -> aside.takesPart(file.number(), actor.accountId()))
                        .toList())
                .orElse(List.of());
    }

    /**
     * Opens a case: it has a number and is under way at once.
     *
     * @param key chosen by the client; repeated calls with it get the first answer
     * @throws Refusal NOT_FOUND for an unknown matter or case; forbidden NOT_YOURS_TO_OPEN, or what
     *     {@link StandingAside#requireTakesPart} refuses; conflict LINK_NOT_FITTING; INVALID with field errors; and what the flow's first actions refuse
     */
    @Transactional
    public SubmissionReceipt open(Opening opening, String key) {
        if (key.isBlank()) {
            throw Refusal.invalid(List.of(FieldError.of("Idempotency-Key", "required")));
        }
        Actor actor = currentActor.require();
        Matter matter = matters.current(opening.matter()).orElseThrow(Refusal::notFound);
        if (opening.origin() == null) {
            return openOwn(actor, matter, opening.answers(), key);
        }
        CaseFile origin = files.find(opening.origin()).orElseThrow(Refusal::notFound);
        if (followUps.opener(actor, matter, origin.scope()).isEmpty()) {
            throw Refusal.forbidden("NOT_YOURS_TO_OPEN");
        }
        aside.requireTakesPart(origin.number(), actor.accountId());
        followUps.requireFitting(matter, origin);
        return open(actor, matter, origin, opening.answers(), key);
    }

    /**
     * Opens a case that a decided one asks for, in the transaction that decides: nobody is asked whether he may, for the
     * flow says so.
     *
     * @param matter must follow from the matter of the case
     * @param key tells several of the same matter apart; a second call with it opens nothing
     * @throws Refusal INVALID MATTER_UNKNOWN; and what {@link #open} refuses of the answers
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public SubmissionReceipt openNext(CaseNumber decided, String matter, String key, Map<String, Object> answers) {
        Matter next = matters.current(matter).orElseThrow(() -> Refusal.invalid("MATTER_UNKNOWN", matter));
        return open(currentActor.require(), next, files.require(decided), answers, key);
    }

    /**
     * Opens a case for an organisation that did not apply, in the transaction that decides so: 免申即享.
     *
     * @param key tells several of the same organisation apart; a second call with it opens nothing
     * @throws Refusal INVALID MATTER_UNKNOWN; conflict ORGANISATION_UNVERIFIED; and what {@link #open} refuses of the answers
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public SubmissionReceipt openFor(UUID organisation, String matter, String key, Map<String, Object> answers) {
        Actor actor = currentActor.require();
        Matter known = matters.current(matter).orElseThrow(() -> Refusal.invalid("MATTER_UNKNOWN", matter));
        OrganisationView concerned = organisations.find(organisation);
        if (!concerned.isVerified()) {
            throw Refusal.conflict("ORGANISATION_UNVERIFIED", concerned.name());
        }
        UUID id = id(actor, known, organisation.toString(), key);
        if (files.find(id).isEmpty()) {
            organisations.hold(organisation);
            files.insertDraft(
                    id,
                    known,
                    Applications.title(answers),
                    concerned,
                    new CaseScope(null, concerned.county(), cities.current().code()),
                    applications.draft(known, answers),
                    actor,
                    CaseFiles.Beginning.OFFICE,
                    null,
                    clock.instant());
        }
        return submitting.submit(id, key);
    }

    private SubmissionReceipt open(
            Actor actor, Matter matter, CaseFile origin, Map<String, Object> answers, String key) {
        UUID id = id(actor, matter, origin.id().toString(), key);
        if (files.find(id).isEmpty()) {
            // Whoever the decided case is about: also one that has lost its place to the right owner since.
            OrganisationView concerned = organisations.find(origin.applicant());
            files.insertDraft(
                    id,
                    matter,
                    origin.title(),
                    concerned,
                    FollowUps.scope(matter, origin),
                    applications.draft(matter, answers),
                    actor,
                    CaseFiles.Beginning.OFFICE,
                    origin.id(),
                    clock.instant());
        }
        return submitting.submit(id, key);
    }

    private SubmissionReceipt openOwn(Actor actor, Matter matter, Map<String, Object> answers, String key) {
        if (!matter.settings().follows().isEmpty()) {
            throw Refusal.conflict("LINK_REQUIRED");
        }
        CaseScope scope = bureauScope();
        if (followUps.opener(actor, matter, scope).isEmpty()) {
            throw Refusal.forbidden("NOT_YOURS_TO_OPEN");
        }
        UUID id = id(actor, matter, "", key);
        if (files.find(id).isEmpty()) {
            files.insertDraft(
                    id,
                    matter,
                    Applications.title(answers),
                    organisations.bureau(),
                    scope,
                    applications.draft(matter, answers),
                    actor,
                    CaseFiles.Beginning.OFFICE,
                    null,
                    clock.instant());
        }
        return submitting.submit(id, key);
    }

    private CaseScope bureauScope() {
        return new CaseScope(null, null, cities.current().code());
    }

    private static UUID id(Actor actor, Matter matter, String origin, String key) {
        return UUID.nameUUIDFromBytes(
                (actor.accountId() + " " + matter.key() + " " + origin + " " + key).getBytes(StandardCharsets.UTF_8));
    }
}
