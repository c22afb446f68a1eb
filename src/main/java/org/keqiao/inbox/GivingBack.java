package org.keqiao.inbox;

import java.util.List;
import java.util.Map;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.inbox.seat.WaitingSteps;
import org.keqiao.process.OpenTask;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.AccountView;
import org.keqiao.security.RightsChanged;
import org.keqiao.shared.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Steps claimed by somebody who may not do them any more go back to their group, so that no case waits for nobody. */
@Component
class GivingBack {

    private final JdbcClient jdbc;
    private final AccountDirectory accounts;
    private final CaseCommands cases;
    private final WaitingSteps steps;

    GivingBack(JdbcClient jdbc, AccountDirectory accounts, CaseCommands cases, WaitingSteps steps) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.cases = cases;
        this.steps = steps;
    }

    private record Held(String taskId, CaseNumber caseNumber, String group) {}

    @ApplicationModuleListener
    void on(RightsChanged event) {
        // What the cache has may be older than the change.
        accounts.changed(event.account());
        AccountView person = accounts.find(event.account()).orElse(null);
        if (person == null) {
            return;
        }
        List<String> groups =
                person.enabled() ? List.copyOf(accounts.actor(person.id()).groups()) : List.of();
        held(person.username()).stream()
                .filter(held -> !groups.contains(held.group()))
                .forEach(held -> giveBack(held, person));
    }

    /** In the order of the cases' locks, which several of these take alike. */
    private List<Held> held(String username) {
        return jdbc.sql(
                        "select task_id, case_number, grp from inbox_task where assignee = ? order by case_number, task_id")
                .param(username)
                .query((row, number) -> new Held(row.getString(1), new CaseNumber(row.getString(2)), row.getString(3)))
                .list();
    }

    private void giveBack(Held held, AccountView person) {
        cases.lock(held.caseNumber());
        OpenTask task = steps.find(held.taskId()).orElse(null);
        if (task == null || !person.username().equals(task.assignee())) {
            return;
        }
        steps.assign(held.taskId(), null);
        cases.recordCommand(
                held.caseNumber(),
                "releasedForRights",
                null,
                Map.of("step", task.step().zh(), "person", person.displayName()));
    }
}
