package org.keqiao.casefile.application;

import java.util.Map;
import java.util.UUID;
import org.keqiao.casefile.ActRecord;
import org.keqiao.casefile.store.Acts;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.casefile.store.CaseParties;
import org.keqiao.casefile.store.NewAct;
import org.keqiao.organization.OrganisationDisplaced;
import org.keqiao.organization.Organisations;
import org.keqiao.security.CurrentActor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The verified owner of an organisation takes over its drafts and open cases from a wrong one. What the wrong owner's
 * people did stays in the record as theirs, and decided cases stay where they were.
 */
@Component
class TakingOver {

    private final CaseFiles files;
    private final CaseParties parties;
    private final Acts acts;
    private final Organisations organisations;
    private final CurrentActor currentActor;

    TakingOver(
            CaseFiles files, CaseParties parties, Acts acts, Organisations organisations, CurrentActor currentActor) {
        this.files = files;
        this.parties = parties;
        this.acts = acts;
        this.organisations = organisations;
        this.currentActor = currentActor;
    }

    // Within the displacement: there must be no moment in which a case is nobody's.
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(OrganisationDisplaced event) {
        String name = organisations.find(event.right()).name();
        for (UUID id : files.openOf(event.wrong())) {
            CaseFile file = files.lock(id);
            files.replaceApplicant(id, event.right(), name);
            if (file.number() != null) {
                acts.append(
                        id,
                        NewAct.of(
                                ActRecord.Kind.COMMAND,
                                "applicantReplaced",
                                currentActor.orSystem(),
                                file.submission(),
                                Map.of(
                                        "before",
                                        event.wrong().toString(),
                                        "now",
                                        event.right().toString())));
            }
        }
        parties.replace(event.wrong(), event.right(), name);
    }
}
