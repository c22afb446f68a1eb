package org.keqiao.calendar;

import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Publishes the shipped years that nobody has published yet; what an administrator published stays. */
@Component
@DependsOnDatabaseInitialization
class CalendarSeeder {

    private final CalendarStore store;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CalendarSeeder(CalendarStore store, PlatformTransactionManager transactions, Clock clock) {
        this.store = store;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    void seed() {
        transaction.executeWithoutResult(status -> {
            store.lock();
            Set<Integer> published =
                    store.publications().stream().map(Publication::year).collect(Collectors.toSet());
            CalendarYearFile.shipped().stream()
                    .filter(year -> !published.contains(year.year()))
                    .forEach(year -> store.add(year, "-", "system", clock.instant()));
        });
    }
}
