package org.keqiao.process.engine;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.keqiao.process.ActionDescription;
import org.keqiao.process.CaseGate;
import org.keqiao.process.Catalogue;
import org.keqiao.process.TaskEvents;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The product behind the engine. Its parts are fetched when they are used: they stand above the engine. */
@Component
class ProductSurroundings implements Surroundings {

    private final ObjectProvider<CaseGate> cases;
    private final ObjectProvider<TaskEvents> tasks;
    private final Catalogue catalogue;
    private final Passages passages;
    private final JdbcClient jdbc;
    private final Clock clock;

    ProductSurroundings(
            ObjectProvider<CaseGate> cases,
            ObjectProvider<TaskEvents> tasks,
            Catalogue catalogue,
            Passages passages,
            JdbcClient jdbc,
            Clock clock) {
        this.cases = cases;
        this.tasks = tasks;
        this.catalogue = catalogue;
        this.passages = passages;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public CaseGate cases() {
        return cases.getObject();
    }

    @Override
    public TaskEvents tasks() {
        return tasks.getObject();
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public boolean hasAction(String name) {
        return catalogue.action(name).isPresent();
    }

    @Override
    public Set<Duty> requires(String action) {
        return catalogue.action(action).map(ActionDescription::requires).orElse(Set.of());
    }

    @Override
    public Catalogue.Performed perform(
            String action, CaseNumber caseNumber, Map<String, Object> facts, Map<String, String> parameters) {
        return catalogue.perform(action, caseNumber, facts, parameters);
    }

    @Override
    public int nextRound(CaseNumber caseNumber, String formId, String taskId) {
        return jdbc.sql(
                        """
                        insert into process_task (task_id, case_number, form_id, round, created_at)
                        select :task, :case, :form,
                               coalesce(max(round), 0) + 1, :at
                        from process_task where case_number = :case and form_id = :form
                        returning round
                        """)
                .param("task", taskId)
                .param("case", caseNumber.value())
                .param("form", formId)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    @Override
    public void passed(CaseNumber caseNumber, String processDefinitionId, String element) {
        passages.add(caseNumber, processDefinitionId, element);
    }
}
