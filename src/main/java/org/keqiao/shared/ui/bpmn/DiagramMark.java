package org.keqiao.shared.ui.bpmn;

import java.util.Locale;
import org.keqiao.shared.ui.Tone;

/** What is said of an element of a drawing; in colour and in a word. */
public enum DiagramMark {
    ADDED(Tone.GOOD),
    CHANGED(Tone.SOON),
    REMOVED(Tone.LATE),
    /** Has its counterpart in another drawing. */
    MAPPED(Tone.GOOD),
    UNMAPPED(Tone.SOON);

    private final Tone tone;

    DiagramMark(Tone tone) {
        this.tone = tone;
    }

    Tone tone() {
        return tone;
    }

    String className() {
        return "kq-mark-" + name().toLowerCase(Locale.ROOT);
    }
}
