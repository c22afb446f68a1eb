package org.keqiao.studio.ui.trial;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.keqiao.process.sandbox.TestRun;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;

/** The test cases that are kept with the draft, and how they go. */
class TestsPanel extends Section {

    private static final long serialVersionUID = 1L;

    private final transient Supplier<MismatchWords> words;
    private final Div results = new Div();

    /**
     * @param run runs them all
     * @param words of the bundle as it is then
     */
    TestsPanel(Supplier<List<TestRun.Result>> run, Supplier<MismatchWords> words) {
        this.words = words;
        addClassName("kq-section");
        results.getElement().setAttribute("role", "status");
        Button all = new Button(getTranslation("studio.tests.run"), click -> show(run.get()));
        all.setId("tests-run");
        add(
                new H2(getTranslation("studio.tests")),
                new Paragraph(getTranslation("studio.tests.about")),
                new Div(all),
                results);
    }

    private void show(List<TestRun.Result> found) {
        results.removeAll();
        if (found.isEmpty()) {
            results.add(new Paragraph(getTranslation("studio.tests.none")));
            return;
        }
        boolean english = Locale.ENGLISH.getLanguage().equals(getLocale().getLanguage());
        MismatchWords said = words.get();
        Grid<TestRun.Result> grid = new Grid<>();
        grid.setId("tests-results");
        grid.setAllRowsVisible(true);
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.addColumn(result -> english ? result.en() : result.zh())
                .setHeader(getTranslation("studio.tests.name"))
                .setFlexGrow(1);
        grid.addComponentColumn(result -> result.passes()
                        ? new StatusBadge(getTranslation("studio.tests.passed"), Tone.GOOD)
                        : new StatusBadge(getTranslation("studio.tests.failed"), Tone.LATE))
                .setHeader(getTranslation("studio.tests.result"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(result -> new Div(result.differences().stream()
                        .map(each -> new Div(said.of(each)))
                        .toArray(Div[]::new)))
                .setHeader(getTranslation("studio.tests.differences"))
                .setFlexGrow(2);
        grid.setItems(found);
        results.add(grid);
    }
}
