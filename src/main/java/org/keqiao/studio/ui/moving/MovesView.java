package org.keqiao.studio.ui.moving;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.keqiao.security.Actor;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.keqiao.studio.draft.StudioMatters.Overview;
import org.keqiao.studio.draft.StudioMatters.VersionInUse;
import org.keqiao.studio.moving.CaseMove;
import org.keqiao.studio.moving.MoveState;
import org.keqiao.studio.ui.MatterView;
import org.keqiao.studio.ui.StudioView;

/** The cases under way of one matter by version: plans that move them, and versions that new cases shall not take. */
@Route(value = StudioView.ROUTE + "/:matter/moves", layout = MainLayout.class)
@RolesAllowed({"FLOW_DESIGNER", "FLOW_PUBLISHER"})
public class MovesView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient MovingParts parts;
    private String matter = "";

    MovesView(MovingParts parts) {
        super("moving.title");
        this.parts = parts;
    }

    /** Where a matter's moves are listed. */
    public static String path(String matter) {
        return StudioView.ROUTE + "/" + matter + "/moves";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        matter = event.getRouteParameters().get("matter").orElse("");
        show();
    }

    private void show() {
        removeAll();
        Actor actor = parts.current().require();
        Overview overview = parts.matters().all(actor).stream()
                .filter(found -> found.key().equals(matter))
                .findFirst()
                .orElseThrow(Refusal::notFound);
        String name = overview.name().in(getLocale());
        add(
                new PageHeader(getTranslation("moving.title"))
                        .crumb(getTranslation("studio.title"), StudioView.ROUTE)
                        .crumb(name, MatterView.path(matter))
                        .below(new Paragraph(getTranslation("moving.about"))),
                begin(overview.versions()),
                moves(parts.planning().all(actor, matter)),
                new VersionsPanel(matter, overview.versions(), parts, this::show));
    }

    private Section begin(List<VersionInUse> versions) {
        Section section = new Section(new H2(getTranslation("moving.new")));
        section.addClassName("kq-section");
        if (versions.size() < 2) {
            section.add(new Paragraph(getTranslation("moving.oneVersion")));
            return section;
        }
        Select<VersionInUse> from = select("moving.from", versions);
        Select<VersionInUse> to = select("moving.to", versions);
        from.setId("move-from");
        to.setId("move-to");
        to.setValue(versions.get(0));
        from.setValue(versions.stream()
                .skip(1)
                .filter(version -> version.underWay() > 0)
                .findFirst()
                .orElse(versions.get(1)));
        Button plan = new Button(getTranslation("moving.plan"), click -> {
            try {
                CaseMove move = parts.planning()
                        .begin(
                                parts.current().require(),
                                matter,
                                from.getValue().version(),
                                to.getValue().version());
                UI.getCurrent().navigate(MoveView.path(matter, move.id()));
            } catch (RuntimeException e) {
                parts.failures().show(e, getLocale());
            }
        });
        plan.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div row = new Div(from, to, plan);
        row.addClassNames("kq-row", "kq-row-wide");
        section.add(row);
        return section;
    }

    private Select<VersionInUse> select(String label, List<VersionInUse> versions) {
        Select<VersionInUse> select = new Select<>();
        select.setLabel(getTranslation(label));
        select.addClassName("kq-state-choice");
        select.setItems(versions);
        select.setItemLabelGenerator(
                version -> getTranslation("moving.versionWith", String.valueOf(version.version()), version.underWay()));
        select.setEmptySelectionAllowed(false);
        return select;
    }

    private Section moves(List<CaseMove> moves) {
        Section section = new Section(new H2(getTranslation("moving.moves")));
        section.addClassName("kq-section");
        if (moves.isEmpty()) {
            section.add(new Paragraph(getTranslation("moving.none")));
            return section;
        }
        Grid<CaseMove> grid = new Grid<>();
        grid.setId("moves");
        grid.setAllRowsVisible(true);
        grid.addComponentColumn(this::which)
                .setHeader(getTranslation("moving.move"))
                .setAutoWidth(true)
                .setFlexGrow(1);
        grid.addComponentColumn(move -> badge(move.state(), this))
                .setHeader(getTranslation("moving.state"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(move -> move.total() == 0 ? "" : getTranslation("moving.progress", move.done(), move.total()))
                .setHeader(getTranslation("moving.cases"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(move -> DateText.minute(move.changedAt()))
                .setHeader(getTranslation("moving.changedAt"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.setItems(moves);
        section.add(new Div(grid));
        return section;
    }

    private Div which(CaseMove move) {
        Anchor link = new Anchor(
                MoveView.path(matter, move.id()),
                getTranslation("moving.fromTo", String.valueOf(move.from()), String.valueOf(move.to())));
        link.addClassName("kq-case-link");
        Div by = new Div(getTranslation("moving.planned", parts.people().named(move.changedBy())));
        by.addClassName("kq-quiet");
        return new Div(new Div(link), by);
    }

    /** How far a move is, as a mark. */
    public static StatusBadge badge(MoveState state, Component on) {
        return new StatusBadge(on.getTranslation("moving.state." + state), tone(state));
    }

    private static Tone tone(MoveState state) {
        return switch (state) {
            case PLANNED, RUNNING -> Tone.ACTIVE;
            case SUBMITTED, STOPPED -> Tone.SOON;
            case APPROVED, DONE -> Tone.GOOD;
            case DISCARDED -> Tone.NEUTRAL;
        };
    }
}
