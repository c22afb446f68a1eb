package org.keqiao.title;

import java.time.LocalDate;
import org.keqiao.shared.Bilingual;

/**
 * Whether somebody was of an allowed class on a day, by what the register knows now.
 *
 * @param allowed the classes in words; one of them is enough
 * @param known what the register knows of each of them
 */
public record ClassCheck(Result result, LocalDate on, Bilingual allowed, Bilingual known) {

    /** Of one class, or of all that are allowed. */
    public enum Result {
        PASS,
        FAIL,
        /** The bureau has no whole list of the year: that nothing is found says nothing. */
        UNKNOWN
    }
}
