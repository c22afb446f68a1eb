package org.keqiao.studio.replay;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.keqiao.casefile.past.PastCase;
import org.keqiao.casefile.past.PastCases;
import org.keqiao.process.Bundle;
import org.keqiao.process.Catalogue;
import org.keqiao.process.FactDictionary;
import org.keqiao.process.Publishing;
import org.keqiao.studio.way.LimitDays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs replays in the background, one after the other: officers need the other processor. All that is read and tried
 * happens in transactions that the database lets write nothing.
 */
@Component
class ReplayRuns {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayRuns.class);
    private static final int AT_ONCE = 25;
    private static final int WAITING = 8;

    private final PastCases past;
    private final Publishing publishing;
    private final Catalogue catalogue;
    private final ObjectProvider<FactDictionary> dictionaries;
    private final LimitDays days;
    private final ReplayStore store;
    private final TransactionTemplate readOnly;
    private final Clock clock;
    private final ThreadPoolExecutor worker;

    ReplayRuns(
            PastCases past,
            Publishing publishing,
            Catalogue catalogue,
            ObjectProvider<FactDictionary> dictionaries,
            LimitDays days,
            ReplayStore store,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.past = past;
        this.publishing = publishing;
        this.catalogue = catalogue;
        this.dictionaries = dictionaries;
        this.days = days;
        this.store = store;
        this.readOnly = new TransactionTemplate(transactions);
        this.readOnly.setReadOnly(true);
        this.clock = clock;
        this.worker = new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), work -> {
            Thread thread = new Thread(work, "replay");
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
        });
        worker.allowCoreThreadTimeOut(true);
    }

    /** False when too many wait already. */
    boolean queue(UUID id, Bundle draft, ReplayRequest request) {
        try {
            worker.execute(() -> run(id, draft, request));
            return true;
        } catch (RejectedExecutionException full) {
            return false;
        }
    }

    /** What has not ended is shown as broken off. */
    @PreDestroy
    void stop() {
        worker.shutdownNow();
    }

    /** Takes the cases of one replay, a page a transaction. */
    void run(UUID id, Bundle draft, ReplayRequest request) {
        try (Courses courses = new Courses(draft)) {
            PastCase last = null;
            int done = 0;
            while (done < request.most()) {
                List<Judged> page = page(courses, draft.matter(), request, last, done);
                List<ReplayedCase> found = page.stream().map(Judged::found).toList();
                if (Thread.currentThread().isInterrupted()) {
                    store.end(id, ReplayView.State.FAILED);
                    return;
                }
                if (!found.isEmpty() && !store.add(id, found)) {
                    return;
                }
                done += page.size();
                if (page.isEmpty()) {
                    break;
                }
                last = page.get(page.size() - 1).past();
            }
            store.end(id, ReplayView.State.DONE);
        } catch (RuntimeException e) {
            LOG.error("The replay of {} broke off", draft.matter(), e);
            store.end(id, ReplayView.State.FAILED);
        }
    }

    private record Judged(PastCase past, ReplayedCase found) {}

    private List<Judged> page(Courses courses, String matter, ReplayRequest request, PastCase last, int done) {
        return readOnly.execute(status -> {
            List<Judged> page = new ArrayList<>();
            int limit = Math.min(AT_ONCE, request.most() - done);
            for (PastCase one : past.newest(matter, request.filter(), last, limit)) {
                page.add(new Judged(one, courses.judge(one, done + page.size() + 1)));
            }
            return page;
        });
    }

    /** The draft, and each version that the cases ran on. */
    private final class Courses implements AutoCloseable {

        private final Course draft;
        private final String matter;
        private final Map<Integer, Course> versions = new HashMap<>();

        Courses(Bundle bundle) {
            this.matter = bundle.matter();
            this.draft = open(bundle);
        }

        private Course open(Bundle bundle) {
            FactDictionary dictionary = dictionaries.stream()
                    .filter(facts -> facts.matter().equals(matter))
                    .findFirst()
                    .orElse(new FactDictionary(matter, List.of()));
            return Course.open(bundle, catalogue, dictionary, days);
        }

        ReplayedCase judge(PastCase one, int position) {
            Replaying.Result result = Replaying.replay(one, draft, version(one.version()));
            boolean same = result.verdict().kinds().equals(java.util.Set.of(ReplayKind.SAME));
            return new ReplayedCase(
                    position,
                    one.number(),
                    one.version(),
                    LocalDate.ofInstant(one.decidedAt(), clock.getZone()),
                    List.copyOf(result.verdict().kinds()),
                    result.verdict().unjudged(),
                    result.verdict().first(),
                    result.was(),
                    same ? null : result.would());
        }

        private Course version(int number) {
            return versions.computeIfAbsent(number, n -> open(publishing.bundle(matter, n)));
        }

        @Override
        public void close() {
            draft.close();
            versions.values().forEach(Course::close);
        }
    }
}
