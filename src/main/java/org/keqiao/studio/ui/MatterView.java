package org.keqiao.studio.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.keqiao.process.Bundle;
import org.keqiao.security.Actor;
import org.keqiao.security.Role;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.Paths;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.keqiao.shared.ui.bpmn.DiagramView;
import org.keqiao.studio.StudioEvent;
import org.keqiao.studio.draft.StudioMatters.Overview;
import org.keqiao.studio.draft.StudioMatters.VersionInUse;
import org.keqiao.studio.moving.CaseMove;
import org.keqiao.studio.ui.exchange.ImportDialog;
import org.keqiao.studio.ui.moving.MoveView;
import org.keqiao.studio.ui.moving.MovesView;

/** One matter: its open change with the files and what the check says, its versions, and who did what. */
@Route(value = StudioView.ROUTE + "/:matter", layout = MainLayout.class)
@RolesAllowed({"FLOW_DESIGNER", "FLOW_PUBLISHER"})
public class MatterView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient StudioParts parts;
    private String key = "";

    MatterView(StudioParts parts) {
        super("studio.title");
        this.parts = parts;
    }

    /** Where a matter is looked at. */
    public static String path(String matter) {
        return StudioView.ROUTE + "/" + matter;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        key = event.getRouteParameters().get("matter").orElse("");
        show();
    }

    private void show() {
        removeAll();
        Actor actor = parts.current().require();
        Overview matter = parts.matters().all(actor).stream()
                .filter(found -> found.key().equals(key))
                .findFirst()
                .orElseThrow(Refusal::notFound);
        String name = matter.name().in(getLocale());
        pageTitle(name);
        PageHeader header = new PageHeader(name)
                .crumb(getTranslation("studio.title"), StudioView.ROUTE)
                .below(new Paragraph(key));
        if (actor.has(Role.FLOW_DESIGNER)) {
            header.actions(new Button(
                    getTranslation("exchange.import"), click -> new ImportDialog(parts, key, this::taken).open()));
        }
        add(
                header,
                new ChangePanel(matter, parts, this::show),
                new HealthPanel(key, parts.health().of(actor, key), parts.texts()));
        toDo(actor);
        add(new FilesPanel(key, matter.draft(), parts, this::show), diagram(actor));
        add(new StatesPanel(key, matter.draft(), parts, this::show));
        if (!matter.versions().isEmpty()) {
            Section versions = section("studio.versions", versions(matter.versions()));
            versions.add(new Anchor(MovesView.path(key), getTranslation("moving.title")));
            add(versions);
        }
        List<StudioEvent> events = parts.matters().events(actor, key);
        if (!events.isEmpty()) {
            add(section("studio.record", record(events)));
        }
    }

    private void taken(String matter) {
        if (matter.equals(key)) {
            show();
        } else {
            Paths.open(path(matter));
        }
    }

    /** Cases under way that somebody meant to move. */
    private void toDo(Actor actor) {
        List<CaseMove> waiting = parts.moves().waiting(actor, key);
        if (waiting.isEmpty()) {
            return;
        }
        UnorderedList list = new UnorderedList();
        list.setId("studio-todo");
        waiting.forEach(move -> {
            Div row = new Div(
                    new Anchor(
                            MoveView.path(key, move.id()),
                            getTranslation("moving.fromTo", String.valueOf(move.from()), String.valueOf(move.to()))),
                    MovesView.badge(move.state(), this));
            row.addClassName("kq-row");
            list.add(new ListItem(row));
        });
        Section section = new Section(new H2(getTranslation("studio.todo")), list);
        section.addClassName("kq-section");
        add(section);
    }

    private Section diagram(Actor actor) {
        Section section = new Section(new H2(getTranslation("studio.diagram")));
        section.addClassName("kq-section");
        parts.drafting().bundle(actor, key).file(Bundle.PROCESS).ifPresent(xml -> {
            try {
                section.add(DiagramView.plain(xml));
            } catch (IllegalArgumentException unreadable) {
                section.add(new Paragraph(getTranslation("shell.diagram.undrawable")));
            }
        });
        return section;
    }

    private Section section(String titleKey, Grid<?> grid) {
        grid.setAllRowsVisible(true);
        Section section = new Section(new H2(getTranslation(titleKey)), new Div(grid));
        section.addClassName("kq-section");
        return section;
    }

    private Grid<VersionInUse> versions(List<VersionInUse> versions) {
        Grid<VersionInUse> grid = new Grid<>();
        grid.setId("studio-versions");
        grid.addComponentColumn(this::version)
                .setHeader(getTranslation("studio.version.header"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(version -> DateText.minute(version.publishedAt()))
                .setHeader(getTranslation("studio.publishedAt"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(version -> version.shipped()
                        ? getTranslation("studio.shipped")
                        : parts.people().named(version.publishedBy()))
                .setHeader(getTranslation("studio.publishedBy"))
                .setFlexGrow(1);
        grid.addColumn(VersionInUse::underWay)
                .setHeader(getTranslation("studio.underWay"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.setItems(versions);
        return grid;
    }

    private static String detail(StudioEvent event, Places places) {
        if (event.detail() == null) {
            return "";
        }
        return event.kind() == StudioEvent.Kind.FILE_PUT || event.kind() == StudioEvent.Kind.FILE_REMOVED
                ? places.file(event.detail())
                : event.detail();
    }

    private Div version(VersionInUse version) {
        Div cell = new Div(new Span(getTranslation("studio.version", version.version())));
        if (version.withdrawn()) {
            cell.add(new StatusBadge(getTranslation("moving.withdrawn"), Tone.NEUTRAL));
        }
        cell.addClassName("kq-row");
        return cell;
    }

    private Grid<StudioEvent> record(List<StudioEvent> events) {
        Grid<StudioEvent> grid = new Grid<>();
        grid.setId("studio-record");
        Places places = Places.of(key, parts, getLocale());
        grid.addComponentColumn(event -> DateText.minute(event.at()))
                .setHeader(getTranslation("studio.at"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(event -> event.actorName())
                .setHeader(getTranslation("studio.who"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(event -> getTranslation("studio.event." + event.kind()))
                .setHeader(getTranslation("studio.what"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(event -> detail(event, places))
                .setHeader(getTranslation("studio.detail"))
                .setFlexGrow(1);
        grid.setItems(events);
        return grid;
    }
}
