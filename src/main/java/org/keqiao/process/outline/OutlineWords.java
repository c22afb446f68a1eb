package org.keqiao.process.outline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keqiao.calendar.Limit;
import org.keqiao.process.Bundle;
import org.keqiao.process.MatterSettings;
import org.keqiao.process.Outcome;
import org.keqiao.process.outline.Outline.Card;
import org.keqiao.process.outline.Outline.Kind;
import org.keqiao.process.outline.Outline.Section;
import org.keqiao.process.outline.Outline.Way;
import org.keqiao.process.outline.xml.ModelText;
import org.keqiao.process.validation.reading.ActionName;
import org.keqiao.process.validation.reading.DeadlineName;
import org.keqiao.process.validation.reading.DrawnStep;
import org.keqiao.process.validation.reading.Flow;
import org.keqiao.process.validation.reading.Node;
import org.keqiao.process.validation.reading.Reading;
import org.keqiao.process.validation.reading.Scope;
import org.keqiao.shared.Texts;

/** Tells a flow in the reader's language. */
final class OutlineWords {

    private final Reading reading;
    private final Texts texts;
    private final Locale locale;
    private final ConditionWords conditions;
    private final Map<Scope, Sequence> sequences = new LinkedHashMap<>();

    OutlineWords(Reading reading, Texts texts, Locale locale) {
        this.reading = reading;
        this.texts = texts;
        this.locale = Texts.language(locale);
        this.conditions = new ConditionWords(reading, texts, this.locale);
        reading.drawing().scopes().forEach(scope -> sequences.put(scope, Sequence.of(scope)));
    }

    /** The order of reading of the scope that an element stands in. */
    Sequence sequence(Scope scope) {
        return sequences.get(scope);
    }

    Optional<Unit> unit(String card) {
        return sequences.values().stream()
                .flatMap(sequence -> sequence.unit(card).stream())
                .filter(unit -> !unit.is(Node.Kind.END))
                .findFirst();
    }

    private String text(String key, Object... arguments) {
        return texts.get("outline." + key, locale, arguments);
    }

    /** What the reader calls an element. */
    String name(Node node) {
        return name(node, locale);
    }

    static String name(Node node, Locale locale) {
        String english = node.properties().getOrDefault("nameEn", "").strip();
        return Locale.ENGLISH.equals(locale) && !english.isEmpty() ? english : node.label();
    }

    Outline outline() {
        List<Section> sections = new ArrayList<>();
        sequences.forEach((scope, sequence) -> {
            List<Card> cards = sequence.units().stream()
                    .filter(unit -> !unit.is(Node.Kind.END) && !Sequence.isMeeting(unit.node()))
                    .map(unit -> card(unit, sequence))
                    .toList();
            sections.add(new Section(
                    scope.owner().map(owner -> sectionName(owner, scope)).orElse(""), cards));
        });
        return new Outline(sections);
    }

    private String sectionName(Node owner, Scope scope) {
        return scope.isEventSubProcess() && scope.start().isPresent()
                ? text("section.event", name(owner), name(scope.start().get()))
                : name(owner);
    }

    private Card card(Unit unit, Sequence sequence) {
        Node node = unit.node();
        return new Card(node.id(), kind(node), name(node), about(node), ways(unit, sequence), values(node));
    }

    static Kind kind(Node node) {
        return switch (node.kind()) {
            case START -> Kind.START;
            case USER_TASK -> Kind.STEP;
            case ACTION -> Kind.ACTION;
            case DECISION -> Kind.TABLE;
            case PARALLEL -> Kind.PARALLEL;
            case CATCH, BOUNDARY -> Kind.WAIT;
            case SUB_PROCESS -> Kind.GROUP;
            case EXCLUSIVE, END -> Kind.CHOICE;
        };
    }

