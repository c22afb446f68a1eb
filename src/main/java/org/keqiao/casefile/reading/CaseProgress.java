package org.keqiao.casefile.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.keqiao.calendar.Limit;
import org.keqiao.shared.Light;
import org.springframework.lang.Nullable;
import org.springframework.modulith.NamedInterface;

/**
 * How far a case has come, for its parties: a handful of stages, never the flow's own steps.
 *
 * @param stages from the submission to the decision, in order
 * @param current index of the stage that was reached furthest; the number of stages when the case is closed
 * @param again name of an earlier stage that the case went back to; null when it did not
 * @param heldBy names of the offices where it lies, never of persons; empty when nothing waits
 * @param office the office that receives the case, with whom the applicant speaks
 * @param legal what the law allows, null when it sets nothing
 * @param promised what the bureau promises, null when it promises nothing
 * @param light of the promised limit, null before acceptance and after the decision
 * @param correctionDaysLeft working days to answer the correction, today not counted, negative when late; null outside
 *     of one
 * @param ownSteps what else the party has to answer, such as a statement in its defence; empty mostly
 */
@NamedInterface("extra")
public record CaseProgress(
        List<Stage> stages,
        int current,
        @Nullable String again,
        List<String> heldBy,
        String office,
        @Nullable Limit legal,
        @Nullable Limit promised,
        @Nullable Light light,
        @Nullable Integer correctionDaysLeft,
        List<OwnStep> ownSteps) {

    /**
     * With what other cases carry out: stages before the decision, such as a public notice, and after it, such as a
     * payment. Those after it are done once they were reached.
     */
    public CaseProgress with(List<Stage> beforeDecision, List<Stage> afterDecision) {
        int decision = stages.size() - 1;
        List<Stage> all = new ArrayList<>(stages);
        all.addAll(decision, beforeDecision);
        all.addAll(afterDecision);
        int now = current;
        if (current > decision) {
            now = all.size()
                    - (int) afterDecision.stream()
                            .filter(stage -> stage.reachedAt() == null)
                            .count();
        } else {
            for (int i = 0; i < beforeDecision.size(); i++) {
                now = beforeDecision.get(i).reachedAt() == null ? now : decision + i;
            }
        }
        return new CaseProgress(
                List.copyOf(all), now, again, heldBy, office, legal, promised, light, correctionDaysLeft, ownSteps);
    }

    /**
     * A step that waits for the case's party.
     *
     * @param task opaque, the inbox's
     * @param name in the reader's language
     * @param until last day, null without one
     */
    public record OwnStep(String task, String name, @Nullable LocalDate until) {}

    /**
     * @param name in the reader's language
     * @param reachedAt null while it is not
     */
    @NamedInterface("extra")
    public record Stage(String name, @Nullable Instant reachedAt) {}
}
