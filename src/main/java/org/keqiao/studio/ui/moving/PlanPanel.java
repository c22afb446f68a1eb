package org.keqiao.studio.ui.moving;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.keqiao.process.moving.MoveProposal;
import org.keqiao.process.moving.Place;
import org.keqiao.security.Actor;
import org.keqiao.shared.ui.Notices;
import org.keqiao.shared.ui.bpmn.DiagramMark;
import org.keqiao.shared.ui.bpmn.DiagramView;
import org.keqiao.studio.moving.CaseMove;
import org.keqiao.studio.moving.MoveState;

/** Where each step goes: a table, the two drawings with what has a counterpart, the cases that are meant, and the trial. */
class PlanPanel extends Section {

    private static final long serialVersionUID = 1L;

    private final transient CaseMove move;
    private final transient MoveProposal proposal;
    private final transient MovingParts parts;
    private final transient Map<String, String> steps;
    private final transient Map<String, String> fields;
    private final transient FilterForm filter;
    private final boolean editable;
    private final Div drawings = new Div();
    private final Div trial = new Div();
    private final transient Runnable again;

    PlanPanel(CaseMove move, MovingParts parts, Runnable again) {
        this.move = move;
        this.parts = parts;
        this.again = again;
        this.proposal = parts.planning().proposal(actor(), move.id());
        this.steps = new LinkedHashMap<>(move.steps());
        this.fields = new LinkedHashMap<>(move.fields());
        this.editable = move.state() == MoveState.PLANNED;
        this.filter = new FilterForm(move.filter(), proposal.before(), parts.city(), editable);
        addClassName("kq-section");
        add(new H2(getTranslation("moving.steps")), new Paragraph(getTranslation("moving.steps.about")), table());
        watches();
        if (!leaving().isEmpty() && !proposal.fieldsAfter().isEmpty()) {
            add(new H3(getTranslation("moving.fields")), new Paragraph(getTranslation("moving.fields.about")), names());
        }
        drawings.addClassName("kq-columns");
        draw();
        add(new H2(getTranslation("moving.drawings")), drawings, new H2(getTranslation("moving.which")), filter);
        add(buttons(), trial);
    }

    private Grid<Place> table() {
        Grid<Place> grid = new Grid<>();
        grid.setId("move-steps");
        grid.setAllRowsVisible(true);
        grid.addColumn(this::name)
                .setHeader(getTranslation("moving.step.before", String.valueOf(move.from())))
                .setFlexGrow(1);
        grid.addComponentColumn(place -> choice(
                        proposal.after().stream()
                                .filter(after -> after.kind() == place.kind())
                                .toList(),
                        place))
                .setHeader(getTranslation("moving.step.after", String.valueOf(move.to())))
                .setFlexGrow(1);
        grid.setItems(proposal.before());
        return grid;
    }

    private Component choice(List<Place> places, Place place) {
        Place now = places.stream()
                .filter(after -> after.id().equals(steps.get(place.id())))
                .findFirst()
                .orElse(null);
        if (!editable) {
            return new Span(now == null ? getTranslation("moving.step.stays") : name(now));
        }
        ComboBox<Place> choice = new ComboBox<>();
        choice.setItems(places);
        choice.setItemLabelGenerator(this::name);
        choice.setAriaLabel(getTranslation("moving.step.of", name(place)));
        choice.setPlaceholder(getTranslation("moving.step.stays"));
        choice.setClearButtonVisible(true);
        choice.setWidthFull();
        choice.setValue(now);
        choice.addValueChangeListener(event -> {
            if (event.getValue() == null) {
                steps.remove(place.id());
            } else {
                steps.put(place.id(), event.getValue().id());
            }
            draw();
        });
        return choice;
    }

    private String name(Place place) {
        String name = place.name(getLocale().getLanguage());
        String who = place.performer() == null
                ? ""
                : place.performer().startsWith("PARTY:")
                        ? getTranslation("moving.party")
                        : getTranslation("security.role." + place.performer());
        return who.isEmpty() ? name : getTranslation("moving.step.name", name, who);
    }

