package org.keqiao.studio.publishing;

import java.time.LocalDate;
import java.util.List;
import org.springframework.lang.Nullable;

/**
 * What the designers hand to the second person.
 *
 * @param note what was changed and why; null for none
 * @param validFrom first day on which new cases take it, not before today; null for as soon as it is approved
 * @param moveCases true when the cases under way shall be moved to it afterwards, by a plan of their own
 * @param answers a word to each warning of the check
 */
public record Submission(
        @Nullable String note, @Nullable LocalDate validFrom, boolean moveCases, List<WarningAnswer> answers) {

    public Submission {
        answers = List.copyOf(answers);
    }

    /** A change of which the check warns of nothing. */
    public static Submission of(@Nullable String note, @Nullable LocalDate validFrom) {
        return new Submission(note, validFrom, false, List.of());
    }
}
