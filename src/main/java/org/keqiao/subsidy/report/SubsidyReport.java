package org.keqiao.subsidy.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.keqiao.funding.BudgetLine;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.subsidy.SubsidyProgress;
import org.springframework.lang.Nullable;

/**
 * Subsidies of a year.
 *
 * @param year in which the applications were received, and of the budget
 * @param lines by item and county; only those with applications
 * @param budgets the budget lines that the reader sees, which the money comes from
 */
public record SubsidyReport(int year, List<Line> lines, List<BudgetLine> budgets) {

    public SubsidyReport {
        lines = List.copyOf(lines);
        budgets = List.copyOf(budgets);
    }

    /**
     * What it came to so far.
     *
     * @param claimed 申报支付额: payments that were claimed, which the subsidy is a part of; without contracts what was claimed
     *     as the base of a rate
     * @param applied 核算补贴额: what the rules give for what was verified, before caps, other awards and budget; zero until it
     *     is calculated
     * @param reserved 已预留, not awarded yet
     * @param approved 已批准, paid or not
     * @param paid of that
     * @param recovered of what was paid
     */
    @Schema(name = "SubsidySums")
    public record Sums(Money claimed, Money applied, Money reserved, Money approved, Money paid, Money recovered) {

        static final Sums NONE = new Sums(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

        Sums plus(Sums other) {
            return new Sums(
                    claimed.plus(other.claimed),
                    applied.plus(other.applied),
                    reserved.plus(other.reserved),
                    approved.plus(other.approved),
                    paid.plus(other.paid),
                    recovered.plus(other.recovered));
        }
    }

    /**
     * @param item key of the policy item
     * @param county code; empty for applicants of no county
     * @param applications received, whatever became of them
     */
    @Schema(name = "SubsidyReportLine")
    public record Line(String item, String county, int applications, Sums sums) {}

    /**
     * One application behind a line.
     *
     * @param progress how far its money has come; null while nothing is reserved
     * @param budget the line that pays the city's share; null before anything was reserved
     */
    @Schema(name = "SubsidyReportApplication")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Application(
            UUID caseId,
            CaseNumber caseNumber,
            String applicant,
            String status,
            @Nullable SubsidyProgress progress,
            Sums sums,
            @Nullable UUID budget) {

        Application with(@Nullable SubsidyProgress now) {
            return new Application(caseId, caseNumber, applicant, status, now, sums, budget);
        }
    }

    /** All lines together. */
    public Sums total() {
        return lines.stream().map(Line::sums).reduce(Sums.NONE, Sums::plus);
    }
}