    private static Map<String, String> values(Node node) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", node.xml().value("name"));
        if (node.is(Node.Kind.USER_TASK)) {
            values.put("formRef", node.xml().value("camunda:formRef"));
        }
        if (node.is(Node.Kind.DECISION)) {
            values.put("table", node.xml().value("camunda:decisionRef"));
        }
        ActionName.of(node).ifPresent(action -> values.put("action", action));
        values.putAll(node.properties());
        return values;
    }

    private List<String> about(Node node) {
        List<String> about = new ArrayList<>();
        switch (node.kind()) {
            case USER_TASK -> step(node, about);
            case ACTION ->
                reading.action(node).ifPresent(action -> {
                    about.add(english() ? action.aboutEn() : action.aboutZh());
                    action.parameters().forEach(parameter -> {
                        String value = node.properties().getOrDefault(parameter.name(), "");
                        if (!value.isBlank()) {
                            about.add(text(
                                    "about.value",
                                    english() ? parameter.en() : parameter.zh(),
                                    value(parameter.name(), value)));
                        }
                    });
                });
            case DECISION -> about.add(text("about.table", table(node.xml().value("camunda:decisionRef"))));
            case CATCH -> about.add(until(node));
            case PARALLEL -> about.add(text(node.outgoing().size() > 1 ? "about.fork" : "about.join"));
            case EXCLUSIVE -> about.add(text("about.choice"));
            case SUB_PROCESS -> about.add(text("about.group"));
            case START, END, BOUNDARY -> {
                // Their names say it.
            }
        }
        return about;
    }

    private boolean english() {
        return Locale.ENGLISH.equals(locale);
    }

    private void step(Node node, List<String> about) {
        DrawnStep step = new DrawnStep(node);
        String performer = step.property("performer");
        about.add(text(
                "about.performer",
                step.isParty()
                        ? text("party." + performer.replace("PARTY:", ""))
                        : step.role()
                                .map(role -> texts.get("security.role." + role, locale))
                                .orElse(performer)));
        about.add(text("about.form", form(step.formId())));
        if (!step.property("deadline").isEmpty()) {
            about.add(text("about.limit", limit(step.property("deadline"))));
        }
        if (!step.property("clock").isEmpty()) {
            about.add(text("about.clockStands"));
        }
        if (step.hasSeats()) {
            about.add(text("about.seats." + step.property("seats")));
        }
        if (!step.property("stage").isEmpty()) {
            about.add(text("about.stage", stage(step.property("stage"))));
        }
    }

    private String form(String id) {
        return conditions
                .form(id)
                .map(form -> form.name().in(locale))
                .filter(name -> !name.isEmpty())
                .orElse(id);
    }

    private String table(String id) {
        return reading.bundle()
                .file(Bundle.DECISIONS + id + ".dmn")
                .filter(text -> reading.tables().containsKey(id))
                .flatMap(text -> ModelText.children(ModelText.of(text).root())
                        .filter(e -> "decision".equals(e.getLocalName()))
                        .map(e -> e.getAttribute("name"))
                        .filter(name -> !name.isBlank())
                        .findFirst())
                .orElse(id);
    }

    private String value(String parameter, String value) {
        if (value.equals("true") || value.equals("false")) {
            return text("condition." + value);
        }
        if (parameter.equals("letter") && settings().isPresent()) {
            MatterSettings.LetterKind letter = settings().get().letters().get(value);
            return letter == null ? value : letter.name().in(locale);
        }
        return parameter.equals("limit") ? limit(value) : value;
    }

    private Optional<MatterSettings> settings() {
        return Optional.ofNullable(reading.settings());
    }

    /** A limit in days; its key when the settings do not have it. */
    private String limit(String key) {
        return settings()
                .map(settings -> settings.limits().get(key))
                .map(byBasis -> byBasis.containsKey("*")
                        ? byBasis.get("*")
                        : byBasis.values().iterator().next())
                .map((Limit limit) -> text("days." + limit.unit(), limit.days()))
                .orElse(key);
    }

    private String stage(String key) {
        return settings().stream()
                .flatMap(settings -> settings.stages().stream())
                .filter(stage -> stage.key().equals(key))
                .map(stage -> stage.name().in(locale))
                .findFirst()
                .orElse(key);
    }

    private String until(Node event) {
        return event.timer()
                .flatMap(timer -> timer.child("bpmn:timeDate"))
                .flatMap(date -> DeadlineName.of(date.text()))
                .map(key -> text("way.over", limit(key)))
                .or(() -> event.message().map(message -> text("way.message", name(event))))
                .orElseGet(() -> name(event));
    }

    private List<Way> ways(Unit unit, Sequence sequence) {
        List<Way> ways = new ArrayList<>();
        Optional<Flow> main = unit.main();
        for (Flow flow : unit.exits()) {
            boolean isMain = main.filter(flow::equals).isPresent();
            List<Outcome> outcomes = unit.outcomesOf(flow);
            Outcome.Kind kind = outcomes.isEmpty() ? null : outcomes.get(0).kind();
            ways.add(isMain ? 0 : ways.size(), way(flow, when(unit, flow, outcomes), kind, isMain, sequence));
        }
        for (Node boundary : unit.node().boundaries()) {
            String when = text(boundary.interrupts() ? "way.stops" : "way.beside", until(boundary));
            boundary.outgoing().forEach(flow -> ways.add(way(flow, when, null, false, sequence)));
        }
        return ways;
    }

    private String when(Unit unit, Flow flow, List<Outcome> outcomes) {
        if (!outcomes.isEmpty()) {
            return outcomes.stream()
                    .map(outcome -> english() ? outcome.en() : outcome.zh())
                    .collect(Collectors.joining(text("list")));
        }
        if (unit.exits().size() < 2 || unit.is(Node.Kind.PARALLEL)) {
            return "";
        }
        return Unit.condition(flow).map(conditions::of).orElseGet(() -> text("way.otherwise"));
    }

    private Way way(Flow flow, String when, Outcome.Kind kind, boolean main, Sequence sequence) {
        Node next = Sequence.beyond(flow);
        boolean ends = next.is(Node.Kind.END);
        return new Way(
                flow.id(),
                when,
                kind,
                ends ? null : next.id(),
                ends ? text("then.end", name(next)) : name(next),
                !ends && sequence.position(next) <= sequence.position(flow.source()),
                main);
    }

    /** Names in a row, for a sentence. */
    String list(List<Node> nodes) {
        return nodes.stream().map(node -> "“" + name(node) + "”").distinct().collect(Collectors.joining(text("list")));
    }
}
