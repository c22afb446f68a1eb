package org.keqiao.studio.ui.publishing;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Comparator;
import java.util.List;
import org.keqiao.process.MatterSettings;
import org.keqiao.security.Actor;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.keqiao.studio.PublishingProof;
import org.keqiao.studio.PublishingProof.Result;

/** What was tried with the change: whether it holds, and where to look closer. */
class ProofStep extends Div {

    private static final long serialVersionUID = 1L;

    ProofStep(Actor actor, String matter, List<PublishingProof> proofs) {
        if (proofs.isEmpty()) {
            add(new Paragraph(getTranslation("publishing.proof.none")));
        }
        proofs.stream()
                .sorted(Comparator.comparingInt(proof -> proof.subject().order()))
                .forEach(proof -> {
                    Div row = new Div();
                    row.addClassName("kq-row");
                    proof.latest(actor, matter)
                            .ifPresentOrElse(
                                    result -> say(row, result),
                                    () -> row.add(
                                            new StatusBadge(getTranslation("publishing.proof.never"), Tone.SOON)));
                    row.add(new Anchor(proof.subject().path(matter), getTranslation("publishing.proof.open")));
                    add(
                            new H3(getTranslation(
                                    "publishing.proof." + proof.subject().key())),
                            row);
                });
    }

    private Object word(Object argument) {
        return argument instanceof MatterSettings.Text text ? text.in(getLocale()) : argument;
    }

    private void say(Div row, Result result) {
        Tone tone = !result.passed() ? Tone.LATE : result.stale() ? Tone.SOON : Tone.GOOD;
        row.add(
                new StatusBadge(
                        getTranslation(
                                !result.passed()
                                        ? "publishing.proof.failed"
                                        : result.stale() ? "publishing.proof.stale" : "publishing.proof.passed"),
                        tone),
                new Span(getTranslation(
                        "publishing.proof." + result.code(),
                        result.arguments().stream().map(this::word).toArray())));
        if (result.at() != null) {
            row.add(DateText.minute(result.at()));
        }
    }
}
