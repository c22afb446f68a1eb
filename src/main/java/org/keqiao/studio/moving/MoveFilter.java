package org.keqiao.studio.moving;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Set;
import org.keqiao.process.moving.MovedCases;
import org.springframework.lang.Nullable;

/**
 * Which cases of the old version a move is about; what is null or empty does not narrow it.
 *
 * @param office code of the station or city that works them
 * @param county six-digit code of where the applicant is
 * @param receivedFrom first day of receipt
 * @param receivedTo last day of receipt
 * @param steps places of the old drawing, one of which they wait at
 * @param cases hand-picked case numbers; the other conditions count for them as well
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record MoveFilter(
        @Nullable String office,
        @Nullable String county,
        @Nullable LocalDate receivedFrom,
        @Nullable LocalDate receivedTo,
        Set<String> steps,
        Set<String> cases) {

    /** All cases of the version. */
    public static final MoveFilter ALL = new MoveFilter(null, null, null, null, Set.of(), Set.of());

    public MoveFilter {
        steps = steps == null ? Set.of() : Set.copyOf(steps);
        cases = cases == null ? Set.of() : Set.copyOf(cases);
    }

    MovedCases.Wanted wanted() {
        return new MovedCases.Wanted(blank(office), blank(county), receivedFrom, receivedTo, cases);
    }

    @Nullable
    private static String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
