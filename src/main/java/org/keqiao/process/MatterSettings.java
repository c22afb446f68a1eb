package org.keqiao.process;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keqiao.calendar.Limit;

/**
 * {@code settings.json} of a bundle.
 *
 * @param key the matter, equal to the process key and the folder
 * @param numberKind first part of the case number, {@code JSHT}
 * @param category key of the catalogue's group
 * @param startedBy organisation types, or PERSON, that may start it
 * @param startForm id of the application's form
 * @param office STATION, COUNTY or CITY: which office receives the case
 * @param onCorrection legal basis (or {@code *}) to what a correction after acceptance does to the clock
 * @param limits limit key to legal basis (or {@code *}) to limit; {@code decision} and {@code promised} are the case clock's
 * @param stages what the applicant sees, in order
 * @param letters letter id to its name and number series
 * @param follows keys of matters that its cases follow from: each begins at a decided case of one of them; empty for a
 *     matter that stands for itself
 * @param openedBy roles of the office that may open a case on their own initiative (依职权), for the applicant of the case
 *     that it follows from, or as the bureau's own where it follows from none; empty where only applicants begin
 * @param fromService limit key to the letter from whose service it counts: until that is recorded the limit stands still
 * @param untilDay limit key to a day of the year, {@code 03-31}: a limit that begins before it in its year lasts until then,
 *     and never shorter than its days
 */
@JsonIgnoreProperties(ignoreUnknown = false)
public record MatterSettings(
        String key,
        Text name,
        Text summary,
        String category,
        String numberKind,
        List<String> startedBy,
        String startForm,
        String office,
        Map<String, OnCorrection> onCorrection,
        Map<String, Map<String, Limit>> limits,
        List<Stage> stages,
        List<DocumentKind> documents,
        Map<String, LetterKind> letters,
        List<String> follows,
        List<String> openedBy,
        Map<String, String> fromService,
        Map<String, String> untilDay) {

    /** Limit keys of the case's own clock, the promise's and the law's: they begin with acceptance and count days. */
    public static final Set<String> CLOCK = Set.of("promised", "decision");

    /** What only lengthens the clock, and never begins. */
    public static final String EXTENSION = "extension";

    /**
     * Whether a letter may begin a limit and name its last day: not of the case's own clock, which began with acceptance,
     * and not one that begins with that letter's service, of which nobody knows the day yet.
     */
    public static boolean isSetBy(String letter, String limit, @org.springframework.lang.Nullable String service) {
        return !CLOCK.contains(limit) && !EXTENSION.equals(limit) && !letter.equals(service);
    }

    /** Most matters leave the last ones out of their file. */
    public MatterSettings {
        follows = follows == null ? List.of() : List.copyOf(follows);
        openedBy = openedBy == null ? List.of() : List.copyOf(openedBy);
        fromService = fromService == null ? Map.of() : Map.copyOf(fromService);
        untilDay = untilDay == null ? Map.of() : Map.copyOf(untilDay);
    }

    public enum OnCorrection {
        RESTART,
        PAUSE
    }

    /** A text in both languages. */
    public record Text(String zh, String en) {
        public String in(java.util.Locale locale) {
            return "en".equals(locale.getLanguage()) ? en : zh;
        }
    }

    public record Stage(String key, Text name) {}

    /**
     * @param condition FEEL over the answers; null when it does not depend on them
     */
    public record DocumentKind(
            String kind,
            Text name,
            boolean mandatory,
            @org.springframework.lang.Nullable String condition,
            int most,
            Text help) {}

    /**
     * @param series the word of its document number, {@code 科技受}; empty for letters without a number
     * @param adverse true when it must name the remedies
     * @param internal true for a letter to another authority, which the parties neither see nor hear of
     * @param sets key of the limit that it sets: unless that runs already, it begins when the letter is issued, and the
     *     letter can say its last day; null when it sets none
     */
    public record LetterKind(
            Text name,
            String series,
            boolean adverse,
            boolean internal,
            @org.springframework.lang.Nullable String sets) {}
}
