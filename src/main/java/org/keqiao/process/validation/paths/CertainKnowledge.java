package org.keqiao.process.validation.paths;

import org.keqiao.process.ActionDescription;
import org.keqiao.process.ActionDescription.Component;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.reading.Drawing;
import org.keqiao.process.validation.reading.DrawnStep;
import org.keqiao.process.validation.reading.Node;
import org.keqiao.process.validation.reading.Reading;
import org.keqiao.process.validation.reading.Rule;
import org.keqiao.process.validation.reading.Scope;
import org.keqiao.security.Duty;

/** On whichever way a case comes: what an action needs is there, and no case ends undecided. */
public final class CertainKnowledge implements Rule {

    @Override
    public void check(Reading reading, Findings findings) {
        // A path through a broken drawing proves nothing.
        if (reading.drawing() == null || reading.settings() == null || findings.hasErrors(Reading.MODEL)) {
            return;
        }
        Drawing drawing = reading.drawing();
        PathAnalysis paths = new PathAnalysis(reading, drawing);
        drawing.nodes(Node.Kind.ACTION)
                .forEach(node -> reading.action(node).ifPresent(action -> action(node, action, paths, findings)));
        drawing.nodes(Node.Kind.USER_TASK)
                .filter(node -> new DrawnStep(node)
                        .duty()
                        .filter(d -> d == Duty.RECHECK)
                        .isPresent())
                .filter(node -> !paths.isCertain(node, paths.tokens().evidence(Duty.REVIEW)))
                .forEach(node -> findings.error(Reading.MODEL, node.id(), "RECHECK_BEFORE_REVIEW", node.label()));
        drawing.nodes(Node.Kind.END)
                .filter(CertainKnowledge::endsTheCase)
                .filter(node -> !paths.isCertain(node, paths.tokens().decided()))
                .forEach(node -> findings.error(Reading.MODEL, node.id(), "UNDECIDED_END", node.label()));
    }

    private static void action(Node node, ActionDescription action, PathAnalysis paths, Findings findings) {
        for (Component input : action.inputs()) {
            if (input.mandatory() && !paths.isCertain(node, paths.tokens().fact(input.name()))) {
                findings.error(Reading.MODEL, node.id(), "FACT_NOT_CERTAIN", input.name(), action.zh(), action.en());
            }
        }
        for (Duty duty : action.requires()) {
            if (!paths.isCertain(node, paths.tokens().evidence(duty))) {
                findings.error(Reading.MODEL, node.id(), "EVIDENCE_NOT_CERTAIN", duty, action.zh(), action.en());
            }
        }
        if (action.decides() && paths.isDecidedForSure(node)) {
            findings.error(Reading.MODEL, node.id(), "DECIDED_TWICE", action.zh(), action.en());
        }
    }

    /** Ends of the process itself, and of what interrupts it; what runs beside it does not end it. */
    private static boolean endsTheCase(Node end) {
        return end.scope()
                .owner()
                .map(owner -> owner.isEventSubProcess()
                        && owner.scope().owner().isEmpty()
                        && end.scope().start().map(Node::interrupts).orElse(false))
                .orElseGet(() ->
                        Scope.reach(end.scope().nodes(Node.Kind.START).toList()).contains(end));
    }
}
