package org.keqiao.studio.ui.trial;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import org.keqiao.process.Bundle;
import org.keqiao.process.MatterSettings;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.bpmn.DiagramView;
import org.keqiao.studio.trial.TrialState;
import org.keqiao.studio.ui.replay.WayWords;
import org.keqiao.studio.ui.workbench.step.StepWords;
import org.keqiao.studio.way.WayStep;
import org.springframework.lang.Nullable;

/** Where a trial has gone: on the drawing, which stays while the case walks over it, and as a list in words. */
class TrialCourse extends Div {

    private static final long serialVersionUID = 1L;

    private final transient StepWords words;
    private final Div way = new Div();

    @Nullable
    private final DiagramView diagram;

    /**
     * @param tried the bundle of the trial
     * @param words of that bundle
     */
    TrialCourse(Bundle tried, StepWords words) {
        this.words = words;
        Section drawn = section("studio.trial.diagram");
        diagram = diagram(tried);
        drawn.add(diagram == null ? new Paragraph(getTranslation("shell.diagram.undrawable")) : diagram);
        Section told = section("studio.trial.way");
        told.add(way);
        add(drawn, told);
    }

    @Nullable
    private static DiagramView diagram(Bundle tried) {
        try {
            return tried.file(Bundle.PROCESS)
                    .map(xml -> new DiagramView(xml, List.of()))
                    .orElse(null);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    private Section section(String title) {
        Section section = new Section(new H2(getTranslation(title)));
        section.addClassName("kq-section");
        return section;
    }

    void show(TrialState state) {
        if (diagram != null) {
            diagram.walk(state.passed(), state.standing());
        }
        way.removeAll();
        way.add(steps(state.way()));
    }

    private Grid<WayStep> steps(List<WayStep> steps) {
        WayWords wayWords = new WayWords(this, words.locale());
        Grid<WayStep> grid = new Grid<>();
        grid.setId("trial-way");
        grid.setAllRowsVisible(true);
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.addComponentColumn(step -> DateText.day(step.on()))
                .setHeader(getTranslation("studio.trial.day"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(step -> title(step, wayWords))
                .setHeader(getTranslation("studio.trial.what"))
                .setFlexGrow(1);
        grid.addComponentColumn(step ->
                        new Div(wayWords.details(step).stream().map(Div::new).toArray(Div[]::new)))
                .setHeader(getTranslation("studio.trial.detail"))
                .setFlexGrow(2);
        grid.setItems(steps);
        return grid;
    }

    private String title(WayStep step, WayWords wayWords) {
        return switch (step.kind()) {
            case WAITS ->
                getTranslation("studio.trial.waits", words.text(new MatterSettings.Text(step.zh(), step.en())));
            case OVER -> getTranslation("studio.way.over", words.limit(step.key()));
            default -> wayWords.title(step);
        };
    }
}
