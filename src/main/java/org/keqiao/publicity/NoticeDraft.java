package org.keqiao.publicity;

import java.util.List;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * A public notice about to be opened.
 *
 * @param caseNumber the case that shows it, which learns what becomes of it
 * @param title what the public reads, in Chinese, at most 300 characters
 * @param titleEn the same in English
 * @param workingDays for how many working days it is shown, 1 to 60
 * @param lines at least one
 */
public record NoticeDraft(String caseNumber, String title, String titleEn, int workingDays, List<Line> lines) {

    public NoticeDraft {
        lines = List.copyOf(lines);
    }

    /**
     * One of whom or what is shown: name, item, amount, county and nothing else of a person (domain 6.5).
     *
     * @param reference what the owner knows the line by, such as an application's case number: unique in the notice, at
     *     most 60 characters. A case number makes those who reviewed that case strangers to an objection against the line
     * @param name of the enterprise or person, as the public reads it
     * @param item for what
     * @param amount null where no money is shown
     * @param county code of a county unit of the city, or its name; null where none is shown
     */
    public record Line(String reference, String name, String item, @Nullable Money amount, @Nullable String county) {}
}
