package org.keqiao.studio.draft;

import java.util.UUID;
import org.springframework.lang.Nullable;

/**
 * With what somebody writes into a draft.
 *
 * @param tab the window that holds the draft; null for a program, which needs to hold nothing
 * @param takeOver true to write although somebody else has the draft open
 */
public record Hand(@Nullable UUID tab, boolean takeOver) {

    /** A program, or a page that holds nothing. */
    public static final Hand NONE = new Hand(null, false);

    /** A program that takes the draft from whoever has it open. */
    public static final Hand TAKING_OVER = new Hand(null, true);

    /** A window of the workbench. */
    public static Hand of(UUID tab) {
        return new Hand(tab, false);
    }
}
