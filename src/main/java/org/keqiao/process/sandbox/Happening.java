package org.keqiao.process.sandbox;

import java.time.Instant;
import java.util.Map;
import org.keqiao.process.CaseGate;
import org.keqiao.process.OpenTask;
import org.keqiao.process.Outcome;

/** Something that happened to a case of the sandbox, at its own time. */
public sealed interface Happening {

    Instant at();

    /** In few technical words, for tests. */
    String brief();

    /** A step was ended. */
    record Answered(Instant at, OpenTask task, Outcome outcome) implements Happening {
        @Override
        public String brief() {
            return task.step().formId() + " " + outcome.key();
        }
    }

    /**
     * One seat of a step decided.
     *
     * @param seat how many have decided now
     */
    record Signed(Instant at, OpenTask task, int seat, Outcome outcome) implements Happening {
        @Override
        public String brief() {
            return task.step().formId() + " seat " + seat + " " + outcome.key();
        }
    }

    /** An action ran; what it reads and makes may name people. */
    record Performed(Instant at, String action, Map<String, Object> input, Map<String, Object> output)
            implements Happening {
        @Override
        public String brief() {
            return "${" + action + "}";
        }
    }

    /** A routing table said something. */
    record Evaluated(Instant at, CaseGate.Decided decided) implements Happening {
        @Override
        public String brief() {
            return decided.table();
        }
    }

    /** A limit ran out and its timer fired. */
    record Expired(Instant at, String limit) implements Happening {
        @Override
        public String brief() {
            return "over " + limit;
        }
    }

    /** A message was handed over. */
    record Received(Instant at, String message) implements Happening {
        @Override
        public String brief() {
            return "message " + message;
        }
    }
}
