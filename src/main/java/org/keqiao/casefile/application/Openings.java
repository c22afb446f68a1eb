package org.keqiao.casefile.application;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.organization.OrganisationView;
import org.keqiao.organization.Organisations;
import org.keqiao.process.Matter;
import org.keqiao.process.Matters;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 依职权立案: cases that the office begins on its own initiative, about a case that is decided. They concern the applicant of
 * that case, who is told, but did not apply and cannot withdraw.
 */
@Service
public class Openings {

    private final CaseFiles files;
    private final Matters matters;
    private final FollowUps followUps;
    private final Applications applications;
    private final Submitting submitting;
    private final Organisations organisations;
    private final CurrentActor currentActor;
    private final Clock clock;

    Openings(
            CaseFiles files,
            Matters matters,
            FollowUps followUps,
            Applications applications,
            Submitting submitting,
            Organisations organisations,
            CurrentActor currentActor,
            Clock clock) {
        this.files = files;
        this.matters = matters;
        this.followUps = followUps;
        this.applications = applications;
        this.submitting = submitting;
        this.organisations = organisations;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /**
     * @param origin id of the decided case that it follows from
     * @param answers of the matter's start form
     */
    public record Opening(String matter, UUID origin, Map<String, Object> answers) {}

    /** Matters that the actor may open about a case; empty when it is none of theirs. */
    @Transactional(readOnly = true)
    public List<Matter> offered(UUID origin) {
        Actor actor = currentActor.require();
        return files.find(origin)
                .map(file -> followUps.of(file).stream()
                        .filter(matter -> followUps.opener(actor, matter, file).isPresent())
                        .toList())
                .orElse(List.of());
    }

    /**
     * Opens a case: it has a number and is under way at once.
     *
     * @param key chosen by the client; repeated calls with it get the first answer
     * @throws Refusal NOT_FOUND for an unknown matter or case; forbidden NOT_YOURS_TO_OPEN; conflict LINK_NOT_FITTING;
     *     INVALID with field errors; and what the flow's first actions refuse
     */
    @Transactional
    public SubmissionReceipt open(Opening opening, String key) {
        if (key.isBlank()) {
            throw Refusal.invalid(List.of(FieldError.of("Idempotency-Key", "required")));
        }
        Actor actor = currentActor.require();
        Matter matter = matters.current(opening.matter()).orElseThrow(Refusal::notFound);
        CaseFile origin = files.find(opening.origin()).orElseThrow(Refusal::notFound);
        if (followUps.opener(actor, matter, origin).isEmpty()) {
            throw Refusal.forbidden("NOT_YOURS_TO_OPEN");
        }
        followUps.requireFitting(matter, origin);
        UUID id = UUID.nameUUIDFromBytes((actor.accountId() + " " + matter.key() + " " + origin.id() + " " + key)
                .getBytes(StandardCharsets.UTF_8));
        if (files.find(id).isEmpty()) {
            OrganisationView concerned = organisations.find(origin.applicant());
            organisations.hold(concerned.id());
            files.insertDraft(
                    id,
                    matter,
                    origin.title(),
                    concerned,
                    FollowUps.scope(matter, origin),
                    applications.draft(matter, opening.answers()),
                    actor,
                    CaseFiles.Beginning.OFFICE,
                    origin.id(),
                    clock.instant());
        }
        return submitting.submit(id, key);
    }
}
