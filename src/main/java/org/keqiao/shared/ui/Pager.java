package org.keqiao.shared.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.QueryParameters;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.keqiao.shared.CursorPage;
import org.springframework.lang.Nullable;

/**
 * 翻页: back to the page before and on to the next one of a list; what there is not does not show. Whoever opened a later page
 * by its address goes back to the first one.
 */
public class Pager extends Div {

    private static final long serialVersionUID = 1L;

    private final Consumer<String> go;
    private final Button previous;
    private final Button next;
    private final Deque<String> trail = new ArrayDeque<>();

    @Nullable
    private String shown;

    @Nullable
    private String following;

    /** @param go told of the cursor of the page to show, null for the first one */
    public Pager(Consumer<String> go) {
        this.go = go;
        previous = new Button(getTranslation("shell.page.first"), click -> back());
        next = new Button(getTranslation("shell.page.next"), click -> forward());
        previous.setVisible(false);
        next.setVisible(false);
        addClassName("kq-pager");
        add(previous, next);
    }

    /**
     * For a list whose page stands in the address, as the parameter {@code cursor}.
     *
     * @param address of the list as it is looked for now, without a cursor
     */
    public static Pager at(Supplier<String> address) {
        return new Pager(after -> {
            String[] parts = address.get().split("\\?", 2);
            String query = parts.length == 1 ? "" : parts[1];
            String asked = after == null ? query : query.isEmpty() ? "cursor=" + after : query + "&cursor=" + after;
            UI.getCurrent()
                    .navigate(parts[0], asked.isEmpty() ? QueryParameters.empty() : QueryParameters.fromString(asked));
        });
    }

    /** @param cursor of the page that is shown now, null for the first one */
    public void show(@Nullable String cursor, CursorPage<?> page) {
        shown = cursor;
        following = page.next();
        if (cursor == null) {
            trail.clear();
        }
        previous.setText(getTranslation(trail.isEmpty() ? "shell.page.first" : "shell.page.previous"));
        previous.setVisible(cursor != null);
        next.setVisible(following != null);
    }

    private void forward() {
        trail.push(shown == null ? "" : shown);
        go.accept(following);
    }

    private void back() {
        String before = trail.isEmpty() ? "" : trail.pop();
        go.accept(before.isEmpty() ? null : before);
    }
}
