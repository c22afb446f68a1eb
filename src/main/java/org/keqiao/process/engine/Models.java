package org.keqiao.process.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.keqiao.process.Step;
import org.keqiao.process.Workflow;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** Looks up what the parsed models say; the engine keeps them in memory. */
@Component
class Models {

    private final RepositoryService repository;
    private final ManagementService jobs;
    private final ProcessEngineConfigurationImpl engine;

    Models(RepositoryService repository, ManagementService jobs, ProcessEngineConfigurationImpl engine) {
        this.repository = repository;
        this.jobs = jobs;
        this.engine = engine;
    }

    Step step(String processDefinitionId, String activityId) {
        return ModelProperties.of(definition(processDefinitionId).findActivity(activityId))
                .step();
    }

    /**
     * Where each outcome of a task leads.
     *
     * @param root whether the process is the case's own
     */
    Map<String, Workflow.Ahead> ahead(String processDefinitionId, String activityId, boolean root) {
        return new WaysAhead(definition(processDefinitionId).findActivity(activityId), root).byOutcome();
    }

    /** Limit key of a timer job; null when its date comes from elsewhere. */
    @Nullable
    String deadline(Job job) {
        JobDefinition made = jobs.createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult();
        return ModelProperties.of(definition(job.getProcessDefinitionId()).findActivity(made.getActivityId()))
                .deadline();
    }

    /** Key and version tag of a published process. */
    ProcessDefinition process(String processDefinitionId) {
        return definition(processDefinitionId);
    }

    String diagram(String processDefinitionId) {
        try (InputStream model = repository.getProcessModel(processDefinitionId)) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From memory: what is deployed never changes, yet the engine's own look-up reads its row each time. */
    private ProcessDefinitionEntity definition(String id) {
        ProcessDefinitionEntity parsed =
                engine.getDeploymentCache().getProcessDefinitionCache().get(id);
        return parsed != null
                ? parsed
                : (ProcessDefinitionEntity) ((RepositoryServiceImpl) repository).getDeployedProcessDefinition(id);
    }
}
