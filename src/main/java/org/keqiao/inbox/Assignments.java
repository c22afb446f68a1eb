package org.keqiao.inbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.inbox.seat.WaitingSteps;
import org.keqiao.process.OpenTask;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.AccountView;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.OfficeHeads;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who of the group does what: whoever works in a group may give what nobody has, and what they have themselves, to a
 * colleague who may do the step. What a colleague has stays theirs until they give it back, or the head of the office
 * takes it, with a reason: nobody's illness may hold up a case.
 */
@Service
public class Assignments {

    /** Characters of a reason. */
    public static final int LONGEST_REASON = 500;

    private final Inbox inbox;
    private final InboxPages pages;
    private final WaitingSteps steps;
    private final CaseCommands cases;
    private final AccountDirectory accounts;
    private final CurrentActor currentActor;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;

    Assignments(
            Inbox inbox,
            InboxPages pages,
            WaitingSteps steps,
            CaseCommands cases,
            AccountDirectory accounts,
            CurrentActor currentActor,
            ApplicationEventPublisher events,
            JdbcClient jdbc) {
        this.inbox = inbox;
        this.pages = pages;
        this.steps = steps;
        this.cases = cases;
        this.accounts = accounts;
        this.currentActor = currentActor;
        this.events = events;
        this.jdbc = jdbc;
    }

    /**
     * A colleague who could be given tasks.
     *
     * @param inHand how many they have now
     */
    public record Colleague(String username, String name, int inHand) {}

    /**
     * The same for one task.
     *
     * @throws Refusal NOT_FOUND when it is not the actor's to know; conflict TASK_GONE
     */
    @Transactional(readOnly = true)
    public List<Colleague> colleagues(String taskId) {
        inbox.visible(currentActor.require(), taskId);
        return colleagues(List.of(taskId));
    }

    /** Colleagues in the groups of all these tasks, least busy first; separation of duties is judged case by case later. */
    @Transactional(readOnly = true)
    public List<Colleague> colleagues(List<String> taskIds) {
        Actor actor = currentActor.require();
        if (taskIds.isEmpty()) {
            return List.of();
        }
        List<String> groups = jdbc.sql("select distinct grp from inbox_task where task_id in (:tasks)")
                .param("tasks", taskIds)
                .query(String.class)
                .list();
        if (groups.isEmpty() || !actor.groups().containsAll(groups) && !leadsAll(actor, taskIds)) {
            return List.of();
        }
        Map<String, AccountView> common = new HashMap<>();
        accounts.inGroup(groups.get(0)).forEach(account -> common.put(account.username(), account));
        groups.stream().skip(1).forEach(group -> common.keySet()
                .retainAll(accounts.inGroup(group).stream()
                        .map(AccountView::username)
                        .collect(Collectors.toSet())));
        common.remove(actor.username());
        Map<String, Integer> inHand = inHand(new ArrayList<>(common.keySet()));
        return common.values().stream()
                .map(account -> new Colleague(
                        account.username(), account.displayName(), inHand.getOrDefault(account.username(), 0)))
                .sorted(Comparator.comparingInt(Colleague::inHand).thenComparing(Colleague::username))
                .toList();
    }

    private boolean leadsAll(Actor actor, List<String> taskIds) {
        return !OfficeHeads.groups(actor).isEmpty()
                && taskIds.stream().map(pages::find).filter(Objects::nonNull).allMatch(row -> inbox.leads(actor, row));
    }

    private Map<String, Integer> inHand(List<String> usernames) {
        Map<String, Integer> counts = new HashMap<>();
        if (!usernames.isEmpty()) {
            jdbc.sql("select assignee, count(*) from inbox_task where assignee in (:who) group by assignee")
                    .param("who", usernames)
                    .query(row -> {
                        counts.put(row.getString(1), row.getInt(2));
                    });
        }
        return counts;
    }

