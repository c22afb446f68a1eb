package org.keqiao.casefile.application;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.process.Matter;
import org.keqiao.process.Matters;
import org.keqiao.security.Actor;
import org.keqiao.security.CaseScope;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Cases in which somebody speaks against what others get. They belong to the city, never to the county or station of
 * either side; those alone who examine them may know who applied; and whoever worked on what they are about stands back.
 * The module that knows what may be spoken against, begins them.
 */
@Service
public class ConfidentialCases {

    private final CaseFiles files;
    private final Matters matters;
    private final Applicants applicants;
    private final Applications applications;
    private final CurrentActor currentActor;
    private final Clock clock;

    ConfidentialCases(
            CaseFiles files,
            Matters matters,
            Applicants applicants,
            Applications applications,
            CurrentActor currentActor,
            Clock clock) {
        this.files = files;
        this.matters = matters;
        this.applicants = applicants;
        this.applications = applications;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /**
     * A case about to begin.
     *
     * @param organisation for whom; null when the actor has just one
     * @param title what it is called until the form says otherwise
     * @param about cases that it is about, the first one first; numbers of no case are left out
     */
    public record Begun(String matter, @Nullable UUID organisation, String title, List<CaseNumber> about) {}

    /**
     * A new draft; from here on it goes the way of every application.
     *
     * @throws Refusal NOT_FOUND for an unknown matter; forbidden MATTER_NOT_FOR_APPLICANT, NOT_YOUR_ORGANISATION; conflict
     *     ORGANISATION_UNVERIFIED: who speaks against others says who it is
     */
    @Transactional
    public CaseDraft begin(Begun begun) {
        Actor actor = currentActor.require();
        Matter matter = matters.current(begun.matter()).orElseThrow(Refusal::notFound);
        Applicants.Choice applicant = applicants.choose(actor, matter, begun.organisation());
        if (!applicant.organisation().isVerified()) {
            throw Refusal.conflict(
                    "ORGANISATION_UNVERIFIED", applicant.organisation().name());
        }
        applicants.hold(applicant);
        List<UUID> about = begun.about().stream()
                .map(files::find)
                .flatMap(Optional::stream)
                .map(CaseFile::id)
                .distinct()
                .toList();
        UUID id = UUID.randomUUID();
        files.insertDraft(
                id,
                matter,
                begun.title(),
                applicant.organisation(),
                new CaseScope(
                        null,
                        null,
                        applicants.scope(matter, applicant.organisation()).city()),
                applications.draft(matter, applications.prefill(matter, applicant.organisation())),
                actor,
                CaseFiles.Beginning.OBJECTOR,
                about.isEmpty() ? null : about.get(0),
                clock.instant());
        about.forEach(other -> files.tie(id, other));
        return applications.view(files.find(id).orElseThrow());
    }
}
