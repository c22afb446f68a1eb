package org.keqiao.demo;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CorrectionItem;
import org.keqiao.casefile.application.Cases;
import org.keqiao.demo.SampleContracts.Contract;
import org.keqiao.inbox.Completion;
import org.keqiao.inbox.Inbox;
import org.keqiao.process.OpenTask;
import org.keqiao.process.Outcome;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.springframework.stereotype.Component;

/** What the demonstration's officers do in a step. */
@Component
class StepWork {

    private static final String EXPERTS = "expertOpinion";
    /** Several are of different counties. */
    private static final Map<Role, List<String>> OFFICERS = Map.ofEntries(
            Map.entry(Role.INTAKE_CLERK, List.of("clerk")),
            Map.entry(Role.REGISTRAR, List.of("registrar")),
            Map.entry(Role.STATION_REVIEWER, List.of("rechecker")),
            Map.entry(Role.STATION_HEAD, List.of("stationhead")),
            Map.entry(Role.COUNTY_DEPT, List.of("county", "county2")),
            Map.entry(Role.PROGRAM_OFFICER, List.of("officer")),
            Map.entry(Role.RECHECKER, List.of("officer2")),
            Map.entry(Role.DEPUTY_DIRECTOR, List.of("deputy")),
            Map.entry(Role.MEETING_SECRETARY, List.of("secretary")),
            Map.entry(Role.FINANCE_OFFICER, List.of("finance")),
            Map.entry(Role.COUNTY_HEAD, List.of("countyhead", "countyhead2")),
            Map.entry(Role.COUNTY_FINANCE, List.of("countyfinance", "countyfinance2")),
            Map.entry(Role.TREASURY, List.of("treasury")),
            Map.entry(Role.FINANCE_BUREAU, List.of("financebureau")),
            Map.entry(Role.SPECIAL_AUDITOR, List.of("auditfirm")),
            Map.entry(Role.OBJECTION_OFFICER, List.of("objection")));

    private final Inbox inbox;
    private final Cases cases;
    private final CaseCommands commands;
    private final AccountDirectory accounts;
    private final CurrentActor currentActor;

    StepWork(Inbox inbox, Cases cases, CaseCommands commands, AccountDirectory accounts, CurrentActor currentActor) {
        this.inbox = inbox;
        this.cases = cases;
        this.commands = commands;
        this.accounts = accounts;
        this.currentActor = currentActor;
    }

    /** Sign-in name of the officer whose step it is; empty when the demonstration has nobody for it. */
    Optional<String> officer(OpenTask task) {
        List<String> holders = task.step().role().map(OFFICERS::get).orElse(List.of());
        if (holders.size() < 2) {
            return holders.stream().findFirst();
        }
        String county = commands.ref(task.caseNumber()).scope().county();
        return holders.stream()
                .filter(name -> accounts.named(name).isPresent())
                .filter(name -> Objects.equals(county, accounts.actorNamed(name).county()))
                .findFirst();
    }

    /** False when the demonstration has nobody for the step. */
    boolean canDo(OpenTask task) {
        return officer(task).isPresent();
    }

    /** The outcome that moves the case on. */
    static String usual(OpenTask task) {
        return task.step().outcomes().stream()
                .filter(outcome -> outcome.kind() == Outcome.Kind.ADVANCE)
                .findFirst()
                .map(Outcome::key)
                .orElseThrow();
    }

    /** The next move's outcome, when it is about this step; the move is used up. */
    static String outcome(OpenTask task, Deque<String> moves) {
        String form = task.step().formId() + ":";
        if (!moves.isEmpty() && moves.peek().startsWith(form)) {
            return moves.pop().substring(form.length());
        }
        return usual(task);
    }

    static Deque<String> moves(Story story) {
        return new ArrayDeque<>(story.moves());
    }

    void claim(OpenTask task, String username) {
        currentActor.runAs(accounts.actorNamed(username), () -> {
            inbox.claim(task.taskId());
            return null;
        });
    }

    void complete(UUID caseId, OpenTask task, String outcome, Story story, Contract contract, Tools tools) {
        Actor officer = accounts.actorNamed(officer(task).orElseThrow());
        Outcome.Kind kind = task.step().outcome(outcome).orElseThrow().kind();
        boolean corrects = outcome.equals("correct");
        SampleData data = tools.data();
        SampleData.Correction wrong = data.correction();
        Completion completion = new Completion(
                outcome,
                answers(task.step().formId(), kind, story, contract, tools),
                corrects ? wrong.text() : SampleData.any(data.opinions().get(opinions(task, kind)), tools.chance()),
                corrects
                        ? List.of(
                                new CorrectionItem(wrong.field(), null, wrong.text()),
                                new CorrectionItem(null, wrong.document(), wrong.documentText()))
                        : List.of());
        currentActor.runAs(officer, () -> {
            inbox.claim(task.taskId());
            if (task.step().formId().equals("contract-expert-opinion")) {
                cases.attach(
                        caseId,
                        EXPERTS,
                        data.papers().get(EXPERTS).name() + ".pdf",
                        new ByteArrayInputStream(tools.contracts().paper(EXPERTS, contract, story.key())));
            }
            return inbox.complete(task.taskId(), completion);
        });
    }

    /** Ends a step as the current person. */
    void complete(OpenTask task, Completion completion) {
        inbox.claim(task.taskId());
        inbox.complete(task.taskId(), completion);
    }

    private static String opinions(OpenTask task, Outcome.Kind kind) {
        boolean intake = task.step().formId().equals("contract-intake");
        return intake && kind == Outcome.Kind.REFUSE ? "REFUSE_INTAKE" : kind.name();
    }

    /** What a story is told with. */
    record Tools(SampleData data, SampleContracts contracts, Random chance) {}

    private static Map<String, Object> answers(
            String form, Outcome.Kind kind, Story story, Contract contract, Tools tools) {
        boolean refused = kind == Outcome.Kind.REFUSE;
        String note = SampleData.any(tools.data().notes(), tools.chance());
        Map<String, Object> answers = new LinkedHashMap<>();
        switch (form) {
            case "contract-intake" -> {
                answers.put("intakeChecks", List.of("region", "parties", "documents", "amounts", "unclassified"));
                if (refused) {
                    answers.put("intakeChecks", List.of("parties", "unclassified"));
                    answers.put("intakeRefusalReason", "NOT_THIS_REGION");
                    answers.put("competentAuthority", tools.data().authority());
                }
                note(answers, "intakeNote", note);
            }
            case "contract-technical-review" -> {
                answers.putAll(
                        refused
                                ? Map.of(
                                        "isTechContract", false,
                                        "certifiedRelatedParty", false,
                                        "disputed", false,
                                        "needsExpert", false,
                                        "refusalReason", "NOT_TECH_CONTRACT")
                                : tools.contracts().review(contract, story.expert()));
                note(answers, "reviewNote", note);
            }
            case "contract-expert-opinion" -> {
                answers.put("expertCount", 3);
                answers.put("expertConclusion", "TECH_CONTRACT");
                answers.put("expertAmount", contract.technicalAmount());
                answers.put("expertAdoption", "ADOPTED");
                answers.put("certifiedTechnicalAmount", contract.technicalAmount());
            }
            case "contract-second-review" ->
                answers.put("recheckItems", List.of("category", "amount", "documents", "procedure"));
            case "contract-head-decision" -> answers.put("headConfirms", true);
            default -> {
                // A step that a designer drew: its form may well do without answers.
            }
        }
        return answers;
    }

    private static void note(Map<String, Object> answers, String key, String note) {
        if (!note.isEmpty()) {
            answers.put(key, note);
        }
    }
}
