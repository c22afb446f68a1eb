package org.keqiao.process.outline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.keqiao.process.Json;
import org.keqiao.process.Outcome;
import org.keqiao.process.Step;
import org.keqiao.process.outline.OutlineEdit.Ending;
import org.keqiao.process.outline.OutlineEdit.InsertStep;
import org.keqiao.process.outline.xml.ModelText;
import org.keqiao.process.validation.reading.DrawnStep;
import org.keqiao.process.validation.reading.Flow;
import org.keqiao.process.validation.reading.Node;
import org.keqiao.process.validation.reading.Reading;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.springframework.lang.Nullable;
import org.w3c.dom.Element;

/** Draws the ways in which a step can end: one flow, or a choice with a flow an outcome. */
final class Endings {

    private static final Locale ZH = Locale.SIMPLIFIED_CHINESE;
    private static final Locale EN = Locale.ENGLISH;

    private final Reading reading;
    private final ModelText model;
    private final OutlineWords words;
    private final Texts texts;

    Endings(Reading reading, ModelText model, OutlineWords words, Texts texts) {
        this.reading = reading;
        this.model = model;
        this.words = words;
        this.texts = texts;
    }

    /**
     * Draws what follows a new step.
     *
     * @param way the flow into which it was put, as it was before
     * @return ids of the choice, when one was needed
     */
    List<String> draw(Element task, InsertStep insert, String form, Unit after, Flow way) {
        outcomes(task, insert.endings());
        Element flow = model.element(way.id());
        Element next = model.element(way.target().id());
        if (insert.endings().size() == 1) {
            Ending only = insert.endings().get(0);
            model.addFlow(flow, task, only.to() == null ? next : target(only, after));
            return List.of();
        }
        Element choice = choice(task, insert.zh().strip(), insert.en().strip());
        Element last = model.addFlow(flow, task, choice);
        String variable = Step.outcomeVariable(form);
        Ending otherwise = otherwise(insert.endings());
        for (Ending ending : insert.endings()) {
            boolean goesOn = ending.kind() == Outcome.Kind.ADVANCE && ending.to() == null;
            last = model.addFlow(last, choice, goesOn ? next : target(ending, after));
            label(last, ending);
            if (ending == otherwise) {
                choice.setAttribute("default", last.getAttribute("id"));
            } else {
                model.condition(last, is(variable, ending.key()));
            }
        }
        return List.of(choice.getAttribute("id"));
    }

    private Element choice(Element task, String zh, String en) {
        Element choice =
                model.addNode(task, "exclusiveGateway", model.freshId("Choice"), texts.get("outline.choice", ZH, zh));
        model.property(choice, "nameEn", texts.get("outline.choice", EN, en));
        return choice;
    }

    private static String is(String variable, String key) {
        return "${" + variable + " == '" + key + "'}";
    }

    private void label(Element flow, Ending ending) {
        flow.setAttribute("name", ending.zh());
        model.property(flow, "nameEn", ending.en());
    }

    private void outcomes(Element task, List<Ending> endings) {
        model.property(
                task,
                "outcomes",
                Json.write(endings.stream().map(Ending::outcome).toList()));
    }

    /** Which ending a value takes that no condition knows: the most careful one. */
    private static Ending otherwise(List<Ending> endings) {
        return endings.stream()
                .filter(e -> e.kind() == Outcome.Kind.RETURN)
                .findFirst()
                .or(() -> endings.stream()
                        .filter(e -> e.kind() == Outcome.Kind.REFUSE)
                        .findFirst())
                .orElseGet(() -> endings.get(endings.size() - 1));
    }

    /** The element that an ending leads to, said or usual. */
    private Element target(Ending ending, Unit after) {
        if (ending.to() != null && !ending.to().isBlank()) {
            Unit chosen = words.unit(ending.to()).orElseThrow(Refusal::notFound);
            boolean fits = chosen.node().scope() == after.node().scope() && !chosen.is(Node.Kind.START);
            if (!fits) {
                throw Refusal.conflict("OUTLINE_NOT_THERE", ending.zh(), words.name(chosen.node()));
            }
            return model.element(chosen.node().id());
        }
        Optional<Node> usual =
                switch (ending.kind()) {
                    case ADVANCE -> after.main().map(Flow::target);
                    case RETURN -> back(after);
                    case REFUSE -> refusal(after);
                };
        return model.element(usual.orElseThrow(() -> Refusal.conflict("OUTLINE_WHERE_TO", ending.zh(), ending.en()))
                .id());
    }

