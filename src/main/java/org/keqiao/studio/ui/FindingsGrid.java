package org.keqiao.studio.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.keqiao.process.Finding;
import org.keqiao.process.FindingText;
import org.keqiao.shared.Texts;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.springframework.lang.Nullable;

/** What the check found, and how to mend it. */
public class FindingsGrid extends Grid<Finding> {

    private static final long serialVersionUID = 1L;

    /** Findings to be read only. */
    public FindingsGrid(List<Finding> findings, Texts texts, Places places) {
        this(findings, texts, null, places);
    }

    /** @param goTo leads to the place of a finding; null where there is no way there */
    public FindingsGrid(List<Finding> findings, Texts texts, @Nullable Consumer<Finding> goTo, Places places) {
        show(findings, texts, goTo, places::of);
    }

    /**
     * Findings of files that belong to no matter here.
     *
     * @param goTo leads to the place of a finding; null where there is no way there
     * @param where what people call the place of a finding
     */
    public FindingsGrid(
            List<Finding> findings, Texts texts, @Nullable Consumer<Finding> goTo, Function<Finding, String> where) {
        show(findings, texts, goTo, where);
    }

    /** By the file's own name, where nothing in it has been given one. */
    public static String raw(Finding finding) {
        return finding.element() == null ? finding.file() : finding.file() + " · " + finding.element();
    }

    private void show(
            List<Finding> findings, Texts texts, @Nullable Consumer<Finding> goTo, Function<Finding, String> where) {
        setId("studio-findings");
        setAllRowsVisible(true);
        addComponentColumn(finding -> finding.isError()
                        ? new StatusBadge(getTranslation("studio.finding.error"), Tone.LATE)
                        : new StatusBadge(getTranslation("studio.finding.warning"), Tone.SOON))
                .setHeader(getTranslation("studio.finding.severity"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        addComponentColumn(finding -> place(finding, goTo, where.apply(finding)))
                .setHeader(getTranslation("studio.finding.where"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        addColumn(finding -> FindingText.of(finding, texts, getLocale()))
                .setHeader(getTranslation("studio.finding.what"))
                .setFlexGrow(1);
        addThemeNames("wrap-cell-content");
        setItems(findings);
    }

    private static Component place(Finding finding, @Nullable Consumer<Finding> goTo, String where) {
        if (goTo == null) {
            return new Span(where);
        }
        Button button = new Button(where, click -> goTo.accept(finding));
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
        return button;
    }
}
