package org.keqiao.process;

/**
 * One way a step can end, as the designer named it.
 *
 * @param key value of the step's outcome variable
 * @param opinionRequired true when the person must give a reason
 */
public record Outcome(String key, Kind kind, String zh, String en, boolean opinionRequired) {

    public enum Kind {
        ADVANCE,
        RETURN,
        REFUSE
    }
}
