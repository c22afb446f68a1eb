package org.keqiao.operations.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Collection;
import java.util.List;
import org.keqiao.operations.InstallationWatch;
import org.keqiao.operations.InstallationWatch.Incident;
import org.keqiao.operations.InstallationWatch.IncidentChoice;
import org.keqiao.operations.InstallationWatch.IncidentsRetried;
import org.keqiao.operations.UpkeepJobs;
import org.keqiao.operations.VersionUpkeep;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Notices;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.keqiao.shared.ui.bpmn.DiagramView;
import org.keqiao.shared.ui.bpmn.Passage;
import org.springframework.lang.Nullable;

/** What did not go by itself and whose it is, where a case stands, versions in use, jobs. */
@Route(value = OperationsView.ROUTE, layout = MainLayout.class)
@RolesAllowed("SYSTEM_ADMIN")
public class OperationsView extends Page implements BeforeEnterObserver {

    static final String ROUTE = "operations";

    /** More incidents than these scroll in a window of their own, so that what stands below is reached. */
    private static final int SHOWN_AT_ONCE = 20;

    private static final long serialVersionUID = 1L;
    private static final String CASE = "case";

    private final transient InstallationWatch watch;
    private final transient VersionUpkeep versions;
    private final transient UpkeepJobs jobs;
    private final transient CurrentActor current;
    private final transient Failures failures;

    OperationsView(
            InstallationWatch watch, VersionUpkeep versions, UpkeepJobs jobs, CurrentActor current, Failures failures) {
        super("operations.title");
        this.watch = watch;
        this.versions = versions;
        this.jobs = jobs;
        this.current = current;
        this.failures = failures;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(event.getLocation().getQueryParameters().getSingleParameter(CASE).orElse(null));
    }

    private void show(@Nullable String caseNumber) {
        removeAll();
        add(
                new PageHeader(getTranslation("operations.title")),
                incidents(watch.incidents(actor(), getLocale())),
                position(caseNumber),
                new VersionsSection(versions, actor(), getLocale(), failures),
                new JobsSection(jobs, actor(), getLocale(), failures));
    }

    private Section incidents(List<Incident> found) {
        Section section = new Section(new H2(getTranslation("operations.incidents")));
        section.addClassName("kq-section");
        Paragraph count = new Paragraph(
                found.isEmpty()
                        ? getTranslation("operations.incidents.none")
                        : getTranslation("operations.incidents.count", found.size()));
        count.getElement().setAttribute("role", "status");
        section.add(count);
        if (found.isEmpty()) {
            return section;
        }
        Grid<Incident> grid = new Grid<>();
        grid.setId("incidents");
        grid.setSelectionMode(Grid.SelectionMode.MULTI);
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.addComponentColumn(one -> new StatusBadge(
                        getTranslation("operations.kind." + one.kind()), one.canRetry() ? Tone.SOON : Tone.LATE))
                .setHeader(getTranslation("operations.kind"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(one -> one.caseNumber() == null ? new Span() : caseLink(one.caseNumber()))
                .setHeader(getTranslation("operations.case"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(one -> one.office() == null ? "" : one.office())
                .setHeader(getTranslation("operations.office"))
                .setFlexGrow(1);
        grid.addColumn(Incident::what)
                .setHeader(getTranslation("operations.what"))
                .setFlexGrow(1);
        grid.addColumn(Incident::reason)
                .setHeader(getTranslation("operations.reason"))
                .setFlexGrow(3);
        grid.addComponentColumn(one -> DateText.minute(one.since()))
                .setHeader(getTranslation("operations.since"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.setItems(found);
        grid.setAllRowsVisible(found.size() <= SHOWN_AT_ONCE);
        Button chosen = new Button(getTranslation("operations.retry"), click -> retry(grid.getSelectedItems()));
        chosen.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        chosen.setEnabled(false);
        grid.addSelectionListener(
                event -> chosen.setEnabled(event.getAllSelectedItems().stream().anyMatch(Incident::canRetry)));
        Button all = new Button(getTranslation("operations.retryAll"), click -> retry(found));
        all.setEnabled(found.stream().anyMatch(Incident::canRetry));
        Div row = new Div(chosen, all);
        row.addClassName("kq-row");
        section.add(row, grid);
        return section;
    }

    private static Anchor caseLink(String number) {
        Anchor link = new Anchor(ROUTE + "?" + CASE + "=" + number, number);
        link.getElement().setAttribute("router-link", true);
        return link;
    }

    private void retry(Collection<Incident> incidents) {
        try {
            IncidentsRetried retried = watch.retry(
                    actor(),
                    incidents.stream()
                            .filter(Incident::canRetry)
                            .map(one -> new IncidentChoice(one.kind(), one.id()))
                            .toList());
            Notices.success(getTranslation("operations.retried", retried.again(), retried.gone()));
            show(null);
        } catch (Refusal e) {
            failures.show(e, getLocale());
        }
    }

    private Section position(@Nullable String caseNumber) {
        Section section = new Section(new H2(getTranslation("operations.position")));
        section.addClassName("kq-section");
        TextField number = new TextField(getTranslation("operations.case"));
        number.setId("position-case");
        number.addClassName("kq-state-choice");
        number.setValue(caseNumber == null ? "" : caseNumber);
        Div shown = new Div();
        Button look = new Button(getTranslation("operations.position.show"), click -> draw(number.getValue(), shown));
        Div row = new Div(number, look);
        row.addClassNames("kq-row", "kq-row-wide");
        section.add(new Paragraph(getTranslation("operations.position.about")), row, shown);
        if (caseNumber != null) {
            draw(caseNumber, shown);
            section.scrollIntoView();
        }
        return section;
    }

    private void draw(String caseNumber, Div into) {
        into.removeAll();
        try {
            InstallationWatch.CasePosition position = watch.position(actor(), caseNumber);
            DiagramView diagram = new DiagramView(
                    position.diagram(),
                    position.passages().stream()
                            .map(passage -> new Passage(passage.element(), passage.active()))
                            .toList());
            List<String> names = diagram.standing();
            Paragraph where = new Paragraph(
                    names.isEmpty()
                            ? getTranslation("operations.position.ended")
                            : getTranslation(
                                    "operations.position.at",
                                    String.join(getTranslation("operations.position.comma"), names)));
            where.getElement().setAttribute("role", "status");
            into.add(where, diagram);
        } catch (Refusal e) {
            failures.show(e, getLocale());
        }
    }

    private Actor actor() {
        return current.require();
    }
}
