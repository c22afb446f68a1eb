package org.keqiao.casefile;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keqiao.casefile.store.Acts;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.casefile.store.CaseTies;
import org.keqiao.casefile.store.NewAct;
import org.keqiao.process.Outcome;
import org.keqiao.process.Workflow;
import org.keqiao.security.Actor;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 一并办理: cases that are decided together in a case of their own, and what one case tells another. Whoever locks several
 * locks the gathering before its members, and members in the order of their numbers.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class GatheredCases {

    private final CaseFiles files;
    private final CaseTies ties;
    private final Acts acts;
    private final StandingAside aside;
    private final Workflow workflow;

    GatheredCases(CaseFiles files, CaseTies ties, Acts acts, StandingAside aside, Workflow workflow) {
        this.files = files;
        this.ties = ties;
        this.acts = acts;
        this.aside = aside;
        this.workflow = workflow;
    }

    /**
     * Handles cases together in another one: whoever acts there is bound by what he did on any of them.
     *
     * @param members any order; repeated calls add nothing
     */
    public void gather(CaseNumber gathering, List<CaseNumber> members) {
        ties.tie(files.lock(gathering).id(), members);
    }

    /**
     * Whoever decided about several together takes part in this one.
     *
     * @throws Refusal forbidden RECUSED, RECUSAL_PENDING, RELATION_DECLARED when they stand back from the member
     */
    @Transactional(readOnly = true)
    public void requireDoerTakesPart(CaseNumber member, CaseNumber gathering, Duty duty) {
        done(gathering, duty)
                .ifPresent(done -> aside.requireTakesPart(files.require(member).id(), done.accountId()));
    }

    private Optional<ActRecord> done(CaseNumber gathering, Duty duty) {
        UUID together = files.require(gathering).id();
        Set<Integer> invalid = aside.invalid(together);
        return acts.of(together).stream()
                .map(row -> row.act())
                .filter(act -> !invalid.contains(act.seq()))
                .filter(act -> act.kind() == ActRecord.Kind.STEP
                        && act.duty() == duty
                        && act.outcomeKind() == Outcome.Kind.ADVANCE)
                .max(Comparator.comparingInt(ActRecord::seq));
    }

    /** The case that one follows from; empty when it stands for itself. */
    @Transactional(readOnly = true)
    public Optional<CaseRef> origin(CaseNumber caseNumber) {
        return Optional.ofNullable(files.require(caseNumber).linkedTo())
                .flatMap(files::find)
                .map(CaseFile::ref);
    }

    /**
     * Hands a message to a case, wherever it waits for it.
     *
     * @return false when it waits for none of that name now
     */
    public boolean tell(CaseNumber caseNumber, String message) {
        files.lock(caseNumber);
        return workflow.correlate(message, caseNumber);
    }

    /**
     * Records on a member that a duty was done for it where several are handled together: it is evidence, and it binds the
     * person who did it.
     *
     * @param name of the act, a key of the timeline's texts
     * @param details small, named in the act's output
     * @throws Refusal conflict EVIDENCE_MISSING when nobody advanced the gathering in that duty
     */
    public void recordDone(
            CaseNumber member, CaseNumber gathering, Duty duty, String name, Map<String, Object> details) {
        CaseFile file = files.lock(member);
        ActRecord done = done(gathering, duty).orElseThrow(() -> Refusal.conflict("EVIDENCE_MISSING", duty.text()));
        acts.append(
                file.id(),
                NewAct.of(ActRecord.Kind.SYSTEM, name, Actor.SYSTEM, file.submission(), details)
                        .inDuty(duty)
                        .forSomeone(done.accountId(), done.actorName()));
    }
}
