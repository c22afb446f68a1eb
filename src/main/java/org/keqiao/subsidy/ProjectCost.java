package org.keqiao.subsidy;

import java.time.LocalDate;
import java.util.List;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * 项目支出: a payment for a project that money is claimed for.
 *
 * @param projectName as its project has it; null in a claim for one project
 * @param invoiceCode null for a fully digital invoice
 * @param invoiceAmount tax included
 * @param paidAmount by the bank voucher; several payments may be for one invoice
 */
record ProjectCost(
        @Nullable String projectName,
        @Nullable String invoiceCode,
        String invoiceNo,
        @Nullable LocalDate invoiceDate,
        Money invoiceAmount,
        String bankVoucherNo,
        @Nullable LocalDate payDate,
        Money paidAmount) {

    boolean isOf(Project project) {
        return projectName == null
                || projectName.isBlank()
                || projectName.strip().equals(project.projectName().strip());
    }

    /** As a payment for the contract that its project rests on; without one the project itself stands in its place. */
    ClaimLine line(List<Project> projects) {
        return new ClaimLine(
                Project.paidFor(projectName, projects),
                invoiceCode,
                invoiceNo,
                invoiceDate,
                invoiceAmount,
                null,
                bankVoucherNo,
                payDate,
                paidAmount);
    }
}
