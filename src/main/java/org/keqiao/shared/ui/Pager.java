package org.keqiao.shared.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.function.Consumer;
import org.keqiao.shared.CursorPage;
import org.springframework.lang.Nullable;

/** 翻页: back to the first page and on to the next one of a list; what there is not does not show. */
public class Pager extends Div {

    private static final long serialVersionUID = 1L;

    private final Button first;
    private final Button next;

    @Nullable
    private String following;

    /** @param go told of the cursor of the page to show, null for the first one */
    public Pager(Consumer<String> go) {
        first = new Button(getTranslation("shell.page.first"), click -> go.accept(null));
        next = new Button(getTranslation("shell.page.next"), click -> go.accept(following));
        first.setVisible(false);
        next.setVisible(false);
        addClassName("kq-pager");
        add(first, next);
    }

    /** @param cursor of the page that is shown now, null for the first one */
    public void show(@Nullable String cursor, CursorPage<?> page) {
        following = page.next();
        first.setVisible(cursor != null);
        next.setVisible(following != null);
    }
}
