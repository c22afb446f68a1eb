package org.keqiao.process.sandbox;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.keqiao.process.CaseGate;
import org.keqiao.process.Catalogue;
import org.keqiao.process.TaskEvents;
import org.keqiao.process.engine.LockedEngine;
import org.keqiao.process.engine.Surroundings;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;

/**
 * The one engine of all sandboxes of this JVM: the first takes seconds to build. It has no job executor and never sees
 * the clock; whoever calls it brings his own surroundings for the time of the call.
 */
final class SandboxEngine {

    private static final ThreadLocal<Surroundings> CURRENT = new ThreadLocal<>();

    private SandboxEngine() {}

    private static final class Holder {
        private static final ProcessEngine ENGINE = build();
    }

    static ProcessEngine get() {
        return Holder.ENGINE;
    }

    private static ProcessEngine build() {
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("keqiao-sandbox");
        configuration.setJdbcUrl("jdbc:h2:mem:keqiao-sandbox;DB_CLOSE_DELAY=-1");
        LockedEngine.lock(configuration, new Dispatching());
        // What happened is told by the trial itself; the engine's own history would cost as much again.
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_NONE);
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        return configuration.buildProcessEngine();
    }

    /** Runs work of the engine within the surroundings of one trial. */
    static <T> T within(Surroundings surroundings, Supplier<T> work) {
        Surroundings before = CURRENT.get();
        CURRENT.set(surroundings);
        try {
            return work.get();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    private static final class Dispatching implements Surroundings {

        private static Surroundings current() {
            Surroundings current = CURRENT.get();
            if (current == null) {
                throw new IllegalStateException("the sandbox works only for a trial");
            }
            return current;
        }

        @Override
        public CaseGate cases() {
            return current().cases();
        }

        @Override
        public TaskEvents tasks() {
            return current().tasks();
        }

        @Override
        public Instant now() {
            return current().now();
        }

        @Override
        public boolean hasAction(String name) {
            return current().hasAction(name);
        }

        @Override
        public Set<Duty> requires(String action) {
            return current().requires(action);
        }

        @Override
        public Catalogue.Performed perform(
                String action, CaseNumber caseNumber, Map<String, Object> facts, Map<String, String> parameters) {
            return current().perform(action, caseNumber, facts, parameters);
        }

        @Override
        public int nextRound(CaseNumber caseNumber, String formId, String taskId) {
            return current().nextRound(caseNumber, formId, taskId);
        }

        @Override
        public void passed(CaseNumber caseNumber, String processDefinitionId, String element) {
            current().passed(caseNumber, processDefinitionId, element);
        }
    }
}
