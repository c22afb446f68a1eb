package org.keqiao.process.validation.rules;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ResourceReport;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.keqiao.process.Bundle;
import org.keqiao.process.publishing.Canonical;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.reading.Reading;
import org.keqiao.process.validation.reading.Rule;

/** Last, the engine's own parser reads the model and the tables, without deploying anything. */
public final class EngineParse implements Rule {

    private final ProcessEngineConfigurationImpl engine;

    public EngineParse(ProcessEngine engine) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    @Override
    public void check(Reading reading, Findings findings) {
        // Nothing reaches the engine's parser that has not passed all of ours.
        if (findings.hasErrors()) {
            return;
        }
        Bundle canonical = Canonical.of(reading.bundle(), 1);
        canonical.file(Bundle.PROCESS).ifPresent(text -> trying(context -> parse(context, text))
                .ifPresent(e -> report(e, findings)));
        reading.tables().keySet().forEach(table -> {
            String file = Bundle.DECISIONS + table + ".dmn";
            trying(context -> engine.getDmnEngine()
                            .parseDecisions(stream(canonical.files().get(file))))
                    .ifPresent(e -> findings.error(file, null, "ENGINE", message(e), 0));
        });
    }

    /** Caught inside the command: an exception that leaves it would doom the caller's transaction. */
    private Optional<RuntimeException> trying(Consumer<CommandContext> work) {
        return engine.getCommandExecutorTxRequired().execute(context -> {
            try {
                work.accept(context);
                return Optional.empty();
            } catch (RuntimeException e) {
                return Optional.of(e);
            }
        });
    }

    private static void parse(CommandContext context, String text) {
        BpmnDeployer deployer = context.getProcessEngineConfiguration().getDeployers().stream()
                .filter(BpmnDeployer.class::isInstance)
                .map(BpmnDeployer.class::cast)
                .findFirst()
                .orElseThrow();
        deployer.getBpmnParser()
                .createParse()
                .sourceInputStream(stream(text))
                .deployment(new DeploymentEntity())
                .name(Bundle.PROCESS)
                .execute();
    }

    private static void report(RuntimeException failure, Findings findings) {
        if (failure instanceof ParseException parse) {
            List<ResourceReport> reports = parse.getResorceReports();
            for (ResourceReport report : reports) {
                for (Problem problem : report.getErrors()) {
                    findings.error(
                            Reading.MODEL,
                            problem.getMainElementId(),
                            "ENGINE",
                            String.valueOf(problem.getMessage()),
                            problem.getLine());
                }
            }
            return;
        }
        String where = failure instanceof BpmnParseException || failure instanceof ProcessEngineException
                ? message(failure)
                : failure.getClass().getSimpleName() + " " + message(failure);
        findings.error(Reading.MODEL, null, "ENGINE", where, 0);
    }

    private static String message(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
