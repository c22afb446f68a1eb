package org.keqiao.demo;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.application.Openings;
import org.keqiao.casefile.application.SubmissionReceipt;
import org.keqiao.demo.MoneyData.Batch;
import org.keqiao.demo.MoneyData.Payment;
import org.keqiao.demo.MoneySteps.Work;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Backdating;
import org.keqiao.shared.CaseNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Batches of claims: the meeting, the public notice, the award, and what each purse pays. */
@Component
class BatchSamples {

    private static final String MATTER = "subsidy-batch";
    private static final String PAYMENT = "subsidy-payment";
    private static final String COMPOSITION = "batch-compose";
    private static final String MEETING = "batch-meeting";
    private static final String OFFICER = "officer";

    private final MoneySteps steps;
    private final Openings openings;
    private final CaseCommands commands;
    private final AccountDirectory accounts;
    private final CurrentActor currentActor;
    private final SampleStore store;
    private final Backdating backdating;
    private final TransactionTemplate transaction;

    BatchSamples(
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

    /** The batch and all that follows from it: it happened or it did not. True when it happened now. */
    boolean tell(Batch batch, MoneyPlot plot) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (!store.begin(batch.key())) {
                return false;
            }
            Set<String> claims = batch.claims().stream()
                    .map(store::caseNumber)
                    .map(CaseNumber::value)
                    .collect(Collectors.toSet());
            LocalDate day = plot.before(batch.filed());
            StoryTime time = plot.time(batch.key(), day);
            String title = MessageFormat.format(
                    batch.title(), String.valueOf(day.getYear()), day.getMonthValue(), day.getDayOfMonth());
            SubmissionReceipt opened = backdating.at(
                    time.now(),
                    () -> currentActor.runAs(
                            accounts.actorNamed(OFFICER),
                            () -> openings.open(
                                    new Openings.Opening(MATTER, null, Map.of("title", title)), batch.key())));
            store.made(batch.key(), opened.id());
            Work work = Work.of(opened.caseNumber(), MATTER, OFFICER, batch.steps())
                    .knowing((form, facts, answers) -> list(form, facts, answers, claims));
            steps.work(work, plot, time);
            pay(batch.payments(), plot, time);
            return true;
        }));
    }

    /** The officer chooses these claims; the meeting decides about each line as the answers' only row says. */
    private static void list(String form, Map<String, Object> facts, Map<String, Object> answers, Set<String> claims) {
        if (form.equals(COMPOSITION)) {
            answers.put(
                    "chosen",
                    rows(facts.get("candidates")).stream()
                            .filter(row -> claims.contains(String.valueOf(row.get("application"))))
                            .toList());
        } else if (form.equals(MEETING)) {
            Map<String, Object> decision = rows(answers.get("decisions")).get(0);
            answers.put(
                    "decisions",
                    rows(facts.get("agenda")).stream()
                            .map(row -> {
                                Map<String, Object> decided = new LinkedHashMap<>(decision);
                                decided.putAll(row);
                                return decided;
                            })
                            .toList());
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(Object list) {
        return (List<Map<String, Object>>) list;
    }

    private void pay(List<Payment> payments, MoneyPlot plot, StoryTime time) {
        int rounds = payments.stream()
                .mapToInt(payment -> payment.steps().size())
                .max()
                .orElse(0);
        for (int round = 0; round < rounds; round++) {
            int pace = 1;
            for (Payment payment : payments) {
                if (round < payment.steps().size()) {
                    List<String> move = List.of(payment.steps().get(round));
                    steps.work(
                            Work.of(numberOf(payment), PAYMENT, OFFICER, move).every(pace), plot, time);
                    pace = 0;
                }
            }
        }
    }

    private CaseNumber numberOf(Payment payment) {
        Object cases = commands.facts(store.caseNumber(payment.claim())).get("paymentCases");
        return ((List<?>) cases)
                .stream()
                        .map(number -> new CaseNumber(String.valueOf(number)))
                        .filter(number -> payment.share()
                                .name()
                                .equals(commands.facts(number).get("share")))
                        .findFirst()
                        .orElseThrow();
    }
}
