package org.keqiao.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keqiao.policy.table.PolicySheet;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;

/**
 * 办理要求: what an item's table says of how a claim on it is worked: which papers and contracts it wants, from which amount on it
 * is audited, how long it is shown. Where rows that could answer on the day differ, the strictest counts. What the product only suggests
 * never goes before what flow and routing tables say.
 */
@Service
public class ItemProcedure {

    private final Policies policies;

    ItemProcedure(Policies policies) {
        this.policies = policies;
    }

    /** Kinds of documents that an application has to have besides what every one has; empty for a key that is no item's. */
    public List<String> papers(String key, LocalDate on) {
        return policies.said(key, on, PolicyInputs.NONE, PolicySheet.PAPERS).stream()
                .flatMap(list -> PolicySheet.names(list.value()).stream())
                .distinct()
                .toList();
    }

    /**
     * As which side of a registered contract the applicant has to name one for each project; empty where the item asks for
     * none, and for a key that is no item's.
     */
    public Set<String> contractSides(String key, LocalDate on) {
        return policies.said(key, on, PolicyInputs.NONE, PolicySheet.CONTRACT_SIDE).stream()
                .flatMap(list -> PolicySheet.names(list.value()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * From which amount on, city and county together, a claim is audited in any case; empty where the table says nothing, or
     * only what the product suggests: then the flow's own table counts.
     *
     * @param county of the applicant, null where none is known
     */
    public Optional<Money> auditThreshold(String key, LocalDate on, @Nullable String county) {
        return numbers(key, on, county, PolicySheet.AUDIT_THRESHOLD, false)
                .min(BigDecimal::compareTo)
                .map(Money::of);
    }

    /**
     * For how many working days an intended award is shown; empty where nobody says anything.
     *
     * @param county of the applicant, null where none is known
     * @param flow what the flow says, which counts unless the table itself has set the days; null where it says nothing
     */
    public OptionalInt publicityDays(String key, LocalDate on, @Nullable String county, @Nullable Integer flow) {
        OptionalInt set = days(key, on, county, false);
        if (set.isPresent()) {
            return set;
        }
        return flow == null ? days(key, on, county, true) : OptionalInt.of(flow);
    }

    private OptionalInt days(String key, LocalDate on, @Nullable String county, boolean suggested) {
        return numbers(key, on, county, PolicySheet.PUBLICITY_DAYS, suggested)
                .mapToInt(BigDecimal::intValueExact)
                .max();
    }

    private Stream<BigDecimal> numbers(
            String key, LocalDate on, @Nullable String county, String result, boolean suggested) {
        return policies.said(key, on, PolicyInputs.NONE.county(county), result).stream()
                .filter(said -> said.suggested() == suggested)
                .map(Policies.Said::value)
                .filter(BigDecimal.class::isInstance)
                .map(BigDecimal.class::cast);
    }
}
