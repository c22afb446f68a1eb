package org.keqiao.funding;

import java.util.UUID;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;

/**
 * What one case gets out of one purse.
 *
 * @param budget the line that pays
 * @param committed promised, paid or not
 * @param paid of that
 * @param recovered of what was paid
 */
public record Allocation(
        UUID id,
        CaseNumber caseNumber,
        FundingShare share,
        UUID budget,
        Money reserved,
        Money committed,
        Money paid,
        Money recovered) {

    /** Promised and not yet paid. */
    public Money owed() {
        return committed.minus(paid);
    }
}
