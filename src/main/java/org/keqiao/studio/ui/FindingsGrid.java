package org.keqiao.studio.ui;

import com.vaadin.flow.component.grid.Grid;
import java.util.List;
import org.keqiao.process.Finding;
import org.keqiao.shared.Texts;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;

/** What the check found, and how to mend it. */
class FindingsGrid extends Grid<Finding> {

    private static final long serialVersionUID = 1L;

    FindingsGrid(List<Finding> findings, Texts texts) {
        setId("studio-findings");
        setAllRowsVisible(true);
        addComponentColumn(finding -> finding.isError()
                        ? new StatusBadge(getTranslation("studio.finding.error"), Tone.LATE)
                        : new StatusBadge(getTranslation("studio.finding.warning"), Tone.SOON))
                .setHeader(getTranslation("studio.finding.severity"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        addColumn(finding -> finding.element() == null
                        ? finding.file()
                        : getTranslation("studio.finding.at", finding.file(), finding.element()))
                .setHeader(getTranslation("studio.finding.where"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        addColumn(finding -> texts.get(
                        "finding." + finding.code(),
                        getLocale(),
                        finding.arguments().toArray()))
                .setHeader(getTranslation("studio.finding.what"))
                .setFlexGrow(1);
        addThemeNames("wrap-cell-content");
        setItems(findings);
    }
}
