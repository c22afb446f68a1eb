package org.keqiao.process.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.keqiao.process.OpenTask;
import org.keqiao.shared.Refusal;

/** Reads like the way of a case: what it expects, what it is answered. */
public final class CaseTrace {

    private final Trial trial;
    private String expected = "";

    private CaseTrace(Trial trial) {
        this.trial = trial;
    }

    public static CaseTrace of(Trial trial) {
        return new CaseTrace(trial);
    }

    /** Exactly these forms wait; the next answer goes to the first. */
    public CaseTrace expects(String... forms) {
        assertThat(trial.open()).extracting(task -> task.step().formId()).containsExactlyInAnyOrder(forms);
        expected = forms[0];
        return this;
    }

    public CaseTrace answer(String outcome) {
        return answer(outcome, Map.of());
    }

    public CaseTrace answer(String outcome, Map<String, Object> answers) {
        trial.answer(expected, outcome, answers);
        return this;
    }

    /** A seat that does not decide the step yet. */
    public CaseTrace signs(String outcome) {
        assertThat(trial.sign(expected, outcome)).as("the step waits on").isFalse();
        return this;
    }

    /** The seat on which it depends. */
    public CaseTrace signsLast(String outcome) {
        assertThat(trial.sign(expected, outcome)).as("the step has ended").isTrue();
        return this;
    }

    /** The next answer goes to this form. */
    public CaseTrace first(String form) {
        expected = form;
        return this;
    }

    public CaseTrace inRound(int round) {
        assertThat(trial.open(expected).orElseThrow().round()).isEqualTo(round);
        return this;
    }

    public CaseTrace performedBy(String performer) {
        assertThat(trial.open(expected).map(OpenTask::step).orElseThrow().performer())
                .isEqualTo(performer);
        return this;
    }

    public CaseTrace expires(String limit) {
        assertThat(trial.expire(limit)).as("a timer waits for " + limit).isTrue();
        return this;
    }

    public CaseTrace receives(String message) {
        assertThat(trial.send(message)).as("the case waits for " + message).isTrue();
        return this;
    }

    public CaseTrace ignores(String message) {
        assertThat(trial.send(message)).as("the case waits for " + message).isFalse();
        return this;
    }

    public CaseTrace refuses(String outcome, Map<String, Object> answers, String code) {
        assertThatThrownBy(() -> trial.answer(expected, outcome, answers))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
        return this;
    }

    /** The case has ended, decided by this action. */
    public CaseTrace endsDecidedBy(String action) {
        assertThat(trial.open()).isEmpty();
        assertThat(trial.isEnded()).as("the case has ended").isTrue();
        assertThat(trial.decidedBy()).hasValue(action);
        return this;
    }

    /** These happened, in this order, whatever else did. */
    public CaseTrace happened(String... steps) {
        assertThat(trial.trace()).containsSubsequence(steps);
        return this;
    }

    public CaseTrace neverHappened(String... steps) {
        assertThat(trial.trace()).doesNotContain(steps);
        return this;
    }

    public Trial trial() {
        return trial;
    }
}
