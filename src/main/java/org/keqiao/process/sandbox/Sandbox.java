package org.keqiao.process.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.keqiao.calendar.Limit;
import org.keqiao.form.FormSchema;
import org.keqiao.process.ActionDescription;
import org.keqiao.process.Bundle;
import org.keqiao.process.Catalogue;
import org.keqiao.process.Fact;
import org.keqiao.process.FactDictionary;
import org.keqiao.process.Json;
import org.keqiao.process.MatterSettings;
import org.keqiao.process.publishing.Canonical;
import org.keqiao.process.validation.reading.AskedNames;
import org.keqiao.process.validation.reading.FormReading;
import org.keqiao.shared.CaseNumber;

/**
 * Tries a bundle: cases run through it on an engine in memory, with actions that change nothing. Actions that only
 * decide are performed for real; of the others each answers what it was told to, or a sample. A sandbox belongs to one
 * thread.
 */
public final class Sandbox implements AutoCloseable {

    /** What an action that is not performed answers: its output by component. */
    public interface Answer {

        /** @param input facts and parameters that it would have read */
        Map<String, Object> to(CaseNumber caseNumber, Map<String, Object> input);
    }

    /** Who answers for all actions that are not performed and of which nothing else was said. */
    public interface StandIn {

        /**
         * @param at the trial's time
         * @return the action's output by component; empty for a sample
         */
        Optional<Map<String, Object>> answer(String action, Map<String, Object> input, Instant at);
    }

    /** Counts the days of limits. */
    public interface Limits {

        /**
         * When a limit that begins now ends.
         *
         * @param key of the matter's limits
         * @param facts of the case now
         */
        Instant due(MatterSettings settings, String key, Instant now, Map<String, Object> facts);
    }

    private static final AtomicInteger CASES = new AtomicInteger();
    private static final int VERSION = 1;

    private final Bundle bundle;
    private final MatterSettings settings;
    private final Catalogue catalogue;
    private final FactDictionary dictionary;
    private final Map<String, Fact.Type> asked = new HashMap<>();
    private final Set<String> mentioned;
    private final Map<String, DecisionText> tables;
    private final Map<String, Answer> answers = new HashMap<>();
    private final String deploymentId;
    private final String definitionId;
    private final Map<String, String> limitOfTimer = new HashMap<>();
    private boolean factsGiven;
    private StandIn standIn = (action, input, at) -> Optional.empty();
    private Limits limits = Sandbox::plainDays;
    private Instant now = Instant.parse("2026-03-02T01:00:00Z");

    private Sandbox(Bundle bundle, Catalogue catalogue, FactDictionary dictionary) {
        this.bundle = bundle;
        this.settings = Json.read(bundle.file(Bundle.SETTINGS).orElseThrow(), MatterSettings.class);
        this.catalogue = catalogue;
        this.dictionary = dictionary;
        dictionary.facts().forEach(fact -> asked.put(fact.key(), fact.type()));
        this.mentioned = Set.copyOf(AskedNames.of(bundle));
        asked.keySet().retainAll(mentioned);
        asked.putAll(askedBy(bundle));
        this.tables = DecisionText.of(bundle);
        RepositoryService repository = engine().getRepositoryService();
        Bundle canonical = Canonical.of(bundle, VERSION);
        DeploymentBuilder deployment = repository.createDeployment().name("sandbox " + bundle.matter());
        canonical.files().forEach((path, content) -> {
            if (path.equals(Bundle.PROCESS) || path.startsWith(Bundle.FORMS) || path.startsWith(Bundle.DECISIONS)) {
                deployment.addString(path, content);
            }
        });
        this.deploymentId = deployment.deploy().getId();
        ProcessDefinition definition = repository
                .createProcessDefinitionQuery()
                .deploymentId(deploymentId)
                .processDefinitionKey(bundle.matter())
                .singleResult();
        this.definitionId = definition.getId();
        repository
                .getBpmnModelInstance(definitionId)
                .getModelElementsByType(TimeDate.class)
                .forEach(date -> limitOfTimer.put(
                        date.getParentElement().getParentElement().getAttributeValue("id"),
                        date.getTextContent().strip().replace("${deadline.", "").replace("}", "")));
    }

