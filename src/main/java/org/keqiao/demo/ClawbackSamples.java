package org.keqiao.demo;

import java.util.Map;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseRef;
import org.keqiao.casefile.application.Openings;
import org.keqiao.casefile.application.SubmissionReceipt;
import org.keqiao.demo.MoneyData.Clawback;
import org.keqiao.demo.MoneySteps.Work;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Backdating;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Money that should not have stayed where it was paid. */
@Component
class ClawbackSamples {

    private static final String MATTER = "clawback";
    private static final String INVESTIGATION = "clawback-investigation";
    private static final String OFFICER = "officer";

    private final MoneySteps steps;
    private final Openings openings;
    private final CaseCommands commands;
    private final AccountDirectory accounts;
    private final CurrentActor currentActor;
    private final SampleStore store;
    private final Backdating backdating;
    private final TransactionTemplate transaction;

    ClawbackSamples(
            MoneySteps steps,
            Openings openings,
            CaseCommands commands,
            AccountDirectory accounts,
            CurrentActor currentActor,
            SampleStore store,
            Backdating backdating,
            TransactionTemplate transaction) {
        this.steps = steps;
        this.openings = openings;
        this.commands = commands;
        this.accounts = accounts;
        this.currentActor = currentActor;
        this.store = store;
        this.backdating = backdating;
        this.transaction = transaction;
    }

    /** True when it happened now. */
    boolean tell(Clawback clawback, MoneyPlot plot) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (!store.begin(clawback.key())) {
                return false;
            }
            CaseRef award = commands.ref(store.caseNumber(clawback.claim()));
            StoryTime time = plot.time(clawback.key(), plot.before(clawback.filed()));
            SubmissionReceipt opened = backdating.at(
                    time.now(),
                    () -> currentActor.runAs(
                            accounts.actorNamed(OFFICER),
                            () -> openings.open(
                                    new Openings.Opening(MATTER, award.id(), clawback.opening()), clawback.key())));
            store.made(clawback.key(), opened.id());
            Work work = Work.of(opened.caseNumber(), MATTER, party(clawback, plot), clawback.steps())
                    .saying(clawback.answers())
                    .knowing(ClawbackSamples::all);
            steps.work(work, plot, time);
            return true;
        }));
    }

    /** All that was paid is asked for. */
    private static void all(String form, Map<String, Object> facts, Map<String, Object> answers) {
        if (form.equals(INVESTIGATION)) {
            answers.put("cityPrincipal", facts.get("recoverableCity"));
            answers.put("countyPrincipal", facts.get("recoverableCounty"));
        }
    }

    private static String party(Clawback clawback, MoneyPlot plot) {
        return plot.city().claims().stream()
                .filter(claim -> claim.key().equals(clawback.claim()))
                .findFirst()
                .orElseThrow()
                .applicant();
    }
}
