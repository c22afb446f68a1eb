package org.keqiao.inbox.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.keqiao.inbox.InboxRow;
import org.keqiao.shared.CursorPage;
import org.springframework.lang.Nullable;

/** How much the list shows, and the way forth and back through its pages. */
class InboxPager extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Consumer<InboxState> go;
    private final Span extent = new Span();
    private final Button previous;
    private final Button next;
    private final Deque<String> trail = new ArrayDeque<>();

    private transient InboxState state = InboxState.of(QueryParameters.empty());

    @Nullable
    private String nextCursor;

    /**
     * @param go shows another page
     */
    InboxPager(Consumer<InboxState> go) {
        this.go = go;
        addClassName("kq-pager");
        extent.addClassNames("kq-quiet", "kq-small");
        previous = new Button(getTranslation("inbox.previous"), click -> back());
        next = new Button(getTranslation("inbox.next"), click -> forward());
        add(extent, previous, next);
    }

    void show(InboxState now, CursorPage<InboxRow> page) {
        state = now;
        nextCursor = page.next();
        if (now.cursor() == null) {
            trail.clear();
        }
        previous.setVisible(now.cursor() != null);
        next.setVisible(nextCursor != null);
        extent.setText(getTranslation(
                nextCursor != null ? "inbox.extentMore" : now.cursor() == null ? "inbox.extent" : "inbox.extentLast",
                page.items().size()));
    }

    private void forward() {
        if (nextCursor != null) {
            trail.push(state.cursor() == null ? "" : state.cursor());
            go.accept(state.after(nextCursor));
        }
    }

    private void back() {
        String cursor = trail.isEmpty() ? "" : trail.pop();
        go.accept(state.after(cursor.isEmpty() ? null : cursor));
    }
}
