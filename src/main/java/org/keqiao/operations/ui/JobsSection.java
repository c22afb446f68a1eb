package org.keqiao.operations.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import org.keqiao.operations.UpkeepJobs;
import org.keqiao.operations.UpkeepJobs.RunByHand;
import org.keqiao.operations.UpkeepJobs.UpkeepJob;
import org.keqiao.security.Actor;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.Notices;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.springframework.lang.Nullable;

/** Jobs, when they ran last, and a button for each to run it now. */
class JobsSection extends Section {

    private static final long serialVersionUID = 1L;

    private final transient UpkeepJobs jobs;
    private final transient Actor actor;
    private final Locale language;
    private final transient Failures failures;
    private final Grid<UpkeepJob> grid = new Grid<>();

    JobsSection(UpkeepJobs jobs, Actor actor, Locale language, Failures failures) {
        this.jobs = jobs;
        this.actor = actor;
        this.language = language;
        this.failures = failures;
        addClassName("kq-section");
        Div row = new Div(new Button(getTranslation("operations.jobs.refresh"), click -> refresh()));
        row.addClassName("kq-row");
        add(
                new H2(getTranslation("operations.jobs")),
                new Paragraph(getTranslation("operations.jobs.about")),
                row,
                grid);
        columns();
        refresh();
    }

    private void columns() {
        grid.setId("upkeep-jobs");
        grid.setAllRowsVisible(true);
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.addColumn(UpkeepJob::title)
                .setHeader(getTranslation("operations.job"))
                .setFlexGrow(1);
        narrow(
                grid.addComponentColumn(job -> job.running()
                        ? new StatusBadge(getTranslation("operations.job.running"), Tone.ACTIVE)
                        : new StatusBadge(getTranslation("operations.job.waiting"), Tone.NEUTRAL)),
                "operations.job.state");
        narrow(grid.addComponentColumn(this::last), "operations.job.last");
        grid.addColumn(job -> byHand(job.byHand()))
                .setHeader(getTranslation("operations.job.byHand"))
                .setFlexGrow(1);
        narrow(grid.addComponentColumn(this::runNow), null);
    }

    private <T> void narrow(Grid.Column<T> column, @Nullable String header) {
        column.setHeader(header == null ? "" : getTranslation(header))
                .setAutoWidth(true)
                .setFlexGrow(0);
    }

    private Component last(UpkeepJob job) {
        return job.lastRun() == null
                ? new Span(getTranslation("operations.job.never"))
                : DateText.minute(job.lastRun());
    }

    private String byHand(@Nullable RunByHand run) {
        return run == null
                ? ""
                : getTranslation("operations.job.byHand." + run.outcome(), run.by(), DateText.minuteText(run.at()));
    }

    private Button runNow(UpkeepJob job) {
        Button run = new Button(getTranslation("operations.job.run"), click -> begin(job));
        run.addThemeVariants(ButtonVariant.LUMO_SMALL);
        run.setAriaLabel(getTranslation("operations.job.run.of", job.title()));
        run.setEnabled(!job.running());
        return run;
    }

    private void begin(UpkeepJob job) {
        try {
            jobs.run(actor, job.name());
            Notices.success(getTranslation("operations.job.started", job.title()));
        } catch (Refusal e) {
            failures.show(e, language);
        }
        refresh();
    }

    private void refresh() {
        grid.setItems(jobs.all(actor, language));
    }
}