    /** What begins and ends with the move, so that nothing happens behind the reader's back. */
    private void watches() {
        List<ListItem> lines = new ArrayList<>();
        proposal.ends().forEach(watch -> lines.add(line("moving.watch.ends", proposal.before(), watch)));
        proposal.begins().forEach(watch -> lines.add(line("moving.watch.begins", proposal.after(), watch)));
        if (!lines.isEmpty()) {
            add(new UnorderedList(lines.toArray(ListItem[]::new)));
        }
    }

    private ListItem line(String key, List<Place> places, MoveProposal.Watch watch) {
        String name = places.stream()
                .filter(place -> place.id().equals(watch.place()))
                .map(place -> place.name(getLocale().getLanguage()))
                .findFirst()
                .orElse(watch.place());
        return new ListItem(getTranslation(key, name, watch.awaited()));
    }

    /** Fields whose name the new version does not know: the others keep their answers by themselves. */
    private List<String> leaving() {
        return proposal.fieldsBefore().stream()
                .filter(key ->
                        fields.containsKey(key) || !proposal.fieldsAfter().contains(key))
                .toList();
    }

    private Grid<String> names() {
        Grid<String> grid = new Grid<>();
        grid.setId("move-fields");
        grid.setAllRowsVisible(true);
        grid.addColumn(key -> key)
                .setHeader(getTranslation("moving.field.before"))
                .setFlexGrow(1);
        grid.addComponentColumn(key -> {
                    String kept = getTranslation("moving.field.kept");
                    if (!editable) {
                        return new Span(fields.getOrDefault(key, kept));
                    }
                    ComboBox<String> choice = new ComboBox<>();
                    choice.setItems(proposal.fieldsAfter());
                    choice.setAriaLabel(getTranslation("moving.step.of", key));
                    choice.setPlaceholder(kept);
                    choice.setClearButtonVisible(true);
                    choice.setWidthFull();
                    choice.setValue(fields.get(key));
                    choice.addValueChangeListener(event -> {
                        if (event.getValue() == null || event.getValue().equals(key)) {
                            fields.remove(key);
                        } else {
                            fields.put(key, event.getValue());
                        }
                    });
                    return choice;
                })
                .setHeader(getTranslation("moving.field.after"))
                .setFlexGrow(1);
        grid.setItems(leaving());
        return grid;
    }

    private void draw() {
        drawings.removeAll();
        drawings.add(
                drawing(move.from(), marks(proposal.before(), steps.keySet())),
                drawing(move.to(), marks(proposal.after(), steps.values())));
    }

    private static Map<String, DiagramMark> marks(List<Place> places, Collection<String> mapped) {
        Map<String, DiagramMark> marks = new LinkedHashMap<>();
        places.forEach(place ->
                marks.put(place.id(), mapped.contains(place.id()) ? DiagramMark.MAPPED : DiagramMark.UNMAPPED));
        return marks;
    }

    private Div drawing(int version, Map<String, DiagramMark> marks) {
        return new Div(
                new H3(getTranslation("studio.version", version)),
                DiagramView.marked(parts.planning().diagram(actor(), move.matter(), version), marks));
    }

    private Div buttons() {
        Button save = new Button(getTranslation("moving.save"), click -> {
            if (save()) {
                Notices.success(getTranslation("moving.save.done"));
                again.run();
            }
        });
        Button tryIt = new Button(getTranslation("moving.try"), click -> {
            if (!editable || save()) {
                try {
                    trial.removeAll();
                    trial.add(new TrialList(parts.planning().dryRun(actor(), move.id()), parts));
                } catch (RuntimeException e) {
                    parts.failures().show(e, getLocale());
                }
            }
        });
        tryIt.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setVisible(editable);
        Div row = new Div(tryIt, save);
        row.addClassName("kq-row");
        return row;
    }

    /** Writes the plan as it stands on the screen. */
    void keep() {
        parts.planning().put(actor(), move.id(), steps, fields, filter.value());
    }

    private boolean save() {
        try {
            keep();
            return true;
        } catch (RuntimeException e) {
            parts.failures().show(e, getLocale());
            return false;
        }
    }

    private Actor actor() {
        return parts.current().require();
    }
}
