package org.keqiao.subsidy.clawback;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.GatheredCases;
import org.keqiao.casefile.StandingAside;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.shared.Refusal;
import org.keqiao.subsidy.clawback.Clawback.State;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 登记救济结果: reconsideration or a court has a decision to reclaim stand, go on or fall, at whatever step its case is, and
 * after it was closed as well. What was paid back under one that fell is given back by its purse, and recorded as returned.
 */
@Service
public class RemedyDesk {

    static final String ANNULLED = "clawbackAnnulled";

    private final ClawbackRows rows;
    private final CaseCommands cases;
    private final GatheredCases gathered;
    private final Exclusions exclusions;
    private final StandingAside aside;
    private final CurrentActor currentActor;
    private final Clock clock;

    RemedyDesk(
            ClawbackRows rows,
            CaseCommands cases,
            GatheredCases gathered,
            Exclusions exclusions,
            StandingAside aside,
            CurrentActor currentActor,
            Clock clock) {
        this.rows = rows;
        this.cases = cases;
        this.gathered = gathered;
        this.exclusions = exclusions;
        this.aside = aside;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /** Whether the signed-in person records what was ruled. */
    public boolean isOpen() {
        return currentActor
                .find()
                .filter(actor -> actor.has(Role.DEPUTY_DIRECTOR))
                .isPresent();
    }

    /**
     * @throws Refusal forbidden REMEDY_NOT_YOURS; NOT_FOUND; INVALID with field errors; conflict REMEDY_NOT_FITTING when it
     *     stands already, does not stand, or is not owed any more; REMEDY_NOT_HEARD when its case, as it is drawn, would go on
     *     although the decision is annulled; forbidden as every act on a case for who stands back
     */
    @Transactional
    public void record(UUID id, RemedyDraft draft) {
        Actor actor = currentActor.require();
        if (!actor.has(Role.DEPUTY_DIRECTOR)) {
            throw Refusal.forbidden("REMEDY_NOT_YOURS");
        }
        Clawback seen = rows.find(id).filter(each -> each.decidedIn() != null).orElseThrow(Refusal::notFound);
        draft.check(seen.decidedOn(), LocalDate.now(clock));
        cases.lock(seen.caseNumber());
        cases.lock(seen.application());
        aside.requireTakesPart(seen.caseNumber(), actor.accountId());
        Clawback clawback = rows.find(id).orElseThrow();
        requireFitting(clawback, draft.remedy());
        String document = draft.document().strip();
        cases.recordCommand(
                clawback.caseNumber(),
                "recordRemedy",
                null,
                Map.of(
                        "remedy", draft.remedy().name(),
                        "document", document,
                        "ruledOn", draft.ruledOn().toString()));
        switch (draft.remedy()) {
            case STAYED -> {
                rows.stay(id, draft.ruledOn());
                cases.standStill(clawback.caseNumber(), document);
            }
            case RESUMED -> {
                rows.stay(id, null);
                cases.goOn(clawback.caseNumber());
            }
            case ANNULLED -> annul(clawback, draft, document);
        }
    }

    private void annul(Clawback clawback, RemedyDraft draft, String document) {
        rows.lift(clawback.id());
        for (String state : exclusions.fall(clawback.decidedIn(), document)) {
            cases.recordFinding(clawback.caseNumber(), "exclusionFallen", Map.of("exclusion", state), Map.of());
        }
        if (clawback.state() == State.OWED) {
            cases.recordFinding(
                    clawback.caseNumber(),
                    "remedyKnown",
                    Map.of(),
                    Map.of(
                            "remedyDocument",
                            document,
                            "remedyOn",
                            draft.ruledOn().toString()));
            if (!gathered.tell(clawback.caseNumber(), ANNULLED)) {
                // A case that does not hear of it would go on collecting.
                throw Refusal.conflict("REMEDY_NOT_HEARD", clawback.caseNumber().value());
            }
        }
    }

    private static void requireFitting(Clawback clawback, Remedy remedy) {
        boolean stands = clawback.stayedOn() != null;
        boolean fits =
                switch (remedy) {
                    case STAYED -> clawback.state() == State.OWED && !stands;
                    case RESUMED -> clawback.state() == State.OWED && stands;
                    case ANNULLED -> clawback.state() != State.LIFTED;
                };
        if (!fits) {
            throw Refusal.conflict("REMEDY_NOT_FITTING", clawback.caseNumber().value());
        }
    }
}
