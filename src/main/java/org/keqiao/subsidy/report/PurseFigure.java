package org.keqiao.subsidy.report;

import java.util.Locale;
import java.util.function.Function;
import org.keqiao.funding.LedgerMove;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/** The figures of a budget line in the report, in the order of its columns. */
public enum PurseFigure {
    BUDGET(purse -> purse.line().total(), LedgerMove.Figure.TOTAL),
    APPLIED(SubsidyReport.Purse::applied, null),
    RESERVED(purse -> purse.line().reserved(), LedgerMove.Figure.RESERVED),
    APPROVED(SubsidyReport.Purse::approved, LedgerMove.Figure.APPROVED),
    COMMITTED(purse -> purse.line().committed(), LedgerMove.Figure.COMMITTED),
    PAID(purse -> purse.line().paid(), LedgerMove.Figure.PAID),
    LEFT(SubsidyReport.Purse::left, LedgerMove.Figure.LEFT),
    RECOVERED(purse -> purse.line().recovered(), LedgerMove.Figure.RECOVERED);

    private final Function<SubsidyReport.Purse, Money> read;

    @Nullable
    private final LedgerMove.Figure booked;

    PurseFigure(Function<SubsidyReport.Purse, Money> read, @Nullable LedgerMove.Figure booked) {
        this.read = read;
        this.booked = booked;
    }

    public Money of(SubsidyReport.Purse purse) {
        return read.apply(purse);
    }

    /** The figure of the line's bookings that it is; null where applications are behind it. */
    @Nullable
    public LedgerMove.Figure booked() {
        return booked;
    }

    /** Its name in texts. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