    /** The officers' step that comes before, this one included. */
    private Optional<Node> back(Unit after) {
        return upstream(after).stream()
                .filter(unit -> unit.is(Node.Kind.USER_TASK) && !new DrawnStep(unit.node()).isParty())
                .map(Unit::node)
                .findFirst();
    }

    /** Where the nearest step that can refuse leads: before it first, then behind it. */
    private Optional<Node> refusal(Unit after) {
        List<Unit> near = new ArrayList<>(upstream(after));
        Sequence sequence = words.sequence(after.node().scope());
        sequence.units().stream().filter(unit -> !near.contains(unit)).forEach(near::add);
        return near.stream()
                .flatMap(unit -> unit.outcomes().stream()
                        .filter(outcome -> outcome.kind() == Outcome.Kind.REFUSE)
                        .flatMap(outcome -> unit.exit(outcome).stream()))
                .map(Flow::target)
                .findFirst();
    }

    /** A unit and those that lead to it, the nearest first. */
    private List<Unit> upstream(Unit from) {
        Sequence sequence = words.sequence(from.node().scope());
        List<Unit> found = new ArrayList<>(List.of(from));
        for (int i = 0; i < found.size(); i++) {
            for (Flow flow : sequence.forwardInto(found.get(i))) {
                Unit before = sequence.of(flow.source());
                if (!found.contains(before)) {
                    found.add(before);
                }
            }
        }
        return found;
    }

    /** Says something else of a card. */
    Change change(Unit unit, OutlineEdit.Change change) {
        Node node = unit.node();
        Element element = model.element(node.id());
        Map<String, String> values = new LinkedHashMap<>(change.values());
        String name = values.remove("name");
        if (name != null) {
            if (name.isBlank()) {
                throw Refusal.invalid("OUTLINE_NO_NAME");
            }
            element.setAttribute("name", name.strip());
        }
        attribute(element, values.remove("action"), "delegateExpression", "${%s}");
        attribute(element, values.remove("table"), "decisionRef", "%s");
        String form = values.remove("formRef");
        if (form != null && !form.isBlank() && node.is(Node.Kind.USER_TASK)) {
            rename(unit, form.strip());
            model.set(element, ModelText.CAMUNDA, "camunda", "formRef", form.strip());
        }
        values.remove("outcomes");
        values.forEach((property, value) -> model.property(element, property, value.strip()));
        if (change.endings() == null || !node.is(Node.Kind.USER_TASK)) {
            return Change.inPlace();
        }
        String variable = Step.outcomeVariable(form == null ? new DrawnStep(node).formId() : form.strip());
        return redraw(unit, element, variable, change.endings());
    }

    private void attribute(Element element, @Nullable String value, String name, String form) {
        if (value != null && !value.isBlank()) {
            model.set(element, ModelText.CAMUNDA, "camunda", name, form.formatted(value.strip()));
        }
    }

    /** The outcome's name follows the form: conditions that ask for it follow too. */
    private void rename(Unit unit, String form) {
        DrawnStep step = new DrawnStep(unit.node());
        String before = step.outcomeVariable();
        String now = Step.outcomeVariable(form);
        if (before.isEmpty() || before.equals(now)) {
            return;
        }
        boolean shared = reading.drawing()
                .nodes(Node.Kind.USER_TASK)
                .anyMatch(other ->
                        other != unit.node() && new DrawnStep(other).formId().equals(step.formId()));
        List<Flow> asking = shared ? unit.exits() : reading.drawing().flows();
        Pattern word = Pattern.compile("\\b" + Pattern.quote(before) + "\\b");
        asking.stream()
                .filter(flow -> flow.condition() != null)
                .forEach(flow -> model.condition(
                        model.element(flow.id()), word.matcher(flow.condition()).replaceAll(now)));
    }

