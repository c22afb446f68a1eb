package org.keqiao.studio.ui.workbench.diagram;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.keqiao.process.Bundle;
import org.keqiao.process.Finding;
import org.keqiao.process.Vocabulary;
import org.keqiao.studio.ui.StudioParts;
import org.keqiao.studio.ui.workbench.CanvasEditor;
import org.keqiao.studio.ui.workbench.DrawnEditor;
import org.keqiao.studio.ui.workbench.OpenFile;
import org.keqiao.studio.ui.workbench.step.StepWords;

/** The process: tools above, the drawing, and beside it what the selected element says. */
public final class ProcessEditor extends DrawnEditor {

    private final ProcessCanvas canvas = new ProcessCanvas();
    private final OpenFile file;
    private final Locale locale = UI.getCurrent().getLocale();
    private final StudioParts parts;
    private final CanvasEditor editor;
    private final ElementPanel panel;
    private final WalkGuide guide = new WalkGuide();
    private final DiagramTools tools;

    public ProcessEditor(OpenFile file, StudioParts parts) {
        this.file = file;
        this.parts = parts;
        tools = new DiagramTools(file.readOnly(), canvas::act);
        panel = new ElementPanel(
                this::words, parts.vocabularies(), parts.texts(), file.readOnly(), canvas::describe, canvas::jump);
        canvas.onState(state -> {
            tools.show(state);
            panel.show(state.facts());
        });
        canvas.onWalking(walking -> {
            tools.walking(walking);
            panel.setVisible(!walking);
            guide.setVisible(walking);
        });
        if (!file.readOnly()) {
            canvas.offer(BuildingBlocks.of(vocabulary(), parts.texts(), locale));
        }
        editor = new CanvasEditor(file, canvas);
        Div work = new Div(editor.component(), panel, guide);
        work.addClassName("kq-diagram-work");
        place.addClassName("kq-diagram-editor");
        place.add(tools, work);
    }

    private Vocabulary vocabulary() {
        Bundle bundle = parts.drafting().bundle(parts.current().require(), file.matter());
        return parts.vocabularies().of(bundle);
    }

    private StepWords words() {
        return new StepWords(vocabulary(), parts.texts(), locale);
    }

    @Override
    protected CanvasEditor editor() {
        return editor;
    }

    @Override
    public void findings(List<Finding> findings) {
        List<Finding> mine = findings.stream()
                .filter(finding -> finding.file().equals(file.path()))
                .toList();
        panel.findings(mine);
        Map<String, List<Finding>> byElement = new LinkedHashMap<>();
        mine.stream().filter(finding -> finding.element() != null).forEach(finding -> byElement
                .computeIfAbsent(finding.element(), id -> new ArrayList<>())
                .add(finding));
        List<ProcessCanvas.Mark> marks = new ArrayList<>();
        byElement.forEach((element, some) -> {
            long errors = some.stream().filter(Finding::isError).count();
            long warnings = some.size() - errors;
            marks.add(new ProcessCanvas.Mark(
                    element, errors, warnings, place.getTranslation("studio.diagram.mark", errors, warnings)));
        });
        canvas.mark(marks);
    }
}
