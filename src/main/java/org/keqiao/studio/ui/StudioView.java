package org.keqiao.studio.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import org.keqiao.security.Actor;
import org.keqiao.security.Role;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.Paths;
import org.keqiao.shared.ui.PhoneCard;
import org.keqiao.shared.ui.PhoneCards;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.keqiao.studio.draft.StudioMatters.Overview;
import org.keqiao.studio.draft.StudioMatters.VersionInUse;
import org.keqiao.studio.health.Concern;
import org.keqiao.studio.ui.exchange.ImportDialog;
import org.keqiao.studio.ui.update.UpdateView;

/** 事项设计: every matter with what is in force, what is being changed and how many cases run on it. */
@Route(value = StudioView.ROUTE, layout = MainLayout.class)
@RolesAllowed({"FLOW_DESIGNER", "FLOW_PUBLISHER"})
public class StudioView extends Page implements BeforeEnterObserver {

    public static final String ROUTE = "studio";

    private static final long serialVersionUID = 1L;

    private final transient StudioParts parts;
    private transient Map<String, List<Concern>> health = Map.of();

    StudioView(StudioParts parts) {
        super("studio.title");
        this.parts = parts;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        Actor actor = parts.current().require();
        PageHeader header = new PageHeader(getTranslation("studio.title"));
        if (actor.has(Role.FLOW_DESIGNER)) {
            Button begin = new Button(getTranslation("studio.begin"), click -> new NewMatterDialog(parts).open());
            begin.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            Button take = new Button(
                    getTranslation("exchange.import"),
                    click -> new ImportDialog(parts, null, key -> Paths.open(MatterView.path(key))).open());
            header.actions(take, begin);
        }
        List<Overview> all = parts.matters().all(actor);
        health = parts.health().of(actor, all.stream().map(Overview::key).toList());
        add(header, new Div(grid(all)));
    }

    private Grid<Overview> grid(List<Overview> all) {
        Grid<Overview> grid = new Grid<>();
        grid.setId("studio-matters");
        grid.setAllRowsVisible(true);
        grid.addComponentColumn(matter ->
                        new Anchor(MatterView.path(matter.key()), matter.name().in(getLocale())))
                .setHeader(getTranslation("studio.matter"))
                .setFlexGrow(1);
        grid.addColumn(this::inForce)
                .setHeader(getTranslation("studio.inForce"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(StudioView::underWay)
                .setHeader(getTranslation("studio.underWay"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(this::change)
                .setHeader(getTranslation("studio.change"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(this::health)
                .setHeader(getTranslation("health.title"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        PhoneCards.of(grid, getTranslation("studio.matter"), matter -> new PhoneCard(
                        matter.name().in(getLocale()), MatterView.path(matter.key()))
                .line(inForce(matter), getTranslation("studio.card.underWay", underWay(matter)))
                .line(health(matter), change(matter)));
        grid.setItems(all);
        return grid;
    }

    private String inForce(Overview matter) {
        return matter.version() == null
                ? getTranslation("studio.neverPublished")
                : getTranslation("studio.version", matter.version());
    }

    private static int underWay(Overview matter) {
        return matter.versions().stream().mapToInt(VersionInUse::underWay).sum();
    }

    /** In a word, and the way to what there is to do. */
    private Anchor health(Overview matter) {
        Anchor link = new Anchor(
                MatterView.path(matter.key()) + "#" + HealthPanel.ID,
                HealthPanel.badge(health.get(matter.key()), this));
        link.addClassName("kq-plain");
        return link;
    }

    private Div change(Overview matter) {
        Div cell = new Div();
        cell.addClassName("kq-row");
        if (matter.draft() != null) {
            cell.add(
                    ChangePanel.badge(matter.draft().state(), this),
                    new Span(parts.people().named(matter.draft().changedBy())));
        }
        if (matter.editing() != null) {
            cell.add(new Span(
                    getTranslation("publishing.editing.short", matter.editing().holderName())));
        }
        if (matter.shippedUpdate()) {
            cell.add(new Anchor(
                    UpdateView.path(matter.key()), new StatusBadge(getTranslation("studio.shippedUpdate"), Tone.SOON)));
        }
        return cell;
    }
}