    /** The calendar is unknown here: the shortest limit of the key, in days of 24 hours. */
    private static Instant plainDays(MatterSettings settings, String key, Instant now, Map<String, Object> facts) {
        int days = settings.limits().getOrDefault(key, Map.of()).values().stream()
                .mapToInt(Limit::days)
                .min()
                .orElse(1);
        return now.plus(Duration.ofDays(days));
    }

    /**
     * Opens a bundle, which the validator should have passed.
     *
     * @throws org.camunda.bpm.engine.ProcessEngineException when the engine cannot read it
     */
    public static Sandbox of(Bundle bundle, Catalogue catalogue, FactDictionary dictionary) {
        return new Sandbox(bundle, catalogue, dictionary);
    }

    /** Fields of a bundle's forms that its model asks about, with how they compare. */
    public static Map<String, Fact.Type> askedBy(Bundle bundle) {
        Map<String, Fact.Type> asked = new HashMap<>();
        bundle.folder(Bundle.FORMS).values().forEach(form -> asked.putAll(FormReading.scalars(FormSchema.parse(form))));
        asked.keySet().retainAll(AskedNames.of(bundle));
        return asked;
    }

    /** The engine of all sandboxes, for whoever wants only its parser. */
    public static ProcessEngine engine() {
        return SandboxEngine.get();
    }

    /** Makes an action answer this, also one that would be performed for real. */
    public Sandbox answering(String action, Answer answer) {
        answers.put(action, answer);
        return this;
    }

    /** Lets somebody answer for every action that is not performed and of which {@link #answering} says nothing. */
    public Sandbox standingIn(StandIn who) {
        standIn = who;
        return this;
    }

    /** Takes it that whatever an action needs and nobody told is there: a trial types only what decides its way. */
    public Sandbox takingFactsAsGiven() {
        factsGiven = true;
        return this;
    }

    boolean areFactsGiven() {
        return factsGiven;
    }

    /** Counts limits like this. Without it a limit has its shortest number of days, without a calendar. */
    public Sandbox counting(Limits counted) {
        limits = counted;
        return this;
    }

    /** Sets the time at which the next trials begin. */
    public Sandbox at(Instant time) {
        now = time;
        return this;
    }

    /** Starts a case. */
    public Trial start(Map<String, Object> facts) {
        return new Trial(this, new World(this, nextNumber(), facts, now));
    }

    private CaseNumber nextNumber() {
        return new CaseNumber("%s-000000-0000-%06d".formatted(settings.numberKind(), CASES.incrementAndGet()));
    }

    Bundle bundle() {
        return bundle;
    }

    public MatterSettings settings() {
        return settings;
    }

    /** Fields and facts that the model asks about, with how they compare. */
    public Map<String, Fact.Type> asked() {
        return asked;
    }

    /** Whether a condition or a routing table mentions the name. */
    public boolean mentions(String name) {
        return mentioned.contains(name);
    }

    /** Routing tables by their id, as people read them. */
    public Map<String, DecisionText> tables() {
        return tables;
    }

    FactDictionary dictionary() {
        return dictionary;
    }

    public Optional<ActionDescription> action(String name) {
        return catalogue.action(name);
    }

    Catalogue catalogue() {
        return catalogue;
    }

    boolean isPerformed(ActionDescription action) {
        return action.pure() && !answers.containsKey(action.name());
    }

    Map<String, Object> answer(ActionDescription action, CaseNumber caseNumber, Map<String, Object> input, Instant at) {
        Answer told = answers.get(action.name());
        return told != null
                ? told.to(caseNumber, input)
                : standIn.answer(action.name(), input, at).orElseGet(() -> SampleOutput.of(action, at));
    }

    Instant due(String key, Instant from, Map<String, Object> facts) {
        return limits.due(settings, key, from, facts);
    }

    /** The limit that a timer's element waits for; empty text for none of ours. */
    String limitOfTimer(String element) {
        return limitOfTimer.getOrDefault(element, "");
    }

    String definitionId() {
        return definitionId;
    }

    /** Forgets the bundle and every case that was tried on it. */
    @Override
    public void close() {
        World nobody = new World(this, nextNumber(), Map.of(), now);
        nobody.close();
        SandboxEngine.within(nobody, () -> {
            engine().getRepositoryService().deleteDeployment(deploymentId, true, true, true);
            return null;
        });
    }
}