    /**
     * Gives a step to a colleague; the reason stands in the record. What somebody else has only the head of the office may
     * give away, and must say why.
     *
     * @throws Refusal conflict CLAIMED_BY_OTHER or TASK_GONE; invalid when the head gives no reason; forbidden
     *     NOT_OF_THE_GROUP, ROLE_MISSING, SEPARATION_OF_DUTY or APPLICANT_SIDE, all of them about the colleague
     */
    @Transactional
    public void assign(String taskId, String username, @Nullable String reason) {
        Actor actor = currentActor.require();
        InboxRow row = inbox.visible(actor, taskId);
        OpenTask task = inbox.locked(row);
        inbox.requireTakesPart(actor, task);
        String holder = holder(actor, taskId, task);
        String why = reason(reason, holder != null);
        InboxPages.Found found = pages.look(taskId);
        if (found == null) {
            throw Refusal.conflict("TASK_GONE");
        }
        if (task.step().role().isEmpty()
                || accounts.inGroup(found.group()).stream()
                        .noneMatch(account -> account.username().equals(username))) {
            // In the caller's own word: whose name it is, if anybody's, is not learned here.
            throw Refusal.forbidden("NOT_OF_THE_GROUP", username);
        }
        Actor colleague = accounts.actorNamed(username);
        inbox.requireAllowed(colleague, task);
        if (!colleague.username().equals(task.assignee())) {
            steps.assign(taskId, colleague.username());
            Map<String, Object> said = new LinkedHashMap<>();
            said.put("step", task.step().zh());
            said.put("to", colleague.displayName());
            if (holder != null) {
                said.put("from", holder);
            }
            cases.recordCommand(task.caseNumber(), holder == null ? "assign" : "reassign", why, said);
            if (holder != null) {
                tellTaken(task, actor, why);
            }
            tell(taskId, task, colleague.username(), actor);
        }
    }

    /**
     * Takes a step from whoever has it and gives it back to the group; for the head of the office. Unfinished work stays
     * with the step.
     *
     * @throws Refusal forbidden NOT_THE_HEAD; conflict NOT_YOURS when nobody has it; invalid without a reason
     */
    @Transactional
    public void takeBack(String taskId, @Nullable String reason) {
        Actor actor = currentActor.require();
        InboxRow row = inbox.visible(actor, taskId);
        OpenTask task = inbox.locked(row);
        if (!inbox.leads(actor, row)) {
            throw Refusal.forbidden("NOT_THE_HEAD");
        }
        inbox.requireTakesPart(actor, task);
        if (task.assignee() == null) {
            throw Refusal.conflict("NOT_YOURS");
        }
        String why = reason(reason, true);
        String holder = pages.find(taskId).assigneeName();
        steps.assign(taskId, null);
        cases.recordCommand(
                task.caseNumber(), "takeBack", why, Map.of("step", task.step().zh(), "from", holder));
        if (!actor.username().equals(task.assignee())) {
            tellTaken(task, actor, why);
        }
    }

    /** Name of the other who has the step; null when it is free or the actor's own. */
    @Nullable
    private String holder(Actor actor, String taskId, OpenTask task) {
        if (task.assignee() == null || task.assignee().equals(actor.username())) {
            return null;
        }
        InboxRow row = pages.find(taskId);
        if (!inbox.leads(actor, row)) {
            throw Refusal.conflict("CLAIMED_BY_OTHER", row.assigneeName());
        }
        return row.assigneeName();
    }

    @Nullable
    private static String reason(@Nullable String reason, boolean required) {
        String said = reason == null || reason.isBlank() ? null : reason.strip();
        if (said == null && required) {
            throw Refusal.invalid(List.of(FieldError.of("reason", "required")));
        }
        if (said != null && said.length() > LONGEST_REASON) {
            throw Refusal.invalid(List.of(FieldError.of("reason", "tooLong", LONGEST_REASON)));
        }
        return said;
    }

    /** Work that somebody is given is told like work that arrives. */
    private void tell(String taskId, OpenTask task, String username, Actor by) {
        events.publishEvent(new StepGiven(
                UUID.randomUUID(),
                cases.ref(task.caseNumber()),
                taskId,
                username,
                new Bilingual(task.step().zh(), task.step().en()),
                by.displayName()));
    }

    /** Whoever loses a step in the middle of the work is told, and why. */
    private void tellTaken(OpenTask task, Actor by, String reason) {
        events.publishEvent(new StepTaken(
                UUID.randomUUID(),
                cases.ref(task.caseNumber()),
                task.assignee(),
                new Bilingual(task.step().zh(), task.step().en()),
                by.displayName(),
                reason));
    }

    /** Takes several back, each in a transaction of its own. */
    public BulkReport takeBackAll(List<String> taskIds, @Nullable String reason) {
        return inbox.each(taskIds, taskId -> takeBack(taskId, reason));
    }

    /** Gives several, each in a transaction of its own. */
    public BulkReport assignAll(List<String> taskIds, String username, @Nullable String reason) {
        return inbox.each(taskIds, taskId -> assign(taskId, username, reason));
    }
}
