package org.keqiao.publicity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * A public notice as it stands.
 *
 * @param caseNumber the case that shows it
 * @param shownFrom 09:00 of its first day
 * @param lastDay it ends at 24:00 of this day
 * @param lines in the order in which they are shown
 */
public record NoticeView(
        UUID id,
        String caseNumber,
        Bilingual title,
        State state,
        Instant shownFrom,
        LocalDate lastDay,
        List<LineView> lines) {

    /** Where a notice stands; what is announced nobody outside can see yet. */
    public enum State {
        ANNOUNCED,
        SHOWN,
        CLOSED
    }

    /** What became of a line. */
    public enum LineState {
        SHOWN,
        /** Somebody objects; it waits until that is settled, also beyond the end of the notice. */
        CONTESTED,
        /** After an objection with another amount, which its owner shows in a notice of its own. */
        CHANGED,
        /** Taken out after an objection. */
        DELETED,
        /** Shown in full, and nobody objects. */
        CLEARED
    }

    /**
     * @param reference what the owner knows the line by
     * @param amount as it is shown; null where no money is
     * @param county as the owner gave it
     * @param newAmount what a CHANGED line is to have instead; null for every other line and where no money is shown
     */
    public record LineView(
            String reference,
            String name,
            String item,
            @Nullable Money amount,
            @Nullable String county,
            LineState state,
            @Nullable Money newAmount) {}

    /** The line, if it is one of this notice. */
    public Optional<LineView> line(String reference) {
        return lines.stream().filter(line -> line.reference().equals(reference)).findFirst();
    }
}
