package org.keqiao.subsidy.report;

import java.util.Locale;
import java.util.function.Function;
import org.keqiao.shared.Money;

/** The figures of the report, in the order of its columns; each is the sum of what single applications have. */
public enum SubsidyFigure {
    CLAIMED(SubsidyReport.Sums::claimed),
    APPLIED(SubsidyReport.Sums::applied),
    RESERVED(SubsidyReport.Sums::reserved),
    APPROVED(SubsidyReport.Sums::approved),
    COMMITTED(SubsidyReport.Sums::committed),
    PAID(SubsidyReport.Sums::paid),
    UNPAID(SubsidyReport.Sums::unpaid),
    RECOVERED(SubsidyReport.Sums::recovered);

    private final Function<SubsidyReport.Sums, Money> read;

    SubsidyFigure(Function<SubsidyReport.Sums, Money> read) {
        this.read = read;
    }

    public Money of(SubsidyReport.Sums sums) {
        return read.apply(sums);
    }

    /** Its name in texts and statements. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
