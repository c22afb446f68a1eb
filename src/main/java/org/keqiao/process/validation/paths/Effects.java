package org.keqiao.process.validation.paths;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keqiao.form.FormContext;
import org.keqiao.process.ActionDescription;
import org.keqiao.process.Evidence;
import org.keqiao.process.Outcome;
import org.keqiao.process.validation.paths.Tokens.Need;
import org.keqiao.process.validation.reading.Drawing;
import org.keqiao.process.validation.reading.DrawnStep;
import org.keqiao.process.validation.reading.FormReading;
import org.keqiao.process.validation.reading.Node;
import org.keqiao.process.validation.reading.Reading;
import org.keqiao.security.Duty;

/** What each element adds to what is certain, and what it takes away. */
final class Effects {

    /** @param needs evidence without which the act proves nothing; negative for none */
    record Effect(BitSet removes, BitSet adds, BitSet proves, int needs) {

        private static final Effect NONE = new Effect(new BitSet(), new BitSet(), new BitSet(), -1);

        /** @param reliable what is certain whatever runs beside this element */
        BitSet apply(BitSet before, BitSet reliable) {
            BitSet after = (BitSet) before.clone();
            after.andNot(removes);
            after.or(adds);
            if (needs < 0 || reliable.get(needs)) {
                after.or(proves);
            }
            return after;
        }
    }

    private final Reading reading;
    private final Tokens tokens;
    private final Map<Node, Effect> effects = new HashMap<>();

    /** Facts that any action of the model needs, or any routing table asks for; of the others nobody will ask. */
    private final Set<String> needed = new HashSet<>();

    Effects(Reading reading, Drawing drawing, Tokens tokens) {
        this.reading = reading;
        this.tokens = tokens;
        drawing.nodes(Node.Kind.ACTION)
                .flatMap(node -> reading.action(node).stream())
                .flatMap(action -> action.inputs().stream())
                .filter(ActionDescription.Component::mandatory)
                .forEach(input -> needed.add(input.name()));
        reading.tables().values().forEach(table -> needed.addAll(table.inputs()));
        List<Node> steps = drawing.nodes(Node.Kind.USER_TASK).toList();
        // First everything that can be pending must have its number: an effect removes by number.
        steps.forEach(this::declare);
        steps.forEach(node -> effects.put(node, step(node)));
        drawing.nodes(Node.Kind.ACTION).forEach(node -> effects.put(node, action(node)));
    }

    Effect of(Node node) {
        return effects.getOrDefault(node, Effect.NONE);
    }

    /** What is certain when a case starts. */
    BitSet atStart() {
        BitSet start = new BitSet();
        start.set(tokens.evidence(Duty.APPLICANT));
        reading.startForm()
                .ifPresent(form ->
                        form.certain().stream().filter(needed::contains).forEach(name -> start.set(tokens.fact(name))));
        return start;
    }

    private void declare(Node node) {
        DrawnStep step = new DrawnStep(node);
        String variable = step.outcomeVariable();
        for (Outcome outcome : step.outcomes().orElse(List.of())) {
            tokens.excluded(variable, outcome.key());
            if (outcome.kind() != Outcome.Kind.ADVANCE) {
                tokens.blocking(variable, Need.ADVANCED, outcome.key());
            }
            // A step that sends the case back need not be complete.
            if (outcome.kind() == Outcome.Kind.RETURN) {
                tokens.blocking(variable, Need.COMPLETE, outcome.key());
            }
        }
        collected(step).forEach(fact -> tokens.pending(variable, Need.COMPLETE, fact));
        step.duty().ifPresent(duty -> tokens.pending(variable, Need.ADVANCED, tokens.evidence(duty)));
    }

    private Effect step(Node node) {
        DrawnStep step = new DrawnStep(node);
        String variable = step.outcomeVariable();
        BitSet removes = tokens.helpersOf(variable);
        BitSet adds = new BitSet();
        BitSet proves = new BitSet();
        boolean mayReturn = tokens.isBlocked(variable, Need.COMPLETE);
        for (int fact : collected(step)) {
            adds.set(mayReturn ? tokens.pending(variable, Need.COMPLETE, fact) : fact);
        }
        Optional<Duty> duty = step.duty();
        if (duty.isEmpty()) {
            return new Effect(removes, adds, proves, -1);
        }
        int own = tokens.evidence(duty.get());
        lost(step, duty.get()).forEach(lost -> remove(tokens.evidence(lost), removes));
        if (duty.get() == Duty.APPLICANT) {
            proves.set(own);
            return new Effect(removes, adds, proves, -1);
        }
        proves.set(tokens.isBlocked(variable, Need.ADVANCED) ? tokens.pending(variable, Need.ADVANCED, own) : own);
        int needs = Evidence.foundation(duty.get()).map(tokens::evidence).orElse(-1);
        return new Effect(removes, adds, proves, needs);
    }

    private Set<Duty> lost(DrawnStep step, Duty duty) {
        if (duty != Duty.APPLICANT || !isSubmission(step)) {
            return Evidence.lostBy(duty);
        }
        Set<Duty> all = EnumSet.allOf(Duty.class);
        all.removeAll(Evidence.ofSubmission().duties());
        return all;
    }

    /** The applicant's answer to a correction: the start form once more. */
    private boolean isSubmission(DrawnStep step) {
        return reading.settings() != null
                && step.formId().equals(reading.settings().startForm());
    }

    private void remove(int evidence, BitSet removes) {
        removes.set(evidence);
        removes.or(tokens.pendingFor(evidence));
    }

    private Set<Integer> collected(DrawnStep step) {
        Set<Integer> collected = new LinkedHashSet<>();
        if (step.hasSeats()) {
            return collected;
        }
        FormContext context =
                FormContext.of(LocalDate.EPOCH, FormContext.Mode.TASK).permitting(step.permissions());
        reading.form(step.formId()).ifPresent(form -> form.required().stream()
                .filter(key -> context.permission(key) == FormContext.Permission.EDIT)
                .map(FormReading::top)
                .filter(needed::contains)
                .forEach(name -> collected.add(tokens.fact(name))));
        return collected;
    }

    private Effect action(Node node) {
        BitSet adds = new BitSet();
        BitSet removes = new BitSet();
        reading.action(node).ifPresent(action -> {
            action.outputs().stream()
                    .filter(ActionDescription.Component::mandatory)
                    .forEach(output -> adds.set(tokens.fact(output.name())));
            for (Duty duty : action.proves()) {
                Evidence.lostBy(duty).forEach(lost -> remove(tokens.evidence(lost), removes));
                adds.set(tokens.evidence(duty));
            }
            if (action.decides()) {
                adds.set(tokens.decided());
            }
        });
        return new Effect(removes, adds, new BitSet(), -1);
    }
}
