package org.keqiao.process.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;

/** Closes every door of the engine that a model could open; for the product's engine and the sandbox's alike. */
public final class LockedEngine {

    private LockedEngine() {}

    /** Call before the engine is built. */
    public static void lock(ProcessEngineConfigurationImpl configuration, Surroundings surroundings) {
        // Both are needed: with the closed resolver alone a script in JUEL still ran a command.
        configuration.setExpressionManager(new ClosedExpressions(surroundings));
        configuration.setScriptEngineResolver(new FeelOnly());
        configuration.setBeans(new HashMap<>());
        configuration.setEnableExpressionsInStoredQueries(false);
        configuration.setEnableExpressionsInAdhocQueries(false);
        configuration.setEnableFetchScriptEngineFromProcessApplication(false);
        configuration.setAutoStoreScriptVariables(false);
        configuration.setCmmnEnabled(false);
        configuration.setStandaloneTasksEnabled(false);
        configuration.setAuthorizationEnabled(false);
        configuration.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(new FlowListener(surroundings))));
        DefaultDmnEngineConfiguration decisions = new DefaultDmnEngineConfiguration();
        decisions.setCustomPostDecisionEvaluationListeners(
                new ArrayList<>(List.of(new DecisionListener(surroundings))));
        configuration.setDmnEngineConfiguration(decisions);

        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setHistory("activity");
        configuration.setEnforceHistoryTimeToLive(true);
        configuration.setHistoryCleanupEnabled(false);
        configuration.setMetricsEnabled(false);
        configuration.setTaskMetricsEnabled(false);
        // The business clock fires timers, see TimerJobs.
        configuration.setJobExecutorActivate(false);
        // A refusal is an answer, not a fault; whoever catches it decides what to log.
        configuration.setEnableCmdExceptionLogging(false);
    }
}
