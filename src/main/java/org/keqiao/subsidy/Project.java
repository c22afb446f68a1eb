package org.keqiao.subsidy;

import java.time.LocalDate;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * 立项、认定或者考核的项目: something that an authority has recognised by a document.
 *
 * @param documentNumber 文号 of the document
 * @param documentOn its day
 * @param projectName as the document calls it
 * @param baseAmount what a rate is taken of, such as what was spent on it; null where the item gives a fixed sum
 * @param grade 考核等次; null where nothing was graded
 */
record Project(
        String documentNumber,
        @Nullable LocalDate documentOn,
        String projectName,
        @Nullable Money baseAmount,
        @Nullable String grade) {

    /** One document may recognise many. */
    String reference() {
        return reference(documentNumber, projectName);
    }

    static String reference(String documentNumber, String projectName) {
        return documentNumber.strip() + " " + projectName.strip();
    }
}
