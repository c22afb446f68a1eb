package org.keqiao.subsidy;

import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * What the review found of a project that is claimed for.
 *
 * @param documentNumber as claimed
 * @param projectName as claimed
 * @param verifiedBase what counts of the base by the evidence; null where none was claimed
 * @param verifiedGrade as the document says it; null where it was left as claimed
 * @param reason why it does not count, or less of it; null where all does
 */
record ReviewedProject(
        String documentNumber,
        String projectName,
        boolean accepted,
        @Nullable Money verifiedBase,
        @Nullable String verifiedGrade,
        @Nullable String reason) {

    String reference() {
        return Project.reference(documentNumber, projectName);
    }
}
