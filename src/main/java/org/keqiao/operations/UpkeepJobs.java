package org.keqiao.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import org.keqiao.security.Actor;
import org.keqiao.security.SecurityLog;
import org.keqiao.shared.RealClock;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Jobs that go by themselves, on one node at a time. The system administrator may begin one now, after a fault was mended:
 * all of them bear to run more often, and none runs twice at once.
 */
@Service
public class UpkeepJobs {

    private static final Logger LOG = LoggerFactory.getLogger(UpkeepJobs.class);

    /** So long a job may take until it has its lock. */
    private static final Duration BEGINNING = Duration.ofMinutes(1);

    private final LockedWork work;
    private final SecurityLog log;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Executor executor;
    private final RealClock clock;
    private final Texts texts;

    UpkeepJobs(
            LockedWork work,
            SecurityLog log,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            @Qualifier("applicationTaskExecutor") Executor executor,
            RealClock clock,
            Texts texts) {
        this.work = work;
        this.log = log;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.executor = executor;
        this.clock = clock;
        this.texts = texts;
    }

    /** How a run that somebody began went. */
    public enum Outcome {
        RUNNING,
        DONE,
        FAILED,
        /** Its node went down under it. */
        BROKEN_OFF
    }

    /** The last run that somebody began. */
    public record RunByHand(Instant at, String by, Outcome outcome) {}

    /**
     * A job that runs on one node at a time.
     *
     * @param name of its lock
     * @param title what it does
     * @param lastRun when it began last, by itself or by hand; null when it never ran
     * @param byHand null when nobody ever began it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record UpkeepJob(
            String name, String title, @Nullable Instant lastRun, boolean running, @Nullable RunByHand byHand) {}

    private record Lock(Instant began, boolean running) {}

    private record Run(Instant at, String by, @Nullable Boolean failed) {}

    /** By name. */
    @Transactional(readOnly = true)
    public List<UpkeepJob> all(Actor actor, Locale locale) {
        InstallationWatch.require(actor);
        Map<String, Lock> locks = locks();
        Map<String, Run> runs = runs();
        return work.byLock().keySet().stream()
                .map(name -> job(name, locks.get(name), runs.get(name), locale))
                .toList();
    }

    private UpkeepJob job(String name, @Nullable Lock lock, @Nullable Run run, Locale locale) {
        boolean running = lock != null && lock.running();
        return new UpkeepJob(
                name,
                title(name, locale),
                lock == null ? null : lock.began(),
                running,
                run == null ? null : new RunByHand(run.at(), run.by(), outcome(run, running)));
    }

    private Outcome outcome(Run run, boolean running) {
        if (run.failed() != null) {
            return run.failed() ? Outcome.FAILED : Outcome.DONE;
        }
        boolean beginning = run.at().isAfter(clock.instant().minus(BEGINNING));
        return running || beginning ? Outcome.RUNNING : Outcome.BROKEN_OFF;
    }

    private Map<String, Lock> locks() {
        Map<String, Lock> locks = new HashMap<>();
        jdbc.sql(
                        """
                        select name, locked_at at time zone 'UTC' as began, lock_until > (now() at time zone 'UTC') as running
                        from shedlock
                        """)
                .query((row, n) -> locks.put(
                        row.getString("name"),
                        new Lock(row.getTimestamp("began").toInstant(), row.getBoolean("running"))))
                .list();
        return locks;
    }

    private Map<String, Run> runs() {
        Map<String, Run> runs = new HashMap<>();
        jdbc.sql("select job, started_at, started_by, failed from job_run")
                .query((row, n) -> runs.put(
                        row.getString("job"),
                        new Run(
                                row.getTimestamp("started_at").toInstant(),
                                row.getString("started_by"),
                                row.getObject("failed", Boolean.class))))
                .list();
        return runs;
    }

    private String title(String job, Locale locale) {
        String key = "operations.job.is." + job.replace(' ', '-');
        return texts.has(key, locale) ? texts.get(key, locale) : job;
    }

    /**
     * Begins a job; it goes on in the background.
     *
     * @throws Refusal NOT_FOUND; conflict JOB_RUNNING
     */
    @Transactional
    public void run(Actor actor, String name) {
        InstallationWatch.require(actor);
        Runnable job = work.byLock().get(name);
        if (job == null) {
            throw Refusal.notFound();
        }
        if (locks().getOrDefault(name, new Lock(Instant.EPOCH, false)).running()) {
            throw Refusal.conflict("JOB_RUNNING");
        }
        jdbc.sql(
                        """
                        insert into job_run (job, started_at, started_by) values (:job, :at, :by)
                        on conflict (job) do update set started_at = :at, started_by = :by, failed = null
                        """)
                .param("job", name)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", actor.displayName())
                .update();
        log.changed(SecurityLog.Kind.JOB_STARTED, actor.accountId(), actor.username(), name);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                executor.execute(() -> perform(name, job));
            }
        });
    }

    private void perform(String name, Runnable job) {
        boolean failed = true;
        try {
            job.run();
            failed = false;
        } catch (RuntimeException e) {
            LOG.error("The job {}, begun by hand, failed", name, e);
        } finally {
            boolean ended = failed;
            transaction.executeWithoutResult(status -> jdbc.sql("update job_run set failed = ? where job = ?")
                    .params(ended, name)
                    .update());
        }
    }
}
