package org.keqiao.operations.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.keqiao.operations.VersionUpkeep;
import org.keqiao.operations.VersionUpkeep.VersionChoice;
import org.keqiao.operations.VersionUpkeep.VersionRunning;
import org.keqiao.operations.VersionUpkeep.VersionUnused;
import org.keqiao.operations.VersionUpkeep.VersionsRemoved;
import org.keqiao.security.Actor;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.Notices;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;

/** Versions in use, and those to clear away. */
class VersionsSection extends Section {

    private static final long serialVersionUID = 1L;

    private final transient VersionUpkeep upkeep;
    private final transient Actor actor;
    private final Locale language;
    private final transient Failures failures;

    VersionsSection(VersionUpkeep upkeep, Actor actor, Locale language, Failures failures) {
        this.upkeep = upkeep;
        this.actor = actor;
        this.language = language;
        this.failures = failures;
        addClassName("kq-section");
        show();
    }

    private void show() {
        removeAll();
        add(new H2(getTranslation("operations.versions")), new Div(running()));
        add(new H3(getTranslation("operations.cleanup")));
        List<VersionUnused> unused = upkeep.unused(actor);
        Paragraph about = new Paragraph(
                getTranslation(unused.isEmpty() ? "operations.cleanup.none" : "operations.cleanup.about"));
        about.setId("cleanup-about");
        add(about);
        if (!unused.isEmpty()) {
            clearing(unused);
        }
    }

    private Grid<VersionRunning> running() {
        Grid<VersionRunning> grid = new Grid<>();
        grid.setId("versions-running");
        grid.setAllRowsVisible(true);
        grid.addColumn(version -> version.name().in(language))
                .setHeader(getTranslation("operations.matter"))
                .setFlexGrow(1);
        narrow(grid.addColumn(VersionRunning::version), "operations.version");
        narrow(
                grid.addComponentColumn(version -> version.inForce()
                        ? new StatusBadge(getTranslation("operations.inForce"), Tone.GOOD)
                        : new StatusBadge(
                                getTranslation(version.withdrawn() ? "operations.withdrawn" : "operations.replaced"),
                                Tone.NEUTRAL)),
                "operations.newCases");
        narrow(grid.addColumn(VersionRunning::underWay), "operations.underWay");
        narrow(grid.addComponentColumn(version -> DateText.minute(version.publishedAt())), "operations.publishedAt");
        grid.setItems(upkeep.running(actor));
        return grid;
    }

    private void clearing(List<VersionUnused> unused) {
        Grid<VersionUnused> grid = new Grid<>();
        grid.setId("versions-unused");
        grid.setAllRowsVisible(true);
        grid.setSelectionMode(Grid.SelectionMode.MULTI);
        grid.addColumn(version -> version.name().in(language))
                .setHeader(getTranslation("operations.matter"))
                .setFlexGrow(1);
        narrow(grid.addColumn(VersionUnused::version), "operations.version");
        narrow(grid.addComponentColumn(version -> DateText.minute(version.publishedAt())), "operations.publishedAt");
        grid.setItems(unused);
        Button remove = new Button(getTranslation("operations.cleanup.do"), click -> ask(grid.getSelectedItems()));
        remove.setId("cleanup");
        remove.addThemeVariants(ButtonVariant.LUMO_ERROR);
        remove.setEnabled(false);
        grid.addSelectionListener(
                event -> remove.setEnabled(!event.getAllSelectedItems().isEmpty()));
        Div row = new Div(remove);
        row.addClassName("kq-row");
        add(row, grid);
    }

    private <T> void narrow(Grid.Column<T> column, String header) {
        column.setHeader(getTranslation(header)).setAutoWidth(true).setFlexGrow(0);
    }

    private void ask(Collection<VersionUnused> chosen) {
        ConfirmDialog sure = new ConfirmDialog();
        sure.setHeader(getTranslation("operations.cleanup.sure", chosen.size()));
        UnorderedList names = new UnorderedList();
        chosen.forEach(version -> names.add(new ListItem(
                getTranslation("operations.cleanup.one", version.name().in(language), version.version()))));
        sure.add(new Paragraph(getTranslation("operations.cleanup.sure.text")), names);
        sure.setConfirmText(getTranslation("operations.cleanup.do"));
        sure.setConfirmButtonTheme("error primary");
        sure.setCancelable(true);
        sure.setCancelText(getTranslation("shell.cancel"));
        sure.addConfirmListener(yes -> clear(chosen));
        sure.open();
    }

    private void clear(Collection<VersionUnused> chosen) {
        try {
            VersionsRemoved done = upkeep.remove(
                    actor,
                    chosen.stream()
                            .map(version -> new VersionChoice(version.matter(), version.version()))
                            .toList());
            Notices.success(getTranslation("operations.cleanup.removed", done.removed(), done.kept()));
            show();
        } catch (Refusal e) {
            failures.show(e, language);
        }
    }
}
