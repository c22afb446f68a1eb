package org.keqiao.studio.ui.moving;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.keqiao.studio.moving.PlanningMoves.DryRun;
import org.keqiao.studio.moving.PlanningMoves.Tried;

/** What a plan would do to each case, with what keeps it; nothing was changed. */
class TrialList extends Div {

    private static final long serialVersionUID = 1L;

    TrialList(DryRun tried, MovingParts parts) {
        Paragraph result = new Paragraph();
        result.getElement().setAttribute("role", "status");
        add(result);
        if (!tried.problems().isEmpty()) {
            result.setText(getTranslation("moving.try.broken"));
            UnorderedList list = new UnorderedList();
            tried.problems().forEach(one -> list.add(new ListItem(parts.words(List.of(one), getLocale()))));
            add(list);
            return;
        }
        result.setText(getTranslation(
                "moving.try.result", tried.movable(), tried.cases().size()));
        if (tried.cases().isEmpty()) {
            return;
        }
        Grid<Tried> grid = new Grid<>();
        grid.setId("move-trial");
        grid.addColumn(one -> one.caseNumber().value())
                .setHeader(getTranslation("moving.caseNumber"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(one -> String.join(
                        "; ",
                        one.at().stream().map(name -> name.in(getLocale())).toList()))
                .setHeader(getTranslation("moving.at"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(one -> one.movable()
                        ? new StatusBadge(getTranslation("moving.movable"), Tone.GOOD)
                        : new StatusBadge(getTranslation("moving.notMovable"), Tone.SOON))
                .setHeader(getTranslation("moving.state"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(one -> new Span(parts.words(one.obstacles(), getLocale())))
                .setHeader(getTranslation("moving.why"))
                .setFlexGrow(1);
        grid.setItems(tried.cases());
        add(grid);
    }
}
