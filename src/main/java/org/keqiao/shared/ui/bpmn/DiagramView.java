package org.keqiao.shared.ui.bpmn;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.keqiao.shared.ui.Icons;
import org.keqiao.shared.ui.Languages;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;

/** 流程图: the model with the way that the case took, and the same as a list for those who cannot see it. */
public class DiagramView extends Div {

    private static final long serialVersionUID = 1L;

    private final transient DiagramModel model;
    private final DiagramCanvas canvas;
    private final Details outline = new Details();
    private final List<String> standing = new ArrayList<>();

    /**
     * @param xml the model that the case runs on
     * @param passages nodes and flows, oldest first
     */
    public DiagramView(String xml, Collection<Passage> passages) {
        this(xml);
        Set<String> active =
                passages.stream().filter(Passage::active).map(Passage::element).collect(Collectors.toSet());
        Set<String> passed = passages.stream()
                .map(Passage::element)
                .filter(element -> !active.contains(element))
                .collect(Collectors.toCollection(HashSet::new));
        passed.addAll(model.flowsAlong(passages.stream().map(Passage::element).toList()));
        canvas.show(model.xml(), passed, active, getTranslation("shell.diagram.active"));
        outline(passed, active);
        drawn(List.of(
                new StatusBadge(getTranslation("shell.diagram.passed"), Tone.GOOD),
                new StatusBadge(getTranslation("shell.diagram.active"), Tone.ACTIVE)));
    }

    /**
     * The model alone, on which no case has gone anywhere.
     *
     * @throws IllegalArgumentException when the text is no model
     */
    public static DiagramView plain(String xml) {
        DiagramView view = new DiagramView(xml);
        view.canvas.show(view.model.xml(), List.of(), List.of(), "");
        view.outline(Set.of(), Set.of());
        view.drawn(List.of());
        return view;
    }

    private DiagramView(String xml) {
        addClassName("kq-diagram");
        model = DiagramModel.of(xml);
        if (!Languages.isChinese(getLocale())) {
            model.inEnglish();
        }
        outline.setSummaryText(getTranslation("shell.diagram.outline"));
        canvas = new DiagramCanvas(getTranslation("shell.diagram"));
    }

    private void drawn(List<StatusBadge> legend) {
        add(tools(legend), canvas, outline);
        canvas.onUndrawable(() -> {
            undrawable();
            outline.setOpened(true);
        });
    }

    private void undrawable() {
        canvas.setVisible(false);
        addComponentAsFirst(new Paragraph(getTranslation("shell.diagram.undrawable")));
    }

    /**
     * The case has gone on: the same drawing shows its way so far.
     *
     * @param passed nodes and flows that it has come through
     * @param active nodes at which it waits
     */
    public void walk(Collection<String> passed, Collection<String> active) {
        List<String> left = passed.stream()
                .filter(element -> !active.contains(element))
                .distinct()
                .toList();
        canvas.walk(left, active);
        outline(Set.copyOf(left), Set.copyOf(active));
    }

    /**
     * The model with what is said of some of its elements.
     *
     * @param marks element to its mark; an id that the drawing has not is passed over
     * @throws IllegalArgumentException when the text is no model
     */
    public static DiagramView marked(String xml, Map<String, DiagramMark> marks) {
        return new DiagramView(xml, marks);
    }

    private DiagramView(String xml, Map<String, DiagramMark> marks) {
        this(xml);
        canvas.show(model.xml(), List.of(), List.of(), "");
        List<StatusBadge> legend = new ArrayList<>();
        for (DiagramMark mark : DiagramMark.values()) {
            List<String> elements = marks.entrySet().stream()
                    .filter(entry -> entry.getValue() == mark)
                    .map(Map.Entry::getKey)
                    .toList();
            if (!elements.isEmpty()) {
                String label = getTranslation("shell.diagram.mark." + mark);
                canvas.mark(elements, mark.className(), label);
                legend.add(new StatusBadge(label, mark.tone()));
            }
        }
        canvas.onUndrawable(this::undrawable);
        add(tools(legend), canvas);
    }

    private Div tools(List<StatusBadge> marks) {
        Div legend = new Div();
        legend.add(marks.toArray(StatusBadge[]::new));
        legend.addClassName("kq-row");
        Div zoom = new Div(
                tool(VaadinIcon.MINUS, "shell.diagram.smaller", () -> canvas.zoom(-1)),
                tool(VaadinIcon.PLUS, "shell.diagram.larger", () -> canvas.zoom(1)),
                tool(VaadinIcon.EXPAND_SQUARE, "shell.diagram.fit", canvas::fit));
        zoom.addClassNames("kq-row", "kq-row-end");
        Div tools = new Div(legend, zoom);
        tools.addClassName("kq-row");
        return tools;
    }

    private Button tool(VaadinIcon icon, String textKey, Runnable action) {
        Button button = new Button(Icons.decorative(icon), click -> action.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        button.setAriaLabel(getTranslation(textKey));
        button.setTooltipText(getTranslation(textKey));
        return button;
    }

    /** Names of the steps at which the case waits, in the reader's language. */
    public List<String> standing() {
        return List.copyOf(standing);
    }

    private void outline(Set<String> passed, Set<String> active) {
        standing.clear();
        OrderedList list = new OrderedList();
        for (DiagramModel.Step step : model.steps()) {
            ListItem item = new ListItem(new Span(step.name() + " "));
            if (active.contains(step.id())) {
                item.add(new StatusBadge(getTranslation("shell.diagram.active"), Tone.ACTIVE));
                standing.add(step.name());
            } else if (passed.contains(step.id())) {
                item.add(new StatusBadge(getTranslation("shell.diagram.passed"), Tone.GOOD));
            }
            list.add(item);
        }
        outline.removeAll();
        outline.add(list);
    }
}
