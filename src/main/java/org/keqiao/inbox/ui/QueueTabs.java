package org.keqiao.inbox.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.keqiao.inbox.InboxQuery;
import org.keqiao.inbox.Queue;
import org.keqiao.inbox.QueueCounts;
import org.keqiao.inbox.SavedFilter;
import org.keqiao.shared.ui.Icons;

/** The queues with their counts, the filters that the reader pinned, and a short way to what is overdue. */
class QueueTabs extends Nav {

    private static final long serialVersionUID = 1L;

    QueueTabs() {
        addClassName("kq-queues");
        setAriaLabel(getTranslation("inbox.queues"));
    }

    void show(InboxState state, QueueCounts counts, List<SavedFilter> saved) {
        removeAll();
        List<SavedFilter> pinned = saved.stream().filter(SavedFilter::pinned).toList();
        boolean throughPin = pinned.stream().anyMatch(filter -> isShown(filter, state));
        for (Queue queue : Queue.values()) {
            if (queue == Queue.OFFICE && counts.office() == null) {
                continue;
            }
            Anchor link =
                    new Anchor(state.in(queue).path(), new Span(getTranslation("inbox.queue." + Words.lower(queue))));
            int count = counts.of(queue);
            if (count >= 0) {
                Span badge = new Span(count > QueueCounts.MOST ? QueueCounts.MOST + "+" : String.valueOf(count));
                badge.addClassName("kq-count");
                link.add(badge);
            }
            if (queue == state.queue() && !throughPin) {
                link.getElement().setAttribute("aria-current", "page");
            }
            add(link);
        }
        for (SavedFilter filter : pinned) {
            Anchor link = new Anchor(
                    InboxState.ofQuery(filter.query()).path(),
                    Icons.decorative(VaadinIcon.PIN),
                    new Span(filter.name()));
            if (isShown(filter, state)) {
                link.getElement().setAttribute("aria-current", "page");
            }
            add(link);
        }
        if (counts.overdue() > 0) {
            Anchor late = new Anchor(
                    state.all().in(Queue.MINE).due(InboxQuery.Due.OVERDUE).path(),
                    Icons.decorative(VaadinIcon.EXCLAMATION_CIRCLE),
                    new Span(getTranslation("inbox.overdue", counts.overdue())));
            late.addClassNames("tone-late", "kq-queues-late");
            add(late);
        }
    }

    private static boolean isShown(SavedFilter filter, InboxState state) {
        return InboxState.ofQuery(filter.query()).equals(state.after(null));
    }
}
