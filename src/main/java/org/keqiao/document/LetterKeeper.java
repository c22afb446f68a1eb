package org.keqiao.document;

import java.io.InputStream;
import java.time.LocalDate;
import org.springframework.lang.Nullable;

/** What the office that issued a letter does with it; each refuses as {@link LetterSeals} and {@link LetterServing} say. */
public interface LetterKeeper {

    /** @param content the stamped copy, a PDF; the caller closes it */
    void stamp(String fileName, InputStream content);

    /** @param note who received it, or where the proof lies; null without one */
    void serve(Letter.Service service, LocalDate on, @Nullable String note);
}
