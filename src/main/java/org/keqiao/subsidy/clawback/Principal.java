package org.keqiao.subsidy.clawback;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.keqiao.funding.Allocation;
import org.keqiao.funding.FundingShare;
import org.keqiao.funding.Ledger;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** 本金: of each purse no more is reclaimed than it paid and has not got back. */
@Component
class Principal {

    private static final Map<FundingShare, String> FIELDS =
            Map.of(FundingShare.CITY, "cityPrincipal", FundingShare.COUNTY, "countyPrincipal");

    private final Ledger ledger;
    private final ClawbackRows rows;

    Principal(Ledger ledger, ClawbackRows rows) {
        this.ledger = ledger;
        this.rows = rows;
    }

    /** What a purse paid to the application and has not got back. */
    Money paid(CaseNumber application, FundingShare share) {
        return ledger.find(application, share)
                .map(allocation -> allocation.paid().minus(allocation.recovered()))
                .orElse(Money.ZERO);
    }

    /** What a purse paid to the application, whatever came back of it since. */
    Money everPaid(CaseNumber application, FundingShare share) {
        return ledger.find(application, share).map(Allocation::paid).orElse(Money.ZERO);
    }

    /** Whether anything could be reclaimed. */
    boolean isAny(CaseNumber application) {
        return Stream.of(FundingShare.values())
                .anyMatch(share -> recoverable(application, share).isPositive());
    }

    /** What a purse could reclaim by a new decision: what is owed by an earlier one, collected or not, is not decided again. */
    Money recoverable(CaseNumber application, FundingShare share) {
        Money owed = Money.sum(rows.of(application).stream()
                .filter(Clawback::isOwed)
                .flatMap(each -> each.share(share).stream())
                .map(Clawback.Share::left)
                .toList());
        return paid(application, share).minus(owed);
    }

    /**
     * What is reclaimed for each purse, those with nothing left out.
     *
     * @param city null for nothing
     * @param county null for nothing
     * @throws Refusal INVALID with field errors for more than was paid, or for nothing at all
     */
    Map<FundingShare, Money> require(CaseNumber application, @Nullable Money city, @Nullable Money county) {
        Map<FundingShare, Money> wanted = new EnumMap<>(FundingShare.class);
        wanted.put(FundingShare.CITY, city == null ? Money.ZERO : city);
        wanted.put(FundingShare.COUNTY, county == null ? Money.ZERO : county);
        List<FieldError> errors = new ArrayList<>();
        wanted.forEach((share, amount) -> {
            Money paid = recoverable(application, share);
            if (amount.isMoreThan(paid)) {
                errors.add(FieldError.of(FIELDS.get(share), "moreThanPaid", paid));
            }
        });
        wanted.values().removeIf(amount -> !amount.isPositive());
        if (errors.isEmpty() && wanted.isEmpty()) {
            errors.add(FieldError.of(FIELDS.get(FundingShare.CITY), "nothingReclaimed"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return wanted;
    }
}
