package org.keqiao.studio.ui.workbench;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import java.util.function.Consumer;
import org.keqiao.process.Finding;
import org.keqiao.studio.ui.FindingsGrid;
import org.keqiao.studio.ui.Places;
import org.keqiao.studio.ui.StudioParts;

/** What is wrong with the bundle as it stands, below the editor; each line leads to its place. */
class ProblemsPanel extends Section {

    private static final long serialVersionUID = 1L;

    private final transient StudioParts parts;
    private final String matter;
    private final transient Consumer<Finding> goTo;
    private final Details details = new Details();

    ProblemsPanel(StudioParts parts, String matter, Consumer<Finding> goTo) {
        this.parts = parts;
        this.matter = matter;
        this.goTo = goTo;
        addClassName("kq-workbench-problems");
        setAriaLabel(getTranslation("studio.workbench.problems"));
        details.getElement().setAttribute("aria-live", "polite");
        details.setWidthFull();
        add(details);
    }

    /** The last change could not be taken into the draft. */
    void refused(List<Finding> findings) {
        show(getTranslation("studio.workbench.notSaved"), findings);
        tell();
    }

    /** What the check found; an empty list is good news. */
    void found(List<Finding> findings) {
        show(
                findings.isEmpty()
                        ? getTranslation("studio.check.sound")
                        : getTranslation(
                                "studio.check.found",
                                findings.stream().filter(Finding::isError).count(),
                                findings.size()),
                findings);
    }

    /** Shows what was asked for. */
    void tell() {
        details.setOpened(true);
    }

    private void show(String line, List<Finding> findings) {
        details.setSummaryText(line);
        details.removeAll();
        if (!findings.isEmpty()) {
            details.add(new FindingsGrid(findings, parts.texts(), goTo, Places.of(matter, parts, getLocale())));
        }
    }
}
