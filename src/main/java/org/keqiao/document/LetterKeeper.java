package org.keqiao.document;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/**
 * What the office that issued a letter does with it; each refuses as {@link StampedCopies} and {@link LetterServing} say.
 */
public interface LetterKeeper {

    /**
     * @param content the stamped copy, a PDF; the caller closes it
     * @param lastDigits of the letter's number, as the paper shows it; null when not given
     * @param reason why it takes the place of another copy; null for the first one
     */
    void stamp(String fileName, InputStream content, @Nullable String lastDigits, @Nullable String reason);

    /** @param note who received it, or where the proof lies; null without one */
    void serve(Letter.Service service, LocalDate on, @Nullable String note);

    /** Copies that were replaced, oldest first. */
    List<StampedCopies.Earlier> earlier();

    /**
     * The bytes of a copy that was replaced; the caller closes them.
     *
     * @param sha256 which one
     * @throws Refusal NOT_FOUND when the letter has had no such copy
     */
    InputStream open(String sha256);
}
