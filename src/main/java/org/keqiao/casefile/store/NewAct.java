package org.keqiao.casefile.store;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.keqiao.casefile.ActRecord;
import org.keqiao.process.Outcome;
import org.keqiao.process.Step;
import org.keqiao.security.Actor;
import org.keqiao.security.Duty;
import org.springframework.lang.Nullable;

/** An act about to be recorded, said in the order a person would say it; {@link Acts#append} writes it once. */
public final class NewAct {

    final ActRecord.Kind kind;
    final String name;
    final Actor actor;
    final int submission;
    final Map<String, Object> output;

    @Nullable
    String nameEn;

    @Nullable
    UUID onBehalfOf;

    @Nullable
    String onBehalfName;

    @Nullable
    Duty duty;

    @Nullable
    String formId;

    int round;
    Map<String, Object> answers = Map.of();

    @Nullable
    Outcome outcome;

    @Nullable
    String opinion;

    boolean internal;
    Map<String, Object> rules = Map.of();
    Map<String, Object> facts = Map.of();
    Set<String> withdrawn = Set.of();

    private NewAct(ActRecord.Kind kind, String name, Actor actor, int submission, Map<String, Object> output) {
        this.kind = kind;
        this.name = name;
        this.actor = actor;
        this.submission = submission;
        this.output = output;
    }

    /**
     * Something that was done.
     *
     * @param submission the one that it was done on
     * @param output what came out of it
     */
    public static NewAct of(ActRecord.Kind kind, String name, Actor actor, int submission, Map<String, Object> output) {
        return new NewAct(kind, name, actor, submission, output);
    }

    /** A step that somebody ended. */
    public static NewAct ofStep(Step step, Outcome outcome, Actor actor, int submission, Map<String, Object> output) {
        NewAct act = of(ActRecord.Kind.STEP, step.zh(), actor, submission, output)
                .inDuty(step.duty().orElse(null));
        act.nameEn = step.en();
        act.outcome = outcome;
        return act;
    }

    /** What somebody on one of the seats of a step decided. */
    public static NewAct ofSeat(Step step, Outcome outcome, Actor actor, int submission, Map<String, Object> output) {
        NewAct act = of(ActRecord.Kind.SEAT, step.zh(), actor, submission, output)
                .inDuty(step.duty().orElse(null));
        act.nameEn = step.en();
        act.outcome = outcome;
        return act;
    }

    public NewAct inDuty(@Nullable Duty done) {
        duty = done;
        return this;
    }

    /** Done for somebody else, a person or an organisation. */
    public NewAct forSomeone(@Nullable UUID id, @Nullable String itsName) {
        onBehalfOf = id;
        onBehalfName = itsName;
        return this;
    }

    /** @param hidden true when parties may not read it */
    public NewAct saying(@Nullable String words, boolean hidden) {
        opinion = words;
        internal = hidden;
        return this;
    }

    /** Answers to a form, or what an action was given. */
    public NewAct answering(@Nullable String form, int itsRound, Map<String, Object> given) {
        formId = form;
        round = itsRound;
        answers = given;
        return this;
    }

    public NewAct byRules(Map<String, Object> applied) {
        rules = applied;
        return this;
    }

    /** What is known of the case from now on: laid over its facts in the statement that records the act. */
    public NewAct establishing(Map<String, Object> known) {
        facts = known;
        return this;
    }

    /** @param keys nested with dots; what is known under them of the case holds no more */
    public NewAct withdrawing(Set<String> keys) {
        withdrawn = keys;
        return this;
    }
}
