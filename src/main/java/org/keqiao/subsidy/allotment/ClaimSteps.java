package org.keqiao.subsidy.allotment;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.event.ApplicantNotified;
import org.keqiao.funding.AllocationStrategy;
import org.keqiao.inbox.Completion;
import org.keqiao.inbox.Inbox;
import org.keqiao.process.OpenTask;
import org.keqiao.process.Outcome;
import org.keqiao.process.Workflow;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Ends the step of a claim that an allotment serves, as whoever confirmed it would have done by hand: the same checks, the same
 * act, and the flow goes on as it is drawn.
 */
@Component
class ClaimSteps {

    private final CaseCommands cases;
    private final Workflow workflow;
    private final Inbox inbox;
    private final ApplicationEventPublisher events;
    private final Texts texts;

    ClaimSteps(CaseCommands cases, Workflow workflow, Inbox inbox, ApplicationEventPublisher events, Texts texts) {
        this.cases = cases;
        this.workflow = workflow;
        this.inbox = inbox;
        this.events = events;
        this.texts = texts;
    }

    /**
     * Of a claim whose money is reserved ends the step; of one that was carried over tells the applicant.
     *
     * @param year of the line
     * @param besides what the act says after the opinion; empty for nothing
     * @throws Refusal whatever the step and what follows it refuse; conflict ALLOTMENT_CLAIMS_CHANGED when it waits no longer
     */
    void end(AllottedClaim claim, AllocationStrategy strategy, int year, String besides) {
        if (claim.given().isPositive()) {
            complete(claim, strategy, besides);
        } else if (!cases.get(claim.number()).status().isTerminal()) {
            events.publishEvent(new ApplicantNotified(
                    UUID.randomUUID(),
                    cases.ref(claim.number()),
                    texts.get(
                            "subsidy.carriedOver",
                            Locale.SIMPLIFIED_CHINESE,
                            String.valueOf(year),
                            String.valueOf(year + 1))));
        }
    }

    private void complete(AllottedClaim claim, AllocationStrategy strategy, String besides) {
        OpenTask task = step(claim.number());
        Outcome outcome = task.step().outcomes().stream()
                .filter(one -> one.kind() == Outcome.Kind.ADVANCE)
                .findFirst()
                .orElseThrow(() -> gone(claim.number()));
        inbox.claim(task.taskId());
        String opinion = texts.get(
                "subsidy.allotted",
                Locale.SIMPLIFIED_CHINESE,
                texts.get("policy.allocation." + strategy, Locale.SIMPLIFIED_CHINESE),
                claim.asked().text(),
                claim.given().text());
        inbox.complete(task.taskId(), Completion.of(outcome.key(), Map.of(), opinion + besides));
    }

    /** What the act says of whoever confirmed, and has the office no more. */
    String standing(String name, LocalDate confirmedOn) {
        return texts.get("subsidy.allotted.stands", Locale.SIMPLIFIED_CHINESE, name, confirmedOn);
    }

    /** Whoever has the step of a claim gives it back. */
    void release(CaseNumber claim) {
        inbox.release(step(claim).taskId());
    }

    private OpenTask step(CaseNumber claim) {
        return workflow.openTasks(claim).stream()
                .filter(open -> open.step().duty().filter(Duty.BUDGET::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> gone(claim));
    }

    private static Refusal gone(CaseNumber claim) {
        return Refusal.conflict("ALLOTMENT_CLAIMS_CHANGED", claim.value());
    }
}
