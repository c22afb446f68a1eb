package org.keqiao.process.engine;

import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/**
 * The refusal with which an action of this thread's step ended. The engine asks the database on before it lets it through; where
 * the refusal stands for a violated constraint, PostgreSQL answers nothing any more, and the engine tells of that alone.
 */
final class Refused {

    private static final ThreadLocal<Refusal> LAST = new ThreadLocal<>();

    private Refused() {}

    static void note(Refusal refusal) {
        LAST.set(refusal);
    }

    /** What was noted last, which is forgotten; null when nothing was. */
    @Nullable
    static Refusal taken() {
        Refusal last = LAST.get();
        LAST.remove();
        return last;
    }
}
