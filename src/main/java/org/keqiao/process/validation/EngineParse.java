package org.keqiao.process.validation;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ResourceReport;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.keqiao.process.Bundle;

/** Last, the engine's own parser reads the model and the tables, without deploying anything. */
final class EngineParse implements Rule {

    private final ProcessEngineConfigurationImpl engine;

    EngineParse(ProcessEngine engine) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    @Override
    public void check(Reading reading, Findings findings) {
        // Nothing reaches the engine's parser that has not passed all of ours.
        if (findings.hasErrors()) {
            return;
        }
        reading.bundle().file(Bundle.PROCESS).ifPresent(text -> {
            // Caught inside the command: an exception that leaves it would doom the caller's transaction.
            Optional<RuntimeException> failure =
                    engine.getCommandExecutorTxRequired().execute(context -> parse(context, text));
            failure.ifPresent(e -> report(e, findings));
        });
        reading.tables().keySet().forEach(table -> {
            String file = Bundle.DECISIONS + table + ".dmn";
            try {
                engine.getDmnEngine().parseDecisions(stream(reading.bundle().files().get(file)));
            } catch (RuntimeException e) {
                findings.error(file, null, "ENGINE", message(e), 0);
            }
        });
    }

    private Optional<RuntimeException> parse(CommandContext context, String text) {
        try {
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
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
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
