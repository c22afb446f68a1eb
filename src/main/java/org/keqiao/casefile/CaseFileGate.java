package org.keqiao.casefile;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.keqiao.casefile.clock.CaseDeadlines;
import org.keqiao.casefile.store.Acts;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.casefile.store.CaseJson;
import org.keqiao.casefile.store.NewAct;
import org.keqiao.process.CaseGate;
import org.keqiao.process.Step;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the engine's side sees of a case. */
@Component
@Transactional
class CaseFileGate implements CaseGate {

    private final CaseFiles files;
    private final Acts acts;
    private final CaseCommands commands;
    private final CaseDeadlines deadlines;
    private final CurrentActor currentActor;
    private final Clock clock;

    CaseFileGate(
            CaseFiles files,
            Acts acts,
            CaseCommands commands,
            CaseDeadlines deadlines,
            CurrentActor currentActor,
            Clock clock) {
        this.files = files;
        this.acts = acts;
        this.commands = commands;
        this.deadlines = deadlines;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @Override
    public void lock(CaseNumber caseNumber) {
        files.lock(caseNumber);
    }

    /** The case's own data stand among the facts, under names that no form may use. */
    @Override
    public Map<String, Object> facts(CaseNumber caseNumber) {
        CaseFile file = files.require(caseNumber);
        Map<String, Object> facts = new LinkedHashMap<>(file.facts());
        facts.put("legalBasis", file.legalBasis());
        facts.put("receivedOn", file.receivedOn());
        facts.put("acceptedOn", file.acceptedOn());
        facts.put("rulesAsOf", file.rulesAsOf());
        facts.put("submissionNumber", file.submission());
        facts.put("correctionRounds", file.correctionRound());
        facts.put("applicantCounty", file.scope().county());
        facts.put("applicantName", file.applicantName());
        facts.values().removeIf(java.util.Objects::isNull);
        return CaseJson.plain(facts);
    }

    @Override
    public void performed(CaseNumber caseNumber, String action, Map<String, Object> input, Map<String, Object> output) {
        CaseFile file = files.lock(caseNumber);
        Map<String, Object> plain = CaseJson.plain(output);
        plain.values().removeIf(java.util.Objects::isNull);
        acts.append(
                file.id(),
                NewAct.of(ActRecord.Kind.ACTION, action, currentActor.orSystem(), file.submission(), plain)
                        .answering(null, 0, input)
                        .establishing(plain));
    }

    @Override
    public Set<Duty> evidence(CaseNumber caseNumber) {
        return commands.evidence(caseNumber);
    }

    @Override
    public Instant deadline(CaseNumber caseNumber, String key) {
        return deadlines.get(files.require(caseNumber), key).dueAt();
    }

    @Override
    public void stepEntered(CaseNumber caseNumber, Step step) {
        if (step.stage() != null) {
            files.setStage(files.require(caseNumber).id(), step.stage(), clock.instant());
        }
        if (step.isOfFirm() && files.require(caseNumber).scope().firm() == null) {
            throw Refusal.conflict("FIRM_NOT_CHOSEN");
        }
        if (step.clockStands()) {
            deadlines.standForStep(files.require(caseNumber), step.deadline());
        }
    }

    @Override
    public void stepLeft(CaseNumber caseNumber, Step step) {
        if (step.deadline() != null) {
            deadlines.end(caseNumber, step.deadline());
        }
        if (step.clockStands()) {
            clockGoesOn(caseNumber);
        }
    }

    @Override
    public void clockGoesOn(CaseNumber caseNumber) {
        deadlines.stepOver(files.require(caseNumber));
    }

    @Override
    public boolean isPaused(CaseNumber caseNumber, String key) {
        return deadlines.isPaused(files.require(caseNumber), key);
    }

    @Override
    public boolean isDecided(CaseNumber caseNumber) {
        return files.require(caseNumber).status().isTerminal();
    }

    @Override
    public void decisionEvaluated(CaseNumber caseNumber, Decided decided) {
        CaseFile file = files.lock(caseNumber);
        Map<String, Object> rules = new LinkedHashMap<>();
        rules.put("decision", decided.table());
        rules.put("version", decided.version());
        rules.put("rows", decided.rows());
        rules.put("input", decided.input());
        acts.append(
                file.id(),
                NewAct.of(
                                ActRecord.Kind.SYSTEM,
                                decided.table(),
                                currentActor.orSystem(),
                                file.submission(),
                                decided.output())
                        .byRules(rules)
                        .establishing(decided.output()));
    }
}
