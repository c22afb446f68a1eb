package org.keqiao.process.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.keqiao.process.Step;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** Looks up what the parsed models say; the engine keeps them in memory. */
@Component
class Models {

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final ManagementService jobs;

    Models(RepositoryService repository, RuntimeService runtime, ManagementService jobs) {
        this.repository = repository;
        this.runtime = runtime;
        this.jobs = jobs;
    }

    Step step(String processDefinitionId, String activityId) {
        return ModelProperties.of(definition(processDefinitionId).findActivity(activityId))
                .step();
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

    /** The process that the case itself runs on, not one that it has called. */
    ProcessDefinition root(String processInstanceId) {
        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .processInstanceId(processInstanceId)
                .singleResult();
        if (!instance.getId().equals(instance.getRootProcessInstanceId())) {
            return root(instance.getRootProcessInstanceId());
        }
        return definition(instance.getProcessDefinitionId());
    }

    String diagram(String processDefinitionId) {
        try (InputStream model = repository.getProcessModel(processDefinitionId)) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessDefinitionEntity definition(String id) {
        return (ProcessDefinitionEntity) ((RepositoryServiceImpl) repository).getDeployedProcessDefinition(id);
    }
}
