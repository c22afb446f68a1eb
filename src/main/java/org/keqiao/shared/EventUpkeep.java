package org.keqiao.shared;

import java.time.Duration;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.modulith.events.CompletedEventPublications;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Work after the commit is not lost: what a listener failed to do, or a node that went down left undone, is given to it
 * again, so a listener must bear to hear the same event twice. What was done long ago is forgotten.
 */
@Component
class EventUpkeep {

    private static final Duration LATE = Duration.ofMinutes(10);

    private final IncompleteEventPublications incomplete;
    private final CompletedEventPublications completed;
    private final Duration kept;

    EventUpkeep(
            IncompleteEventPublications incomplete,
            CompletedEventPublications completed,
            @Value("${keqiao.events.keep:3d}") Duration kept) {
        this.incomplete = incomplete;
        this.completed = completed;
        this.kept = kept;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT5M")
    @SchedulerLock(name = "event-retry")
    void retry() {
        incomplete.resubmitIncompletePublicationsOlderThan(LATE);
    }

    @Scheduled(initialDelayString = "PT20M", fixedDelayString = "PT6H")
    @SchedulerLock(name = "event-cleaning")
    void forget() {
        completed.deletePublicationsOlderThan(kept);
    }
}
