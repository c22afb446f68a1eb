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
 * @param purses the budget lines that the reader sees, which the money comes from
 */
public record SubsidyReport(int year, List<Line> lines, List<Purse> purses) {

    public SubsidyReport {
        lines = List.copyOf(lines);
        purses = List.copyOf(purses);
    }

    /**
     * What it came to so far.
     *
     * @param claimed 申报支付额: payments that were claimed, which the subsidy is a part of; without contracts what was claimed
     *     as the base of a rate
     * @param applied 核算补贴额: what the rules give for what was verified, before caps, other awards and budget; zero until it
     *     is calculated
     * @param reserved 已预留, not awarded yet
     * @param approved 已批准: what decisions promised, also where the promise was taken back since
     * @param committed 已确认: of that what is promised still, paid or not
     * @param paid of that
     * @param unpaid 待支付: committed and not paid yet
     * @param recovered of what was paid
     */
    @Schema(name = "SubsidySums")
    public record Sums(
            Money claimed,
            Money applied,
            Money reserved,
            Money approved,
            Money committed,
            Money paid,
            Money unpaid,
            Money recovered) {

        static final Sums NONE = new Sums(
                Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

        Sums plus(Sums other) {
            return new Sums(
                    claimed.plus(other.claimed),
                    applied.plus(other.applied),
                    reserved.plus(other.reserved),
                    approved.plus(other.approved),
                    committed.plus(other.committed),
                    paid.plus(other.paid),
                    unpaid.plus(other.unpaid),
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
     * A budget line: what was asked of it, and what became of its money.
     *
     * @param applied as in the sums, of this purse alone, of the applications that have money of the line, or last had
     * @param approved what was promised out of it, also where the promise was taken back since
     * @param left what may still be reserved
     */
    @Schema(name = "SubsidyReportPurse")
    public record Purse(BudgetLine line, Money applied, Money approved, Money left) {}

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

    /**
     * Applications taken together.
     *
     * @param applications how many
     */
    public record Together(int applications, Sums sums) {}

    /** All lines together. */
    public Together total() {
        return new Together(
                lines.stream().mapToInt(Line::applications).sum(),
                lines.stream().map(Line::sums).reduce(Sums.NONE, Sums::plus));
    }
}