    private Change redraw(Unit unit, Element task, String variable, List<Ending> endings) {
        if (endings.stream().noneMatch(e -> e.kind() == Outcome.Kind.ADVANCE)) {
            throw Refusal.invalid("OUTLINE_NO_ADVANCE");
        }
        Map<String, Flow> drawn = new LinkedHashMap<>();
        unit.outcomes().forEach(outcome -> unit.exit(outcome).ifPresent(flow -> drawn.put(outcome.key(), flow)));
        Set<String> kept = new HashSet<>();
        endings.forEach(ending -> kept.add(ending.key()));
        List<Ending> fresh =
                endings.stream().filter(e -> !drawn.containsKey(e.key())).toList();
        outcomes(task, endings);
        List<String> added = new ArrayList<>();
        Element choice =
                unit.choice() == null ? null : model.element(unit.choice().id());
        Flow on = unit.exits().isEmpty() ? null : unit.exits().get(0);
        if (choice == null && endings.size() > 1 && on != null) {
            choice = open(unit, task, on, variable, endings);
            added.add(choice.getAttribute("id"));
            drawn.keySet().removeIf(key -> !key.equals(advance(endings).key()));
            fresh = endings.stream().filter(e -> e != advance(endings)).toList();
        }
        if (choice != null) {
            for (Ending ending : fresh) {
                Element flow = model.addFlow(model.element(unit.exits().get(0).id()), choice, target(ending, unit));
                label(flow, ending);
                model.condition(flow, is(variable, ending.key()));
                if (!choice.hasAttribute("default")) {
                    choice.setAttribute("default", flow.getAttribute("id"));
                    model.condition(flow, null);
                }
            }
            lead(endings, drawn, unit);
            close(unit, choice, drawn, kept);
        }
        return added.isEmpty()
                ? Change.inPlace()
                : Change.inserted(added, unit.node().id(), on.target().id());
    }

    private static Ending advance(List<Ending> endings) {
        return endings.stream()
                .filter(e -> e.kind() == Outcome.Kind.ADVANCE)
                .findFirst()
                .orElseThrow();
    }

    /** Puts a choice behind a step that had one way. */
    private Element open(Unit unit, Element task, Flow on, String variable, List<Ending> endings) {
        Element choice = choice(task, unit.node().label(), OutlineWords.name(unit.node(), EN));
        Element flow = model.element(on.id());
        Element next = model.element(on.target().id());
        model.leadTo(flow, choice);
        Element goesOn = model.addFlow(flow, choice, next);
        label(goesOn, advance(endings));
        model.condition(goesOn, is(variable, advance(endings).key()));
        return choice;
    }

    /** Endings that shall lead elsewhere, and their names. */
    private void lead(List<Ending> endings, Map<String, Flow> drawn, Unit unit) {
        for (Ending ending : endings) {
            Flow flow = drawn.get(ending.key());
            boolean alone = flow != null
                    && unit.choice() != null
                    && drawn.values().stream().filter(flow::equals).count() == 1;
            if (alone) {
                label(model.element(flow.id()), ending);
                if (ending.to() != null
                        && !ending.to().isBlank()
                        && !Sequence.beyond(flow).id().equals(ending.to())) {
                    model.leadTo(model.element(flow.id()), target(ending, unit));
                }
            }
        }
    }

    /** Takes the flows of endings away that are no more. */
    private void close(Unit unit, Element choice, Map<String, Flow> drawn, Set<String> kept) {
        Set<Flow> used = new HashSet<>();
        drawn.forEach((key, flow) -> {
            if (kept.contains(key)) {
                used.add(flow);
            }
        });
        for (Flow flow : new HashSet<>(drawn.values())) {
            if (!used.contains(flow) && unit.exits().contains(flow) && unit.choice() != null) {
                boolean onlyWay = Sequence.beyond(flow).incoming().size() == 1;
                if (onlyWay && !Sequence.beyond(flow).is(Node.Kind.END)) {
                    throw Refusal.conflict(
                            "OUTLINE_BRANCH_OF", words.name(unit.node()), words.name(Sequence.beyond(flow)));
                }
                model.removeFlow(model.element(flow.id()));
                if (flow.isDefault()) {
                    choice.removeAttribute("default");
                }
            }
        }
        List<Element> left = ModelText.all(model.root())
                .filter(e -> ModelText.is(e, ModelText.BPMN, "sequenceFlow")
                        && e.getAttribute("sourceRef").equals(choice.getAttribute("id")))
                .toList();
        if (left.size() == 1) {
            choice.removeAttribute("default");
            model.condition(left.get(0), null);
        } else if (!choice.hasAttribute("default") && !left.isEmpty()) {
            Element otherwise = left.get(left.size() - 1);
            choice.setAttribute("default", otherwise.getAttribute("id"));
            model.condition(otherwise, null);
        }
    }
}
