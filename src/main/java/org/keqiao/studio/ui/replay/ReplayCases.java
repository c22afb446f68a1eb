package org.keqiao.studio.ui.replay;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.keqiao.studio.replay.ReplayKind;
import org.keqiao.studio.replay.ReplayedCase;
import org.springframework.lang.Nullable;

/** The cases that a replay found, a page at a time; each leads to its two ways. */
class ReplayCases extends Div {

    private static final long serialVersionUID = 1L;

    private final Grid<ReplayedCase> grid = new Grid<>();
    private final Button more;
    private final List<ReplayedCase> shown = new ArrayList<>();
    private final transient Function<String, CursorPage<ReplayedCase>> pages;
    private final transient WayWords words;

    @Nullable
    private String next;

    /**
     * @param pages the page after a cursor, null for the first
     * @param path of a case
     */
    ReplayCases(Function<String, CursorPage<ReplayedCase>> pages, Function<ReplayedCase, String> path) {
        this.pages = pages;
        this.words = new WayWords(this, getLocale());
        more = new Button(getTranslation("studio.replay.more"), click -> load());
        grid.setId("replay-cases");
        grid.setAllRowsVisible(true);
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.addComponentColumn(found -> which(found, path.apply(found)))
                .setHeader(getTranslation("studio.replay.case"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(this::kinds)
                .setHeader(getTranslation("studio.replay.kinds"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(this::first)
                .setHeader(getTranslation("studio.replay.first"))
                .setFlexGrow(1);
        grid.setEmptyStateText(getTranslation("studio.replay.none"));
        add(grid, more);
        load();
    }

    private Div which(ReplayedCase found, String path) {
        Anchor link = new Anchor(path, found.caseNumber().value());
        link.addClassName("kq-case-link");
        Div decided = new Div(
                getTranslation("studio.replay.decided", found.decidedOn().toString()));
        decided.addClassNames("kq-quiet", "kq-number");
        return new Div(new Div(link), decided);
    }

    private Div kinds(ReplayedCase found) {
        Div marks = new Div();
        marks.addClassName("kq-row");
        found.kinds().forEach(kind -> marks.add(badge(kind)));
        return marks;
    }

    private StatusBadge badge(ReplayKind kind) {
        return new StatusBadge(getTranslation("studio.kindOf." + kind), tone(kind));
    }

    static Tone tone(ReplayKind kind) {
        return switch (kind) {
            case SAME -> Tone.GOOD;
            case UNJUDGED -> Tone.NEUTRAL;
            case WAY, AMOUNT -> Tone.LATE;
            case PEOPLE, DECISION, DEADLINE, AUTOMATIC -> Tone.SOON;
        };
    }

    private String first(ReplayedCase found) {
        if (found.unjudged() != null) {
            return words.unjudged(found.unjudged());
        }
        return found.first() == null ? "" : words.brief(found.first());
    }

    private void load() {
        CursorPage<ReplayedCase> page = pages.apply(next);
        shown.addAll(page.items());
        next = page.next();
        grid.setItems(List.copyOf(shown));
        more.setVisible(next != null);
    }
}
