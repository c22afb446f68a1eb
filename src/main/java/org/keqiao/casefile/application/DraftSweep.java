package org.keqiao.casefile.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.keqiao.casefile.event.DraftFading;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.casefile.store.UntouchedDrafts;
import org.keqiao.document.Documents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes at night the drafts that nobody touched for long, a month after their people were told. */
@Component
class DraftSweep {

    private static final Logger log = LoggerFactory.getLogger(DraftSweep.class);
    private static final Duration TOLD_BEFORE = Duration.ofDays(30);
    private static final int PAGE = 500;

    private final CaseFiles files;
    private final UntouchedDrafts drafts;
    private final Documents documents;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration keep;

    DraftSweep(
            CaseFiles files,
            UntouchedDrafts drafts,
            Documents documents,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${keqiao.drafts.keep:365d}") Duration keep) {
        this.files = files;
        this.drafts = drafts;
        this.documents = documents;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
        this.keep = keep;
    }

    @Scheduled(cron = "0 40 2 * * *", zone = "Asia/Shanghai")
    @SchedulerLock(name = "draft-sweep", lockAtMostFor = "PT2H")
    void sweep() {
        Instant now = clock.instant();
        Instant fading = now.minus(keep).plus(TOLD_BEFORE);
        each(drafts.fading(fading, PAGE), id -> tell(id, fading, now));
        int gone = each(drafts.faded(now.minus(keep), now.minus(TOLD_BEFORE), PAGE), id -> remove(id, now));
        if (gone > 0) {
            log.info("{} drafts untouched for {} days were removed", gone, keep.toDays());
        }
    }

    private int each(List<UUID> ids, Consumer<UUID> work) {
        int done = 0;
        for (UUID id : ids) {
            try {
                transaction.executeWithoutResult(status -> work.accept(id));
                done++;
            } catch (RuntimeException e) {
                // One that cannot go keeps none of the others; the next night asks again.
                log.error("draft {} could not be swept", id, e);
            }
        }
        return done;
    }

    private void tell(UUID id, Instant fading, Instant now) {
        CaseFile draft = files.lock(id);
        // Somebody may have come back to it since the list was read.
        if (drafts.isFading(id, fading)) {
            drafts.toldFading(id, now);
            events.publishEvent(new DraftFading(
                    id, draft.applicant(), draft.title(), LocalDate.ofInstant(now.plus(TOLD_BEFORE), clock.getZone())));
        }
    }

    private void remove(UUID id, Instant now) {
        files.lock(id);
        if (drafts.isFaded(id, now.minus(keep), now.minus(TOLD_BEFORE))) {
            documents.of(id).forEach(document -> documents.delete(document.id()));
            files.delete(id);
        }
    }
}
