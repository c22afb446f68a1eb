package org.keqiao.process.outline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keqiao.process.ActionDescription;
import org.keqiao.process.Outcome;
import org.keqiao.process.outline.OutlineEdit.InsertAction;
import org.keqiao.process.outline.OutlineEdit.InsertStep;
import org.keqiao.process.outline.OutlineEdit.Move;
import org.keqiao.process.outline.OutlineEdit.Remove;
import org.keqiao.process.outline.xml.ModelText;
import org.keqiao.process.validation.reading.Flow;
import org.keqiao.process.validation.reading.Node;
import org.keqiao.process.validation.reading.Reading;
import org.keqiao.process.validation.reading.Scope;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.springframework.lang.Nullable;
import org.w3c.dom.Element;

/** Carries a change of the list out on the model. */
final class OutlineChanges {

    private static final Set<Node.Kind> MOVABLE =
            Set.of(Node.Kind.USER_TASK, Node.Kind.ACTION, Node.Kind.DECISION, Node.Kind.CATCH);

    private final Reading reading;
    private final ModelText model;
    private final OutlineWords words;
    private final Endings endings;

    OutlineChanges(Reading reading, ModelText model, OutlineWords words, Texts texts) {
        this.reading = reading;
        this.model = model;
        this.words = words;
        this.endings = new Endings(reading, model, words, texts);
    }

    Change carryOut(OutlineEdit edit) {
        if (edit instanceof InsertStep insert) {
            return insert(insert);
        }
        if (edit instanceof InsertAction insert) {
            return insert(insert);
        }
        if (edit instanceof Move move) {
            return move.up() ? moveUp(unit(move.card())) : moveDown(unit(move.card()));
        }
        if (edit instanceof Remove remove) {
            return remove(unit(remove.card()), remove.branches());
        }
        OutlineEdit.Change change = (OutlineEdit.Change) edit;
        return endings.change(unit(change.card()), change);
    }

    private Unit unit(String card) {
        return words.unit(card).orElseThrow(Refusal::notFound);
    }

    private Flow way(Unit unit, @Nullable String way) {
        if (way == null || way.isBlank()) {
            return unit.main().orElseThrow(() -> Refusal.conflict("OUTLINE_WHICH_WAY", words.name(unit.node())));
        }
        List<Flow> flows = new ArrayList<>(unit.exits());
        unit.node().boundaries().forEach(boundary -> flows.addAll(boundary.outgoing()));
        return flows.stream().filter(flow -> flow.id().equals(way)).findFirst().orElseThrow(Refusal::notFound);
    }

    private Change insert(InsertStep insert) {
        Unit after = unit(insert.after());
        Flow way = way(after, insert.way());
        String form = insert.values().getOrDefault("formRef", "").strip();
        if (form.isEmpty()) {
            throw Refusal.invalid("OUTLINE_NO_FORM");
        }
        if (insert.zh().isBlank() || insert.en().isBlank()) {
            throw Refusal.invalid("OUTLINE_NO_NAME");
        }
        if (insert.endings().stream().noneMatch(e -> e.kind() == Outcome.Kind.ADVANCE)) {
            throw Refusal.invalid("OUTLINE_NO_ADVANCE");
        }
        Element source = model.element(way.source().id());
        Element flow = model.element(way.id());
        Element task = model.addNode(
                source, "userTask", model.freshId("Step"), insert.zh().strip());
        model.set(task, ModelText.CAMUNDA, "camunda", "formRef", form);
        model.set(task, ModelText.CAMUNDA, "camunda", "formRefBinding", "deployment");
        Map<String, String> values = new LinkedHashMap<>(insert.values());
        values.remove("formRef");
        values.remove("outcomes");
        values.put("nameEn", insert.en().strip());
        values.forEach((name, value) -> model.property(task, name, value.strip()));
        List<String> added = new ArrayList<>(List.of(task.getAttribute("id")));
        model.leadTo(flow, task);
        added.addAll(endings.draw(task, insert, form, after, way));
        return Change.inserted(added, way.source().id(), way.target().id());
    }

    private Change insert(InsertAction insert) {
        Flow way = way(unit(insert.after()), insert.way());
        ActionDescription action = reading.catalogue()
                .action(insert.action())
                .orElseThrow(() -> Refusal.invalid("OUTLINE_NO_ACTION", insert.action()));
        String zh = insert.zh().isBlank() ? action.zh() : insert.zh().strip();
        String en = insert.en().isBlank() ? action.en() : insert.en().strip();
        Element task = model.addNode(model.element(way.source().id()), "serviceTask", model.freshId("Action"), zh);
        model.set(task, ModelText.CAMUNDA, "camunda", "delegateExpression", "${" + action.name() + "}");
        model.property(task, "nameEn", en);
        insert.values().forEach((name, value) -> model.property(task, name, value.strip()));
        Element flow = model.element(way.id());
        model.leadTo(flow, task);
        model.addFlow(flow, task, model.element(way.target().id()));
        return Change.inserted(
                List.of(task.getAttribute("id")),
                way.source().id(),
                way.target().id());
    }

