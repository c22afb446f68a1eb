package org.keqiao.process;

import java.util.List;

/** Judges a letter's HTML; whoever prints letters implements it. */
public interface LetterCheck {

    /** What is wrong with a template; empty when it may be printed. Never throws for a bad template. */
    List<Problem> problems(String letter, String template);

    /**
     * @param code its text is the message {@code finding.<code>}
     * @param arguments values for the text
     */
    record Problem(String code, List<Object> arguments) {

        public Problem {
            arguments = List.copyOf(arguments);
        }
    }
}
