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
import org.keqiao.demo.MoneyData.Batch;
import org.keqiao.demo.MoneyData.Payment;
import org.keqiao.demo.MoneySteps.Work;
import org.keqiao.shared.CaseNumber;
import org.springframework.stereotype.Component;

/** Batches of claims: the meeting, the public notice, the award, and what each purse pays. */
@Component
class BatchSamples {

    private static final String MATTER = "subsidy-batch";
    private static final String PAYMENT = "subsidy-payment";
    private static final String COMPOSITION = "batch-compose";
    private static final String MEETING = "batch-meeting";

    private final OpenedSamples opened;
    private final MoneySteps steps;
    private final CaseCommands commands;
    private final SampleStore store;

    BatchSamples(OpenedSamples opened, MoneySteps steps, CaseCommands commands, SampleStore store) {
        this.opened = opened;
        this.steps = steps;
        this.commands = commands;
        this.store = store;
    }

    /** The batch and all that follows from it: it happened or it did not. True when it happened now. */
    boolean tell(Batch batch, MoneyPlot plot) {
        LocalDate day = plot.before(batch.filed());
        StoryTime time = plot.time(batch.key(), day);
        String title = MessageFormat.format(
                batch.title(), String.valueOf(day.getYear()), day.getMonthValue(), day.getDayOfMonth());
        return opened.tell(
                batch.key(), time, () -> new Openings.Opening(MATTER, null, Map.of("title", title)), number -> {
                    Set<String> claims = batch.claims().stream()
                            .map(store::caseNumber)
                            .map(CaseNumber::value)
                            .collect(Collectors.toSet());
                    Work work = Work.of(number, MATTER, OpenedSamples.OFFICER, batch.steps())
                            .knowing((form, facts, answers) -> list(form, facts, answers, claims));
                    steps.work(work, plot, time);
                    pay(batch.payments(), plot, time);
                });
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
                            Work.of(numberOf(payment), PAYMENT, OpenedSamples.OFFICER, move)
                                    .every(pace),
                            plot,
                            time);
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
