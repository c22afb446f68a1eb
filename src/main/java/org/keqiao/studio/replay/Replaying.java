package org.keqiao.studio.replay;

import java.util.List;
import org.keqiao.casefile.past.PastCase;
import org.keqiao.studio.way.WayStep;

/**
 * Takes one case both ways. Its own way is taken once more rather than read from its acts, so that whatever differs comes
 * from the change and from nothing else; a case whose own version does not lead it where it went is not judged.
 */
final class Replaying {

    private Replaying() {}

    /** Both ways as far as they went, and what they differ in. */
    record Result(List<WayStep> was, List<WayStep> would, Verdict verdict) {}

    static Result replay(PastCase past, Course draft, Course own) {
        Memory memory = new Memory(past);
        Ran was = own.asItWas(memory);
        if (!isWhatHappened(was, memory)) {
            return new Result(was.way(), List.of(), Verdict.unknown(Unjudged.of(Unjudged.Reason.NOT_REPRODUCED)));
        }
        Ran would = draft.asItWouldBe(memory, own, was);
        return new Result(was.way(), would.way(), Verdict.of(was, would));
    }

    private static boolean isWhatHappened(Ran was, Memory memory) {
        List<String> answered = was.way().stream()
                .filter(step -> step.kind() == WayStep.Kind.STEP)
                .map(step -> Memory.key(step.key(), step.round()))
                .toList();
        return was.ended()
                && was.unjudged() == null
                && answered.equals(memory.answered())
                && was.way().stream().filter(WayStep::decides).allMatch(step -> memory.performed(step.key()));
    }
}
