package org.keqiao.studio.ui.workbench.diagram;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.keqiao.process.Finding;
import org.keqiao.process.FindingText;
import org.keqiao.process.Step;
import org.keqiao.process.Vocabularies;
import org.keqiao.shared.Texts;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.keqiao.studio.ui.workbench.diagram.ElementFacts.Kind;
import org.keqiao.studio.ui.workbench.step.StepFacts;
import org.keqiao.studio.ui.workbench.step.StepFields;
import org.keqiao.studio.ui.workbench.step.StepWords;
import org.springframework.lang.Nullable;

/** What the selected element says, in plain words, beside the diagram; each change is drawn at once. */
final class ElementPanel extends Aside {

    private static final long serialVersionUID = 1L;

    private static final Set<Kind> NAMED_IN_BOTH =
            EnumSet.complementOf(EnumSet.of(Kind.STEP, Kind.NOTE, Kind.PROCESS, Kind.SEVERAL, Kind.OTHER));

    private static final Set<String> ASK_ANEW = Set.of("action", "decision", "fallback");

    private final transient Supplier<StepWords> words;
    private final transient Vocabularies vocabularies;
    private final transient Texts texts;
    private final boolean readOnly;
    private final transient Consumer<ElementChange> draw;
    private final transient Consumer<String> goTo;
    private final Div problems = new Div();
    private final transient Deque<ElementFacts> awaited = new ArrayDeque<>();
    private List<Finding> findings = List.of();

    @Nullable
    private transient ElementFacts shown;

    /**
     * @param words the choices of the bundle as it is when an element is selected
     * @param draw takes what was said of the element
     * @param goTo selects another element
     */
    ElementPanel(
            Supplier<StepWords> words,
            Vocabularies vocabularies,
            Texts texts,
            boolean readOnly,
            Consumer<ElementChange> draw,
            Consumer<String> goTo) {
        this.words = words;
        this.vocabularies = vocabularies;
        this.texts = texts;
        this.readOnly = readOnly;
        this.draw = draw;
        this.goTo = goTo;
        addClassName("kq-element-panel");
        getElement().setAttribute("aria-label", getTranslation("studio.element.panel"));
        problems.addClassName("kq-element-problems");
    }

    /** Name of the value that a table decides, as conditions use it. */
    static String resultOf(String table) {
        return Step.outcomeVariable(table);
    }

    /** Shows the element; what this panel itself has just said of it is there already. */
    void show(ElementFacts facts) {
        if (awaited.contains(facts)) {
            while (!facts.equals(awaited.peekFirst())) {
                awaited.removeFirst();
            }
            awaited.removeFirst();
            return;
        }
        awaited.clear();
        if (facts.equals(shown)) {
            return;
        }
        shown = facts;
        removeAll();
        add(new H2(getTranslation("studio.element." + facts.kind())), problems);
        problems();
        if (facts.kind() == Kind.SEVERAL) {
            add(new Paragraph(getTranslation("studio.element.several", facts.count())));
        } else if (facts.kind() != Kind.OTHER) {
            describe(facts, words.get());
        }
    }

    /** What the check says; that of the shown element stands above its fields. */
    void findings(List<Finding> all) {
        findings = List.copyOf(all);
        problems();
    }

    private void problems() {
        problems.removeAll();
        ElementFacts element = shown;
        if (element != null && element.id() != null) {
            findings.stream()
                    .filter(finding -> element.id().equals(finding.element()))
                    .forEach(finding -> problems.add(problem(finding)));
        }
    }

    private Div problem(Finding finding) {
        StatusBadge badge = finding.isError()
                ? new StatusBadge(getTranslation("studio.finding.error"), Tone.LATE)
                : new StatusBadge(getTranslation("studio.finding.warning"), Tone.SOON);
        return new Div(badge, new Paragraph(FindingText.of(finding, texts, getLocale())));
    }

