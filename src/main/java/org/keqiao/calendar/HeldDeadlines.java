package org.keqiao.calendar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.TransactionScope;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/**
 * The limits of cases in which one transaction has ended some. Whoever changes limits holds the lock of their case until
 * the transaction ends, so that nobody else changes them meanwhile.
 */
@Component
@Scope(TransactionScope.NAME)
class HeldDeadlines {

    private static final Comparator<Deadline> IN_ORDER = Comparator.comparing(Deadline::startedOn)
            .thenComparing(Deadline::name)
            .thenComparing(Deadline::round);

    private final Map<CaseNumber, List<Deadline>> rows = new HashMap<>();

    /** In the order they began. */
    Optional<List<Deadline>> get(CaseNumber caseNumber) {
        return Optional.ofNullable(rows.get(caseNumber))
                .map(all -> all.stream().sorted(IN_ORDER).toList());
    }

    void put(CaseNumber caseNumber, List<Deadline> all) {
        rows.put(caseNumber, new ArrayList<>(all));
    }

    /** A limit as it is from now on, unless the case's limits were never read as a whole. */
    void keep(Deadline deadline) {
        List<Deadline> all = rows.get(deadline.caseNumber());
        if (all != null) {
            all.removeIf(row -> row.isCalled(deadline.name()) && row.round() == deadline.round());
            all.add(deadline);
        }
    }
}
