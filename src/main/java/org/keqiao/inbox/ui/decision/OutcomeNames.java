package org.keqiao.inbox.ui.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keqiao.inbox.Completed;
import org.keqiao.inbox.InboxQuery;
import org.keqiao.inbox.InboxRow;
import org.keqiao.inbox.Queue;
import org.keqiao.inbox.TaskView;
import org.keqiao.inbox.seat.SeatId;
import org.keqiao.inbox.ui.CaseFileParts;
import org.keqiao.process.Outcome;
import org.keqiao.process.Workflow;
import org.keqiao.shared.Texts;
import org.keqiao.shared.ui.Languages;

/** What a step's outcomes are called, and what each leads to. */
final class OutcomeNames {

    private static final String CORRECTION = "requestCorrection";
    private static final Workflow.Ahead UNKNOWN = new Workflow.Ahead(List.of(), Set.of(), false);

    private final TaskView task;
    private final CaseFileParts parts;
    private final Locale locale;
    private final Map<String, Workflow.Ahead> ways;

    OutcomeNames(TaskView task, CaseFileParts parts, Locale locale) {
        this.task = task;
        this.parts = parts;
        this.locale = locale;
        this.ways = parts.workflow().ahead(SeatId.taskOf(task.row().id()));
    }

    String label(Outcome outcome) {
        return Languages.isChinese(locale) ? outcome.zh() : outcome.en();
    }

    /** True when the outcome's way runs through a correction notice. */
    boolean asksForCorrection(Outcome outcome) {
        return outcome.kind() == Outcome.Kind.RETURN && ahead(outcome).actions().contains(CORRECTION);
    }

    /** "Afterwards: second review (reviewer)". */
    String whatNext(Outcome outcome) {
        Workflow.Ahead ahead = ahead(outcome);
        List<String> named = new ArrayList<>();
        ahead.steps().forEach(step -> named.add(named(step.zh(), step.en(), step.performer())));
        if (ahead.ends()) {
            named.add(texts().get("inbox.next.end", locale));
        }
        String next = named.isEmpty()
                ? texts().get("inbox.next.unknown", locale)
                : texts().get("inbox.next.steps", locale, String.join(texts().get("inbox.or", locale), named));
        return task.row().seating() == null ? next : texts().get("inbox.seats.next", locale, next);
    }

    /** What the completed step really led to. */
    String led(Completed completed) {
        return completed.next().isEmpty()
                ? texts().get("inbox.status." + completed.status(), locale)
                : completed.next().stream()
                        .map(next -> named(next.zh(), next.en(), next.role()))
                        .collect(Collectors.joining(texts().get("inbox.and", locale)));
    }

    /** The step of mine that is due next. */
    Optional<InboxRow> nextOfMine() {
        InboxQuery mine = new InboxQuery(Queue.MINE, null, null, null, null, null, InboxQuery.Order.DUE);
        return parts.inbox().page(mine, null, 1).items().stream().findFirst();
    }

    private Workflow.Ahead ahead(Outcome outcome) {
        return ways.getOrDefault(outcome.key(), UNKNOWN);
    }

    private String named(String zh, String en, String performer) {
        String name = Languages.isChinese(locale) ? zh : en;
        String key = "inbox.role." + performer;
        return performer.isBlank() || !texts().has(key, locale)
                ? name
                : texts().get("inbox.next.step", locale, name, texts().get(key, locale));
    }

    private Texts texts() {
        return parts.texts();
    }
}
