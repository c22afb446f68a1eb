package org.keqiao.studio.ui.workbench.outline;

import com.vaadin.flow.server.VaadinSession;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import org.springframework.lang.Nullable;

/** What the list changed in this session, so that it can be taken back; a change made elsewhere ends the row. */
final class UndoStack implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int MOST = 50;

    private record Taken(String before, String after) implements Serializable {}

    private final Deque<Taken> changes = new ArrayDeque<>();

    static UndoStack of(String matter) {
        String name = UndoStack.class.getName() + " " + matter;
        VaadinSession session = VaadinSession.getCurrent();
        UndoStack found = (UndoStack) session.getAttribute(name);
        if (found == null) {
            found = new UndoStack();
            session.setAttribute(name, found);
        }
        return found;
    }

    void put(String before, String after) {
        changes.push(new Taken(before, after));
        if (changes.size() > MOST) {
            changes.removeLast();
        }
    }

    boolean fits(String now) {
        return !changes.isEmpty() && changes.peek().after().equals(now);
    }

    @Nullable
    String take(String now) {
        return fits(now) ? changes.pop().before() : null;
    }
}
