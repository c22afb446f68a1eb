package org.keqiao.subsidy;

import java.time.LocalDate;
import java.util.List;
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
 * @param certificateNo 合同登记编号 of the contract that it rests on; null where the item asks for none
 */
record Project(
        String documentNumber,
        @Nullable LocalDate documentOn,
        String projectName,
        @Nullable Money baseAmount,
        @Nullable String grade,
        @Nullable String certificateNo) {

    /** One document may recognise many. */
    String reference() {
        return reference(documentNumber, projectName);
    }

    /**
     * What payments for a project are for, as {@link ClaimLine} names it: the registered contract that the first of its name
     * rests on; without one the project itself stands in its place.
     *
     * @param name as the payment has it; null where it names none, which is for the first
     * @param projects of the claim, at least one
     */
    static String paidFor(@Nullable String name, List<Project> projects) {
        Project of = projects.stream()
                .filter(each -> name == null
                        || name.isBlank()
                        || name.strip().equals(each.projectName().strip()))
                .findFirst()
                .orElse(projects.get(0));
        boolean named = of.certificateNo() != null && !of.certificateNo().isBlank();
        return (named ? of.certificateNo() : of.projectName()).strip();
    }

    static String reference(String documentNumber, String projectName) {
        return documentNumber.strip() + " " + projectName.strip();
    }
}
