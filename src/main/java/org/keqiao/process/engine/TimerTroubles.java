package org.keqiao.process.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.keqiao.shared.TextKey;
import org.keqiao.shared.Trouble;
import org.keqiao.shared.TroubleSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Limits that ended and whose consequence did not come: an action refused, or something failed. */
@Component
class TimerTroubles implements TroubleSource {

    /** How a refusal writes itself. */
    private static final Pattern REFUSAL = Pattern.compile("[A-Z_]+ ([A-Z0-9_]+) \\[(.*)]");

    private static final Pattern WORD = Pattern.compile("TextKey\\[key=([\\w.-]+)]");

    private final ManagementService jobs;
    private final RuntimeService runtime;
    private final TimerJobs timers;

    TimerTroubles(ManagementService jobs, RuntimeService runtime, TimerJobs timers) {
        this.jobs = jobs;
        this.runtime = runtime;
        this.timers = timers;
    }

    @Override
    public Trouble.Kind kind() {
        return Trouble.Kind.TIMER;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Trouble> troubles(int most) {
        return jobs.createJobQuery().timers().withException().orderByJobDuedate().asc().listPage(0, most).stream()
                .map(this::trouble)
                .toList();
    }

    private Trouble trouble(Job job) {
        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .processInstanceId(job.getProcessInstanceId())
                .singleResult();
        String message = String.valueOf(job.getExceptionMessage());
        Matcher refusal = REFUSAL.matcher(message);
        boolean refused = refusal.matches();
        return new Trouble(
                Trouble.Kind.TIMER,
                job.getId(),
                instance == null ? null : instance.getBusinessKey(),
                job.getDuedate().toInstant(),
                refused ? "refusal." + refusal.group(1) : message,
                refused ? arguments(refusal.group(2)) : List.of());
    }

    private static List<Object> arguments(String written) {
        List<Object> arguments = new ArrayList<>();
        for (String one : written.isEmpty() ? new String[0] : written.split(", ")) {
            Matcher word = WORD.matcher(one);
            arguments.add(word.matches() ? new TextKey(word.group(1)) : one);
        }
        return arguments;
    }

    /** It fires with the next look at the clock. */
    @Override
    @Transactional
    public boolean retry(String id) {
        return timers.rearm(id);
    }
}
