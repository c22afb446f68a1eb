package org.keqiao.process.validation.rules;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.keqiao.process.Outcome;
import org.keqiao.process.Step;
import org.keqiao.process.Step.FieldPermission;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.reading.DrawnStep;
import org.keqiao.process.validation.reading.Node;
import org.keqiao.process.validation.reading.Reading;
import org.keqiao.process.validation.reading.Rule;
import org.keqiao.security.Duty;
import org.keqiao.security.Role;

/** User tasks say who, with which form, how it can end, and what of it everybody else needs to know. */
public final class Steps implements Rule {

    private static final Set<String> PROPERTIES =
            Set.of("performer", "outcomes", "fields", "stage", "deadline", "clock", "nameEn");

    /** Roles that look or administer, and those that may not open a case: a step of theirs would be stuck. */
    static final Set<Role> NO_STEPS = Set.of(
            Role.EXPERT,
            Role.COMMISSIONER,
            Role.DISCIPLINE,
            Role.TAX_VIEWER,
            Role.FLOW_DESIGNER,
            Role.FLOW_PUBLISHER,
            Role.SYSTEM_ADMIN,
            Role.SECURITY_ADMIN,
            Role.AUDITOR);

    private static final Pattern OUTCOME_KEY = Pattern.compile("[a-z][a-zA-Z0-9]{0,29}");
    private static final int MOST_OUTCOMES = 8;
    private static final int LONGEST_LABEL = 40;

    /** Roles that may have steps, in their order. */
    public static List<Role> performers() {
        return Arrays.stream(Role.values())
                .filter(role -> !NO_STEPS.contains(role))
                .toList();
    }

    @Override
    public void check(Reading reading, Findings findings) {
        if (reading.drawing() == null) {
            return;
        }
        reading.drawing().nodes(Node.Kind.USER_TASK).forEach(node -> {
            DrawnStep step = new DrawnStep(node);
            form(node, step, reading, findings);
            names(node, step, findings);
            performer(node, step, findings);
            outcomes(node, step, findings);
            fields(node, step, reading, findings);
            keys(node, step, reading, findings);
        });
    }

    private static void error(Node node, Findings findings, String code, Object... arguments) {
        findings.error(Reading.MODEL, node.id(), code, arguments);
    }

    private static void form(Node node, DrawnStep step, Reading reading, Findings findings) {
        if (reading.form(step.formId()).isEmpty()) {
            error(node, findings, "UNKNOWN_FORM", step.formId());
        }
        // Publishing sets it; another one would let the form drift away from its model.
        if (!Set.of("", "deployment").contains(node.xml().value("camunda:formRefBinding"))) {
            error(node, findings, "BINDING", "camunda:formRefBinding");
        }
    }

    private static void names(Node node, DrawnStep step, Findings findings) {
        if (node.xml().value("name").isBlank() || step.property("nameEn").isEmpty()) {
            error(node, findings, "STEP_NAMES", node.id());
        }
        step.properties().stream()
                .filter(p -> !PROPERTIES.contains(p) && !SeatedSteps.PROPERTIES.contains(p))
                .forEach(p -> error(node, findings, "UNKNOWN_PROPERTY", p));
        long declared = node.xml()
                .all()
                .filter(x -> x.name().equals("camunda:property"))
                .count();
        if (declared != step.properties().size()) {
            error(node, findings, "PROPERTY_TWICE", node.label());
        }
    }

    private static void performer(Node node, DrawnStep step, Findings findings) {
        boolean known = step.isParty()
                ? DrawnStep.PARTIES.contains(step.property("performer"))
                : step.role().filter(r -> !NO_STEPS.contains(r)).isPresent();
        if (!known) {
            error(node, findings, "PERFORMER", step.property("performer"));
        }
    }

    private static void outcomes(Node node, DrawnStep step, Findings findings) {
        Optional<List<Outcome>> outcomes = step.outcomes();
        if (outcomes.isEmpty() || outcomes.get().size() > MOST_OUTCOMES) {
            error(node, findings, "OUTCOMES", node.label());
            return;
        }
        Set<String> seen = new HashSet<>();
        for (Outcome outcome : outcomes.get()) {
            boolean labelled = !outcome.zh().isBlank()
                    && !outcome.en().isBlank()
                    && outcome.zh().length() <= LONGEST_LABEL
                    && outcome.en().length() <= LONGEST_LABEL;
            if (!OUTCOME_KEY.matcher(outcome.key()).matches() || !labelled) {
                error(node, findings, "OUTCOME_FORM", outcome.key());
            }
            if (!seen.add(outcome.key())) {
                error(node, findings, "OUTCOME_TWICE", outcome.key());
            }
            if (!step.isParty() && outcome.kind() != Outcome.Kind.ADVANCE && !outcome.opinionRequired()) {
                error(node, findings, "OPINION_REQUIRED", outcome.zh());
            }
        }
        if (outcomes.get().stream().noneMatch(o -> o.kind() == Outcome.Kind.ADVANCE)) {
            error(node, findings, "NO_ADVANCE", node.label());
        }
    }

    private static void fields(Node node, DrawnStep step, Reading reading, Findings findings) {
        if (step.fields().isEmpty()) {
            error(node, findings, "FIELDS", node.label());
            return;
        }
        step.fields().get().forEach((key, permission) -> {
            boolean own = key.equals("*")
                    || reading.form(step.formId()).filter(f -> f.knows(key)).isPresent();
            if (!own) {
                // Whoever does the step may open the whole case: hiding the application's fields would be a show.
                boolean ofApplication =
                        reading.startForm().filter(f -> f.knows(key)).isPresent();
                error(node, findings, ofApplication ? "FIELD_OF_APPLICATION" : "UNKNOWN_FIELD", key, step.formId());
            }
            if (permission == FieldPermission.EDIT) {
                writer(node, step, key, reading, findings);
            }
        });
        reading.form(step.formId()).ifPresent(form -> form.keys().stream()
                .filter(key -> step.fields().get().getOrDefault(key, FieldPermission.EDIT) == FieldPermission.EDIT)
                .forEach(key -> writer(node, step, key, reading, findings)));
    }

    private static void writer(Node node, DrawnStep step, String key, Reading reading, Findings findings) {
        Optional<Duty> duty = step.duty();
        reading.fact(key)
                .filter(fact -> duty.isEmpty() || fact.writer() != duty.get())
                .ifPresent(fact -> error(node, findings, "FACT_WRITER", key, fact.writer()));
    }

    private static void keys(Node node, DrawnStep step, Reading reading, Findings findings) {
        if (reading.settings() == null) {
            return;
        }
        String stage = step.property("stage");
        if (!stage.isEmpty()
                && reading.settings().stages().stream().noneMatch(s -> s.key().equals(stage))) {
            error(node, findings, "UNKNOWN_STAGE", stage);
        }
        String deadline = step.property("deadline");
        String clock = step.property("clock");
        if (!clock.isEmpty() && !(clock.equals(Step.STANDS) && !ParallelPairs.CLOCK.contains(deadline))) {
            error(node, findings, "STEP_CLOCK", node.label());
        }
        if (!deadline.isEmpty() && !reading.hasLimit(deadline)) {
            error(node, findings, "UNKNOWN_LIMIT", deadline);
        }
    }
}
