package org.keqiao.inbox.ui.decision;

import org.keqiao.inbox.ui.CaseFileParts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keqiao.casefile.CaseView;
import org.keqiao.inbox.Completed;
import org.keqiao.inbox.InboxQuery;
import org.keqiao.inbox.InboxRow;
import org.keqiao.inbox.Queue;
import org.keqiao.inbox.TaskView;
import org.keqiao.process.Outcome;
import org.keqiao.shared.Texts;
import org.keqiao.shared.ui.Languages;

/** What a step's outcomes are called, and what each leads to. */
final class OutcomeNames {

    private static final String CORRECTION = "requestCorrection";

    private final TaskView task;
    private final CaseFileParts parts;
    private final Locale locale;
    private final WayAhead way;

    OutcomeNames(TaskView task, CaseView view, CaseFileParts parts, Locale locale) {
        this.task = task;
        this.parts = parts;
        this.locale = locale;
        this.way =
                new WayAhead(view.caseNumber() == null ? "" : parts.workflow().diagram(view.caseNumber()));
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
        WayAhead.Ahead ahead = ahead(outcome);
        List<String> ways = new ArrayList<>();
        ahead.steps().forEach(step -> ways.add(named(step.zh(), step.en(), step.performer())));
        if (ahead.ends()) {
            ways.add(texts().get("inbox.next.end", locale));
        }
        return ways.isEmpty()
                ? texts().get("inbox.next.unknown", locale)
                : texts().get("inbox.next.steps", locale, String.join(texts().get("inbox.or", locale), ways));
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

    private WayAhead.Ahead ahead(Outcome outcome) {
        return way.after(task.step().formId(), task.step().outcomeVariable(), outcome.key());
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