    private Change moveUp(Unit unit) {
        Sequence sequence = words.sequence(unit.node().scope());
        requireMovable(unit);
        return moveDown(sequence.of(onlyWayInto(unit).source()));
    }

    private Change moveDown(Unit unit) {
        Sequence sequence = words.sequence(unit.node().scope());
        requireMovable(unit);
        Flow out = wayOn(unit);
        Unit next = sequence.of(out.target());
        if (!next.node().equals(out.target()) || sequence.isBack(out)) {
            throw Refusal.conflict("OUTLINE_NOT_STRAIGHT", words.name(unit.node()), words.name(out.target()));
        }
        requireMovable(next);
        Flow in = onlyWayInto(unit);
        if (!onlyWayInto(next).equals(out)) {
            throw Refusal.conflict("OUTLINE_NOT_STRAIGHT", words.name(unit.node()), words.name(next.node()));
        }
        Flow on = wayOn(next);
        model.leadTo(model.element(in.id()), model.element(next.node().id()));
        model.leadTo(model.element(out.id()), model.element(on.target().id()));
        model.leadTo(model.element(on.id()), model.element(unit.node().id()));
        return Change.swapped(ids(unit), ids(next));
    }

    private static List<String> ids(Unit unit) {
        return unit.nodes().stream().map(Node::id).toList();
    }

    private void requireMovable(Unit unit) {
        if (!MOVABLE.contains(unit.node().kind())) {
            throw Refusal.conflict("OUTLINE_FIXED", words.name(unit.node()));
        }
    }

    private Flow wayOn(Unit unit) {
        return unit.main().orElseThrow(() -> Refusal.conflict("OUTLINE_PARTS_HERE", words.name(unit.node())));
    }

    private Flow onlyWayInto(Unit unit) {
        List<Flow> into = words.sequence(unit.node().scope()).forwardInto(unit);
        if (into.size() != 1) {
            throw Refusal.conflict(
                    "OUTLINE_WAYS_MEET",
                    words.name(unit.node()),
                    words.list(into.stream().map(Flow::source).toList()));
        }
        return into.get(0);
    }

    private Change remove(Unit unit, boolean branches) {
        requireMovable(unit);
        Flow on = wayOn(unit);
        if (on.target().equals(unit.node())) {
            throw Refusal.conflict("OUTLINE_PARTS_HERE", words.name(unit.node()));
        }
        Set<Node> gone = new HashSet<>(unit.nodes());
        gone.addAll(unit.node().boundaries());
        Set<Node> lost = unreached(unit.node().scope(), gone, on.target());
        if (!lost.isEmpty() && !branches) {
            throw Refusal.conflict(
                    "OUTLINE_BRANCHES",
                    words.name(unit.node()),
                    words.list(named(unit.node().scope(), lost)));
        }
        Element target = model.element(on.target().id());
        unit.node().incoming().forEach(flow -> {
            if (!gone.contains(flow.source())) {
                model.leadTo(model.element(flow.id()), target);
            }
        });
        gone.addAll(lost);
        reading.drawing().flows().stream()
                .filter(flow -> gone.contains(flow.source()))
                .forEach(flow -> model.removeFlow(model.element(flow.id())));
        gone.forEach(node -> ModelText.remove(model.element(node.id())));
        return Change.removed(gone.stream().map(Node::id).toList(), on.target().id());
    }

    /** Lost elements that a reader knows by name, in the order of reading. */
    private List<Node> named(Scope scope, Set<Node> lost) {
        return words.sequence(scope).units().stream()
                .map(Unit::node)
                .filter(lost::contains)
                .toList();
    }

    /** What nothing leads to once these elements are gone and whatever led to them leads to another. */
    private Set<Node> unreached(Scope scope, Set<Node> gone, Node instead) {
        Set<Node> reached = new HashSet<>();
        List<Node> todo = new ArrayList<>(scope.nodes(Node.Kind.START).toList());
        for (int i = 0; i < todo.size(); i++) {
            Node node = gone.contains(todo.get(i)) ? instead : todo.get(i);
            if (reached.add(node)) {
                node.outgoing().forEach(flow -> todo.add(flow.target()));
                todo.addAll(node.boundaries());
            }
        }
        Set<Node> lost = new HashSet<>(scope.nodes());
        lost.removeIf(node -> reached.contains(node) || gone.contains(node) || node.isEventSubProcess());
        // What nobody reached before was not lost by this.
        Set<Node> before = Scope.reach(scope.nodes(Node.Kind.START).toList());
        lost.removeIf(node -> !before.contains(node));
        return lost;
    }
}
