package org.keqiao.process.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.keqiao.process.DemoTime;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fires timers by the business clock, under the case's lock, one transaction each. The engine's job executor is off: it
 * would compare due dates with the machine's clock, which the demonstration and the tests leave behind.
 */
@Component
class TimerJobs implements DemoTime {

    private static final Logger LOG = LoggerFactory.getLogger(TimerJobs.class);
    private static final int PAGE = 100;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

    private final ManagementService jobs;
    private final RuntimeService runtime;
    private final ProcessEngineConfigurationImpl engine;
    private final ProductSurroundings surroundings;
    private final Models models;
    private final CurrentActor actor;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<String, Instant> pauses = new ConcurrentHashMap<>();

    TimerJobs(
            ManagementService jobs,
            RuntimeService runtime,
            ProcessEngineConfigurationImpl engine,
            ProductSurroundings surroundings,
            Models models,
            CurrentActor actor,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jobs = jobs;
        this.runtime = runtime;
        this.engine = engine;
        this.surroundings = surroundings;
        this.models = models;
        this.actor = actor;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    @Override
    public int runDue(Instant upTo) {
        // Whoever moved the clock did not take these decisions.
        return actor.runAs(Actor.SYSTEM, () -> runAll(upTo));
    }

    private int runAll(Instant upTo) {
        int fired = 0;
        while (true) {
            List<Job> due = due(upTo);
            if (due.isEmpty()) {
                return fired;
            }
            for (Job job : due) {
                fired += run(job, upTo) ? 1 : 0;
            }
        }
    }

    private List<Job> due(Instant upTo) {
        Instant now = clock.instant();
        pauses.values().removeIf(until -> until.isBefore(now));
        return jobs
                .createJobQuery()
                .timers()
                .active()
                .withRetriesLeft()
                .duedateLowerThan(Date.from(upTo.plusMillis(1)))
                .orderByJobDuedate()
                .asc()
                .listPage(0, PAGE + pauses.size())
                .stream()
                .filter(job -> !pauses.containsKey(job.getId()))
                .toList();
    }

    private boolean run(Job job, Instant upTo) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> fire(job.getId(), upTo)));
        } catch (RuntimeException e) {
            LOG.warn("timer {} of process {} failed", job.getId(), job.getProcessInstanceId(), e);
            try {
                transaction.executeWithoutResult(status -> failed(job.getId(), e));
            } catch (RuntimeException faster) {
                // Another node has fired it meanwhile: there is nothing left to count down, and the others go on.
                LOG.info("timer {} is gone: {}", job.getId(), faster.toString());
            }
            return false;
        }
    }

    private boolean fire(String jobId, Instant upTo) {
        Job seen = find(jobId);
        if (seen == null) {
            return false;
        }
        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .processInstanceId(seen.getProcessInstanceId())
                .singleResult();
        if (instance == null) {
            return false;
        }
        CaseNumber caseNumber = new CaseNumber(instance.getBusinessKey());
        surroundings.cases().lock(caseNumber);
        // Another node, or the person whose task it watches, may have been faster.
        Job job = find(jobId);
        if (job == null || job.isSuspended() || job.getDuedate().toInstant().isAfter(upTo)) {
            return false;
        }
        String limit = models.deadline(job);
        if (limit != null && surroundings.cases().isPaused(caseNumber, limit)) {
            // Made while the case stood still; it is let go with the case.
            jobs.suspendJobById(jobId);
            return false;
        }
        jobs.executeJob(jobId);
        return true;
    }

    private Job find(String jobId) {
        return jobs.createJobQuery().jobId(jobId).singleResult();
    }

    /**
     * A refusal costs one of the tries, and the pause doubles; without tries left the engine makes an incident of it. What
     * the database or a neighbour did is no reason to give a limit up: that is only tried again.
     */
    private void failed(String jobId, RuntimeException reason) {
        boolean refused = isRefusal(reason);
        engine.getCommandExecutorTxRequired().execute(command -> {
            JobEntity job = command.getJobManager().findJobById(jobId);
            if (job != null && job.getRetries() > 0) {
                int failures = engine.getDefaultNumberOfRetries() - job.getRetries();
                pauses.put(jobId, clock.instant().plus(FIRST_PAUSE.multipliedBy(1L << Math.max(0, failures))));
                job.setExceptionMessage(message(reason));
                if (refused) {
                    job.setRetries(job.getRetries() - 1);
                }
            }
            return null;
        });
    }

    static boolean isRefusal(Throwable failure) {
        return refusal(failure).isPresent();
    }

    private static Optional<Refusal> refusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refused) {
                return Optional.of(refused);
            }
        }
        return Optional.empty();
    }

    /** What the operations page explains: the refusal itself, not the engine's words around it. */
    private static String message(RuntimeException reason) {
        return refusal(reason)
                .<RuntimeException>map(refused -> refused)
                .orElse(reason)
                .toString()
                .replaceFirst("^[\\w.]+Refusal: ", "");
    }

    /**
     * Gives every timer that has no try left another one: whatever refused it may have been put right since.
     *
     * @return how many there were
     */
    int rearm() {
        List<Job> given = jobs.createJobQuery().timers().noRetriesLeft().list();
        given.forEach(job -> {
            LOG.error(
                    "timer {} of process {} was refused: {}",
                    job.getId(),
                    job.getProcessInstanceId(),
                    job.getExceptionMessage());
            pauses.remove(job.getId());
            jobs.setJobRetries(job.getId(), 1);
        });
        return given.size();
    }

    /**
     * Gives one timer another try.
     *
     * @return false when it fired, or its step is gone
     */
    boolean rearm(String jobId) {
        Job job = find(jobId);
        if (job == null) {
            return false;
        }
        pauses.remove(jobId);
        if (job.getRetries() == 0) {
            jobs.setJobRetries(jobId, 1);
        }
        return true;
    }

    @Override
    public Optional<Instant> nextDue() {
        return jobs
                .createJobQuery()
                .timers()
                .active()
                .withRetriesLeft()
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1)
                .stream()
                .findFirst()
                .map(job -> job.getDuedate().toInstant());
    }
}
