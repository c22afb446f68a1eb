package org.keqiao.studio.ui.workbench.table;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.keqiao.process.Finding;
import org.keqiao.process.table.TableEngine;
import org.keqiao.process.table.TableTests;
import org.keqiao.studio.ui.StudioParts;
import org.keqiao.studio.ui.workbench.CanvasEditor;
import org.keqiao.studio.ui.workbench.DrawnEditor;
import org.keqiao.studio.ui.workbench.EditedFile;
import org.keqiao.studio.ui.workbench.OpenFile;
import org.springframework.lang.Nullable;

/** A decision table: tools above, the rows in words, and beside them what the selected cell says. */
public final class TableEditor extends DrawnEditor {

    private static final List<String> PHRASES = List.of(
            "yes",
            "no",
            "unanswered",
            "or",
            "not",
            "from",
            "above",
            "to",
            "below",
            "money",
            "when",
            "and",
            "then",
            "note",
            "any",
            "choose",
            "notSet");

    private final TableCanvas canvas = new TableCanvas();
    private final EditedFile file;
    private final TableSource source;
    private final Locale locale = UI.getCurrent().getLocale();
    private final CanvasEditor editor;
    private final TablePanel panel;
    private final Div below = new Div();

    @Nullable
    private TestRows rows;

    /** A routing table of a matter. */
    public TableEditor(OpenFile file, StudioParts parts) {
        this(file, new RoutingTable(file, parts));
    }

    public TableEditor(EditedFile file, TableSource source) {
        this.file = file;
        this.source = source;
        TableTools tools = new TableTools(source.severalResults(), canvas::act);
        panel = new TablePanel(this::names, file.readOnly(), canvas::say);
        canvas.onState(state -> {
            tools.show(state);
            panel.show(state);
        });
        canvas.onEdit(panel::focusValue);
        TableNames names = names();
        canvas.speak(
                new TableCanvas.Speech(names.spokenFacts(), names.spokenResults(), source.severalResults(), phrases()));
        editor = new CanvasEditor(file, canvas);
        Div work = new Div(editor.component(), panel);
        work.addClassName("kq-diagram-work");
        place.addClassNames("kq-diagram-editor", "kq-table-editor");
        if (!file.readOnly()) {
            place.add(tools);
        }
        place.add(work, below);
        tests();
    }

    /** The table as the draft has it, and what it must say. */
    private void tests() {
        Optional<TableEngine> engine = source.dmn().flatMap(TableEditor::engine);
        below.setVisible(engine.isPresent());
        engine.ifPresent(table -> {
            TableTests kept = source.tests();
            if (rows == null || !rows.isOf(table.table())) {
                below.removeAll();
                rows = new TestRows(table.table(), kept, names(), file.readOnly(), source::keep, this::goTo);
                below.add(rows);
            }
            rows.show(table.table(), kept.run(table));
        });
    }

    private void goTo(String row, boolean passes) {
        canvas.show(row, passes);
        canvas.jump(row);
    }

    /** Empty while the table cannot be asked yet. */
    private static Optional<TableEngine> engine(String dmn) {
        try {
            return Optional.of(TableEngine.of(dmn));
        } catch (RuntimeException unfinished) {
            return Optional.empty();
        }
    }

    private Map<String, String> phrases() {
        Map<String, String> phrases = new LinkedHashMap<>();
        PHRASES.forEach(phrase -> phrases.put(phrase, source.texts().get("studio.table.phrase." + phrase, locale)));
        return phrases;
    }

    private TableNames names() {
        return new TableNames(source.facts(), source.results(), source.texts(), locale);
    }

    @Override
    protected CanvasEditor editor() {
        return editor;
    }

    @Override
    public void findings(List<Finding> findings) {
        tests();
        List<Finding> mine = findings.stream()
                .filter(finding -> finding.file().equals(file.path()))
                .toList();
        panel.findings(mine);
        Map<String, Boolean> worst = new TreeMap<>();
        mine.stream()
                .filter(finding -> finding.element() != null)
                .forEach(finding -> worst.merge(finding.element(), finding.isError(), Boolean::logicalOr));
        canvas.mark(worst.entrySet().stream()
                .map(each -> new TableCanvas.Mark(each.getKey(), each.getValue()))
                .toList());
    }
}
