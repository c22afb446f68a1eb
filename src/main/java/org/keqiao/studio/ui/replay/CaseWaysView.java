package org.keqiao.studio.ui.replay;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import org.keqiao.security.Actor;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.keqiao.studio.replay.ReplayedCase;
import org.keqiao.studio.replay.Replays;
import org.keqiao.studio.ui.MatterView;
import org.keqiao.studio.ui.StudioParts;
import org.keqiao.studio.ui.StudioView;
import org.keqiao.studio.way.WayStep;
import org.springframework.lang.Nullable;

/** One case's two ways, side by side. */
@Route(value = StudioView.ROUTE + "/:matter/replay/:replay/:number", layout = MainLayout.class)
@RolesAllowed({"FLOW_DESIGNER", "FLOW_PUBLISHER"})
public class CaseWaysView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient Replays replays;
    private final transient StudioParts parts;
    private final transient WayWords words;

    CaseWaysView(Replays replays, StudioParts parts) {
        super("studio.replay.title");
        this.replays = replays;
        this.parts = parts;
        this.words = new WayWords(this, getLocale());
    }

    static String path(String matter, UUID replay, CaseNumber number) {
        return MatterReplayView.path(matter) + "/" + replay + "/" + number;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String matter = event.getRouteParameters().get("matter").orElse("");
        UUID replay = event.getRouteParameters()
                .get("replay")
                .flatMap(MatterReplayView::id)
                .orElseThrow(Refusal::notFound);
        CaseNumber number = event.getRouteParameters()
                .get("number")
                .flatMap(CaseNumber::parse)
                .orElseThrow(Refusal::notFound);
        Actor actor = parts.current().require();
        show(matter, nameOf(actor, matter), replays.one(actor, matter, replay, number));
    }

    private String nameOf(Actor actor, String matter) {
        return parts.matters().all(actor).stream()
                .filter(found -> found.key().equals(matter))
                .findFirst()
                .orElseThrow(Refusal::notFound)
                .name()
                .in(getLocale());
    }

    private void show(String matter, String name, ReplayedCase found) {
        removeAll();
        String title = found.caseNumber().value();
        pageTitle(title);
        Div kinds =
                new Div(new Span(getTranslation("studio.version", found.version())), DateText.day(found.decidedOn()));
        kinds.addClassName("kq-row");
        found.kinds()
                .forEach(kind ->
                        kinds.add(new StatusBadge(getTranslation("studio.kindOf." + kind), ReplayCases.tone(kind))));
        add(new PageHeader(title)
                .crumb(getTranslation("studio.title"), StudioView.ROUTE)
                .crumb(name, MatterView.path(matter))
                .crumb(getTranslation("studio.replay.title"), MatterReplayView.path(matter))
                .below(kinds));
        if (found.unjudged() != null) {
            Paragraph why = new Paragraph(words.unjudged(found.unjudged()));
            why.addClassNames("kq-notice", "tone-soon");
            add(why);
        }
        List<WayStep> was = found.was() == null ? List.of() : found.was();
        List<WayStep> would = found.would() == null ? was : found.would();
        boolean stands = found.unjudged() != null || would.stream().anyMatch(step -> step.kind() == WayStep.Kind.WAITS);
        add(ways(SideBySide.of(was, would), stands));
        add(new Paragraph(getTranslation("studio.replay.uncounted")));
    }

    private Grid<SideBySide.Pair> ways(List<SideBySide.Pair> pairs, boolean stands) {
        Grid<SideBySide.Pair> grid = new Grid<>();
        grid.setId("replay-ways");
        grid.setAllRowsVisible(true);
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.addComponentColumn(pair -> said(pair.was()))
                .setHeader(getTranslation("studio.replay.was"))
                .setFlexGrow(1);
        grid.addComponentColumn(pair -> said(pair.would()))
                .setHeader(getTranslation("studio.replay.would"))
                .setFlexGrow(1);
        grid.addComponentColumn(pair -> mark(pair, stands))
                .setHeader(getTranslation("studio.replay.differs"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.setItems(pairs);
        return grid;
    }

    private Component said(@Nullable WayStep step) {
        Div cell = new Div();
        if (step != null) {
            Span title = new Span(words.title(step));
            title.addClassName("kq-strong");
            cell.add(new Div(title), new Div(DateText.day(step.on())));
            words.details(step).forEach(line -> cell.add(new Div(line)));
        }
        return cell;
    }

    /** What came later on the old way is not gone: nobody knows what would come on the new one. */
    private Component mark(SideBySide.Pair pair, boolean stands) {
        if (!pair.differs()) {
            return new Span();
        }
        if (stands && pair.would() == null) {
            return new StatusBadge(getTranslation("studio.replay.pair.unknown"), Tone.NEUTRAL);
        }
        String key = pair.was() == null ? "added" : pair.would() == null ? "missing" : "changed";
        return new StatusBadge(getTranslation("studio.replay.pair." + key), Tone.SOON);
    }
}