    private void describe(ElementFacts facts, StepWords choices) {
        if (facts.kind() == Kind.STEP) {
            StepFields fields = new StepFields(choices, this::say);
            fields.show(StepFacts.read(facts.name(), facts.form(), properties(facts)), readOnly);
            add(fields);
        } else {
            add(name(facts));
            if (NAMED_IN_BOTH.contains(facts.kind())) {
                add(text("studio.name.en", facts.property("nameEn"), value -> say("", "nameEn", value)));
            }
        }
        List<Component> own =
                switch (facts.kind()) {
                    case ACTION -> new ActionFields(facts, choices, readOnly, this::say).fields();
                    case DECISION -> new DecisionFields(facts, choices, readOnly, this::say).fields();
                    case BOUNDARY, CATCH, START -> new EventFields(facts, choices, readOnly, this::say).fields();
                    case CHOICE -> new WayFields(facts, choices, vocabularies, readOnly, this::say, goTo).fields();
                    case FLOW -> new ConditionFields(facts, choices, vocabularies, readOnly, this::say).fields();
                    default -> List.of();
                };
        add(own);
        if (facts.kind() == Kind.PROCESS) {
            add(new Paragraph(getTranslation(readOnly ? "studio.element.hint.read" : "studio.element.hint")));
        } else if (facts.kind() != Kind.NOTE && facts.kind() != Kind.FLOW) {
            add(why(facts));
        }
    }

    private static Map<String, String> properties(ElementFacts facts) {
        return facts.properties() == null ? Map.of() : facts.properties();
    }

    private Component name(ElementFacts facts) {
        if (facts.kind() == Kind.NOTE) {
            TextArea area = area("studio.element.note", ElementFacts.orEmpty(facts.name()));
            area.addValueChangeListener(
                    change -> say("name", "", change.getValue().strip()));
            return area;
        }
        TextField field = text(
                facts.kind() == Kind.FLOW ? "studio.name.flow" : "studio.name.zh",
                ElementFacts.orEmpty(facts.name()),
                value -> say("name", "", value));
        // The matter's name is in its settings; the two are kept the same there.
        field.setReadOnly(readOnly || facts.kind() == Kind.PROCESS);
        return field;
    }

    private TextArea why(ElementFacts facts) {
        TextArea area = area("studio.element.why", ElementFacts.orEmpty(facts.documentation()));
        area.setHelperText(getTranslation("studio.element.why.help"));
        area.addValueChangeListener(
                change -> say("documentation", "", change.getValue().strip()));
        return area;
    }

    private TextArea area(String label, String value) {
        TextArea area = new TextArea(getTranslation(label));
        area.setValue(value);
        area.setReadOnly(readOnly);
        area.setWidthFull();
        return area;
    }

    private TextField text(String label, String value, Consumer<String> said) {
        TextField field = new TextField(getTranslation(label));
        field.setValue(value);
        field.setReadOnly(readOnly);
        field.setWidthFull();
        field.addValueChangeListener(change -> said.accept(change.getValue().strip()));
        return field;
    }

    private void say(String attribute, String property, String value) {
        ElementFacts element = Objects.requireNonNull(shown);
        say(
                attribute.isEmpty()
                        ? ElementChange.property(element.id(), property, value)
                        : ElementChange.set(element.id(), attribute, value));
    }

    /** Only what differs is written, so that undo takes back what was done and no more. */
    private void say(StepFacts step) {
        ElementFacts element = Objects.requireNonNull(shown);
        Map<String, String> properties = new LinkedHashMap<>();
        Map<String, String> before = StepFacts.read(element.name(), element.form(), properties(element))
                .properties();
        step.properties().forEach((key, value) -> {
            if (!value.equals(before.get(key))) {
                properties.put(key, value);
            }
        });
        Map<String, String> set = new LinkedHashMap<>();
        if (!step.zh().equals(ElementFacts.orEmpty(element.name()))) {
            set.put("name", step.zh());
        }
        if (!step.form().equals(ElementFacts.orEmpty(element.form()))) {
            set.put("form", step.form());
        }
        if (!set.isEmpty() || !properties.isEmpty()) {
            say(new ElementChange(element.id(), set, properties));
        }
    }

    private void say(ElementChange change) {
        ElementFacts element = Objects.requireNonNull(shown);
        // These decide what else is asked: what comes back is shown anew.
        if (Collections.disjoint(change.set().keySet(), ASK_ANEW)) {
            shown = element.with(change);
            awaited.addLast(shown);
        }
        draw.accept(change);
    }
}
