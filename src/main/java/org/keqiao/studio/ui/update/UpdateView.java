package org.keqiao.studio.ui.update;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.keqiao.security.Actor;
import org.keqiao.security.Role;
import org.keqiao.shared.ui.ConfirmByName;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Notices;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.keqiao.studio.ui.MatterView;
import org.keqiao.studio.ui.Places;
import org.keqiao.studio.ui.StudioParts;
import org.keqiao.studio.ui.StudioView;
import org.keqiao.studio.ui.difference.DifferenceView;
import org.keqiao.studio.version.BundleStates;
import org.keqiao.studio.version.ShippedUpdates;
import org.keqiao.studio.version.ShippedUpdates.Standing;
import org.keqiao.studio.version.ShippedUpdates.Update;
import org.keqiao.studio.version.ShippedUpdates.UpdatedFile;

/** 产品新版本: file by file what the product brought before, what it brings now and what is ours, to be taken or left. */
@Route(value = StudioView.ROUTE + "/:matter/update", layout = MainLayout.class)
@RolesAllowed({"FLOW_DESIGNER", "FLOW_PUBLISHER"})
public class UpdateView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient StudioParts parts;
    private final transient ShippedUpdates updates;
    private String matter = "";

    UpdateView(StudioParts parts, ShippedUpdates updates) {
        super("update.title");
        this.parts = parts;
        this.updates = updates;
    }

    /** Where the product's new version of a matter is looked at. */
    public static String path(String matter) {
        return StudioView.ROUTE + "/" + matter + "/update";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        matter = event.getRouteParameters().get("matter").orElse("");
        show();
    }

    private Actor actor() {
        return parts.current().require();
    }

    private void show() {
        removeAll();
        Update update = updates.of(actor(), matter);
        add(
                new PageHeader(getTranslation("update.title"))
                        .crumb(getTranslation("studio.title"), StudioView.ROUTE)
                        .crumb(parts.matters().name(actor(), matter).in(getLocale()), MatterView.path(matter)),
                new Paragraph(getTranslation(update.open() ? "update.about" : "update.none")));
        if (!update.known()) {
            add(new Paragraph(getTranslation("update.unknown")));
        }
        if (actor().has(Role.FLOW_DESIGNER)) {
            add(tools(update));
        }
        Places places = Places.of(matter, parts, getLocale());
        List<UpdatedFile> differing = update.files().stream()
                .filter(file -> file.standing() != Standing.SAME)
                .toList();
        add(new Div(grid(differing, places)));
        int same = update.files().size() - differing.size();
        if (same > 0) {
            add(new Paragraph(getTranslation("update.same", same)));
        }
    }

    private Div tools(Update update) {
        List<String> safe = update.files().stream()
                .filter(file -> file.standing() == Standing.PRODUCT)
                .map(UpdatedFile::path)
                .toList();
        Button takeSafe = new Button(
                getTranslation("update.takeSafe", safe.size()),
                click -> act("update.taken", () -> updates.take(actor(), matter, safe)));
        takeSafe.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        takeSafe.setVisible(!safe.isEmpty());
        Button takeAll = new Button(getTranslation("update.takeAll"), click -> new ConfirmByName(
                        getTranslation("update.takeAll.title"),
                        getTranslation("update.takeAll.about"),
                        matter,
                        getTranslation("update.takeAll"),
                        () -> act("update.taken", () -> updates.takeAll(actor(), matter)))
                .open());
        Button seen = new Button(
                getTranslation("update.seen"),
                click -> act("update.seen.done", () -> parts.restoring().shippedSeen(actor(), matter)));
        seen.setEnabled(update.open());
        Div row = new Div(takeSafe, seen, takeAll);
        row.addClassName("kq-row");
        return row;
    }

    private Grid<UpdatedFile> grid(List<UpdatedFile> files, Places places) {
        Grid<UpdatedFile> grid = new Grid<>();
        grid.setId("studio-update");
        grid.setAllRowsVisible(true);
        grid.addColumn(file -> places.file(file.path()))
                .setHeader(getTranslation("studio.file"))
                .setFlexGrow(1);
        grid.addColumn(file -> getTranslation("studio.how." + file.product()))
                .setHeader(getTranslation("update.product"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(file -> getTranslation("studio.how." + file.ours()))
                .setHeader(getTranslation("update.ours"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(this::standing)
                .setHeader(getTranslation("update.standing"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(file -> actions(file, places))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.setEmptyStateText(getTranslation("update.nothing"));
        grid.setItems(files);
        return grid;
    }

    private Span standing(UpdatedFile file) {
        Tone tone =
                switch (file.standing()) {
                    case SAME -> Tone.GOOD;
                    case PRODUCT -> Tone.ACTIVE;
                    case OURS -> Tone.NEUTRAL;
                    case BOTH -> Tone.SOON;
                };
        return new StatusBadge(getTranslation("update.standing." + file.standing()), tone);
    }

    private Div actions(UpdatedFile file, Places places) {
        Div row = new Div();
        row.addClassName("kq-row");
        String ours = parts.drafting().draft(actor(), matter).isPresent()
                ? BundleStates.DRAFT
                : parts.states().usual(actor(), matter).to();
        Anchor compare =
                new Anchor(DifferenceView.path(matter, ours, BundleStates.SHIPPED), getTranslation("difference.title"));
        compare.getElement()
                .setAttribute("aria-label", getTranslation("publishing.compare.of", places.file(file.path())));
        row.add(compare);
        if (actor().has(Role.FLOW_DESIGNER) && file.standing() != Standing.OURS) {
            Button take = new Button(
                    getTranslation("update.take"),
                    click -> act("update.taken", () -> updates.take(actor(), matter, List.of(file.path()))));
            take.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
            take.setAriaLabel(getTranslation("update.take.of", places.file(file.path())));
            row.add(take);
        }
        return row;
    }

    private void act(String doneKey, Runnable work) {
        try {
            work.run();
            Notices.success(getTranslation(doneKey));
            show();
        } catch (RuntimeException e) {
            parts.failures().show(e, getLocale());
        }
    }
}
