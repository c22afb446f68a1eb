package org.keqiao.studio.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keqiao.casefile.past.PastAct;
import org.keqiao.casefile.past.PastCase;
import org.keqiao.process.OpenTask;
import org.keqiao.process.Outcome;
import org.springframework.lang.Nullable;

/** What an ended case knows to answer: steps by form and round, actions by how often they ran. */
final class Memory {

    /** Message of the models for what the act {@code withdrawal} records. */
    static final String WITHDRAW = "withdraw";

    /**
     * An answered step.
     *
     * @param outcome null where the applicant answered a notice, which has only one
     */
    record Answer(int seq, Instant at, @Nullable String outcome, Map<String, Object> answers) {

        /** The key of the outcome among those that a step has now. */
        Optional<String> outcomeOf(OpenTask task) {
            return task.step().outcomes().stream()
                    .filter(o -> outcome == null
                            ? o.kind() == Outcome.Kind.ADVANCE
                            : o.key().equals(outcome))
                    .map(Outcome::key)
                    .findFirst();
        }
    }

    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private final Map<String, List<Map<String, Object>>> outputs = new HashMap<>();
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private Instant submittedAt = Instant.EPOCH;
    private boolean withdrawn;

    Memory(PastCase past) {
        facts.putAll(past.own());
        Map<String, Integer> notices = new HashMap<>();
        for (PastAct act : past.acts()) {
            switch (act.kind()) {
                case STEP ->
                    answers.put(
                            key(act.formId(), act.round()),
                            new Answer(act.seq(), act.at(), act.outcome(), act.answers()));
                case ACTION ->
                    outputs.computeIfAbsent(act.name(), name -> new ArrayList<>())
                            .add(act.output());
                case COMMAND -> command(act, notices);
                default -> {
                    // Seats are told by their step, tables are evaluated anew.
                }
            }
        }
    }

    private void command(PastAct act, Map<String, Integer> notices) {
        switch (act.name()) {
            case "submission" -> {
                facts.putAll(act.answers());
                submittedAt = act.at();
            }
            case "correctionAnswer" ->
                answers.put(
                        key(act.formId(), notices.merge(act.formId(), 1, Integer::sum)),
                        new Answer(act.seq(), act.at(), null, act.answers()));
            case "withdrawal" -> withdrawn = true;
            default -> {
                // What officers did beside the flow does not move it.
            }
        }
    }

    static String key(@Nullable String formId, int round) {
        return formId + "#" + round;
    }

    static String key(OpenTask task) {
        return key(task.step().formId(), task.round());
    }

    Optional<Answer> answer(OpenTask task) {
        return Optional.ofNullable(answers.get(key(task)));
    }

    /** Forms with their round, in the order in which they were answered. */
    List<String> answered() {
        return answers.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> entry.getValue().seq()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What an action made when it ran for the n-th time, or the last time it ran; empty when it never did. */
    Optional<Map<String, Object>> output(String action, int time) {
        List<Map<String, Object>> all = outputs.getOrDefault(action, List.of());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(Math.min(time, all.size()) - 1));
    }

    boolean performed(String action) {
        return outputs.containsKey(action);
    }

    Map<String, Object> facts() {
        return facts;
    }

    Instant submittedAt() {
        return submittedAt;
    }

    boolean isWithdrawn() {
        return withdrawn;
    }
}
