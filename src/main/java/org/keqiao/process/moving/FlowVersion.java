package org.keqiao.process.moving;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.keqiao.process.Fact;
import org.keqiao.process.Matter;
import org.keqiao.process.Step;
import org.keqiao.process.validation.paths.TakenForGranted;
import org.keqiao.process.validation.reading.DeadlineName;
import org.keqiao.process.validation.reading.Drawing;
import org.keqiao.process.validation.reading.DrawnStep;
import org.keqiao.process.validation.reading.FormReading;
import org.keqiao.process.validation.reading.Node;
import org.keqiao.process.validation.reading.Reading;
import org.keqiao.shared.Bilingual;
import org.springframework.lang.Nullable;

/** One published version as a move sees it. */
final class FlowVersion {

    final Matter matter;
    final String definition;
    final Drawing drawing;
    final TakenForGranted granted;
    final Placement placement;
    private final Reading reading;
    private final Map<String, Place> places = new LinkedHashMap<>();

    /** @param definition the engine's id of the deployed process */
    FlowVersion(Matter matter, Reading reading, String definition) {
        this.matter = matter;
        this.reading = reading;
        this.definition = definition;
        this.drawing = reading.drawing();
        this.granted = TakenForGranted.of(reading);
        this.placement = new Placement(drawing);
        drawing.nodes().forEach(node -> kind(node).ifPresent(kind -> places.put(node.id(), place(node, kind))));
    }

    private static Optional<Place.Kind> kind(Node node) {
        return switch (node.kind()) {
            case USER_TASK -> Optional.of(Place.Kind.TASK);
            case CATCH -> Optional.of(node.timer().isPresent() ? Place.Kind.LIMIT : Place.Kind.MESSAGE);
            default -> Optional.empty();
        };
    }

    private Place place(Node node, Place.Kind kind) {
        DrawnStep step = new DrawnStep(node);
        boolean task = kind == Place.Kind.TASK;
        return new Place(
                node.id(),
                kind,
                node.label(),
                english(node),
                task ? step.formId() : null,
                task ? step.property("performer") : null,
                task ? null : awaited(node));
    }

    private static String english(Node node) {
        String english = node.properties().getOrDefault("nameEn", "");
        return english.isBlank() ? node.label() : english.strip();
    }

    /** Limit key or message name that an event waits for; null for anything else. */
    @Nullable
    String awaited(Node node) {
        return node.timer()
                .flatMap(timer -> timer.child("bpmn:timeDate"))
                .flatMap(date -> DeadlineName.of(date.text()))
                .or(() -> node.message().flatMap(message -> drawing.message(message.value("messageRef"))))
                .orElse(null);
    }

    Map<String, Place> places() {
        return places;
    }

    Node node(String element) {
        return drawing.node(element).orElseThrow();
    }

    /** What a person calls an element. */
    Bilingual name(String element) {
        return drawing.node(element)
                .map(node -> new Bilingual(node.label(), english(node)))
                .orElse(new Bilingual(element, element));
    }

    DrawnStep step(String element) {
        return new DrawnStep(node(element));
    }

    /** Names of the outcome variables of the version's steps, with the outcomes that each may have. */
    Optional<Bilingual> outcome(String variable, String outcome) {
        return drawing.nodes(Node.Kind.USER_TASK)
                .map(DrawnStep::new)
                .filter(step -> Step.outcomeVariable(step.formId()).equals(variable))
                .flatMap(step -> step.outcomes().orElse(List.of()).stream())
                .filter(drawn -> drawn.key().equals(outcome))
                .map(drawn -> new Bilingual(drawn.zh(), drawn.en()))
                .findFirst();
    }

    /** Top answer keys that administrators added, with what can be asked of them; {@code null} for what holds more than one value. */
    Map<String, Fact.Type> addedFields() {
        Set<String> facts = new TreeSet<>();
        reading.dictionary().facts().forEach(fact -> facts.add(FormReading.top(fact.key())));
        Map<String, Fact.Type> added = new LinkedHashMap<>();
        matter.forms().values().forEach(form -> {
            Map<String, Fact.Type> scalars = FormReading.scalars(form);
            form.keys().stream()
                    .map(FormReading::top)
                    .filter(key -> !key.isEmpty() && !facts.contains(key))
                    .forEach(key -> added.put(key, scalars.get(key)));
        });
        return added;
    }

    /** How a field is called in the version's forms; its key where it stands in none. */
    Bilingual field(String key) {
        return matter.forms().values().stream()
                .flatMap(form -> form.field(key).stream())
                .map(field -> new Bilingual(field.label().zh(), field.label().en()))
                .findFirst()
                .orElse(new Bilingual(key, key));
    }
}
