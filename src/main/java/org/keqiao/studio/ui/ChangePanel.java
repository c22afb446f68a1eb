package org.keqiao.studio.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Objects;
import org.keqiao.process.Bundle;
import org.keqiao.process.BundleRefused;
import org.keqiao.process.Finding;
import org.keqiao.security.Actor;
import org.keqiao.security.Role;
import org.keqiao.shared.ui.ConfirmByName;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.Notices;
import org.keqiao.shared.ui.Paths;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.keqiao.studio.draft.DraftState;
import org.keqiao.studio.draft.DraftView;
import org.keqiao.studio.draft.StudioMatters.Overview;
import org.keqiao.studio.ui.difference.DifferenceView;
import org.keqiao.studio.ui.publishing.PublishView;
import org.keqiao.studio.ui.replay.MatterReplayView;
import org.keqiao.studio.ui.trial.TrialView;
import org.keqiao.studio.ui.workbench.WorkbenchView;

/** Where the open change of a matter stands, and what its reader may do with it. */
public class ChangePanel extends Section {

    private static final long serialVersionUID = 1L;

    private final transient Overview matter;
    private final transient StudioParts parts;
    private final transient Runnable again;
    private final Div findings = new Div();

    /**
     * @param again shows the page afresh
     */
    ChangePanel(Overview matter, StudioParts parts, Runnable again) {
        this.matter = matter;
        this.parts = parts;
        this.again = again;
        addClassName("kq-section");
        findings.getElement().setAttribute("role", "status");
        add(new H2(getTranslation("studio.change")));
        DraftView draft = matter.draft();
        if (draft == null) {
            Div tools = new Div(edit(), checkButton(), trial(), replay());
            tools.addClassName("kq-row");
            add(new Paragraph(getTranslation("studio.noChange")), tools, findings);
        } else {
            add(line(draft));
            explain(draft);
            add(buttons(draft), findings);
        }
    }

    /** The state of a change, as a mark. */
    public static StatusBadge badge(DraftState state, Component on) {
        Tone tone =
                switch (state) {
                    case EDITING -> Tone.ACTIVE;
                    case SUBMITTED -> Tone.SOON;
                    case APPROVED, PUBLISHED -> Tone.GOOD;
                    case DISCARDED -> Tone.NEUTRAL;
                };
        return new StatusBadge(on.getTranslation("studio.state." + state), tone);
    }

    private Div line(DraftView draft) {
        Div line = new Div(
                badge(draft.state(), this),
                new Span(getTranslation(
                        "studio.changedBy",
                        parts.people().named(draft.changedBy()),
                        DateText.minuteText(draft.changedAt()))));
        line.addClassName("kq-row");
        return line;
    }

    private void explain(DraftView draft) {
        if (draft.state() != DraftState.EDITING) {
            add(new Paragraph(
                    getTranslation("studio.submittedBy", parts.people().named(draft.submittedBy()))));
        }
        if (draft.note() != null) {
            add(new Paragraph(getTranslation("studio.noteIs", draft.note())));
        }
        if (draft.validFrom() != null) {
            add(new Paragraph(getTranslation("studio.validFromIs", DateText.longDay(draft.validFrom(), getLocale()))));
        }
        if (draft.reason() != null) {
            add(new Paragraph(
                    getTranslation("studio.sentBack", SentBack.words(draft.reason(), parts.texts(), getLocale()))));
        }
        if (isOutdated(draft)) {
            add(new Paragraph(getTranslation("studio.outdated", matter.version())));
        }
    }

    private boolean isOutdated(DraftView draft) {
        return !Objects.equals(draft.basedOn(), matter.version());
    }

    private Div buttons(DraftView draft) {
        Actor actor = parts.current().require();
        Div row = new Div();
        row.addClassName("kq-row");
        row.add(edit());
        if (draft.state() == DraftState.EDITING && actor.has(Role.FLOW_DESIGNER)) {
            editing(row, draft);
        } else if (draft.state() == DraftState.SUBMITTED) {
            if (actor.has(Role.FLOW_PUBLISHER)) {
                judging(row);
            }
            if (actor.has(Role.FLOW_DESIGNER)) {
                row.add(button("studio.takeBack", () -> parts.approving().takeBack(actor(), matter.key())));
            }
        }
        row.add(
                checkButton(),
                trial(),
                replay(),
                new Anchor(DifferenceView.path(matter.key()), getTranslation("difference.title")));
        return row;
    }

    private void editing(Div row, DraftView draft) {
        if (isOutdated(draft)) {
            row.add(button("studio.rebase", () -> parts.drafting().rebase(actor(), matter.key())));
        } else {
            Button submit =
                    new Button(getTranslation("studio.submit"), click -> Paths.open(PublishView.path(matter.key())));
            submit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            row.add(submit);
        }
        Button discard = new Button(getTranslation("studio.discard"), click -> new ConfirmByName(
                        getTranslation("studio.discard.title"),
                        getTranslation("studio.discard.about"),
                        matter.key(),
                        getTranslation("studio.discard"),
                        () -> act("studio.discard.done", () -> parts.drafting().discard(actor(), matter.key())))
                .open());
        discard.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ERROR);
        row.add(discard);
    }

    private void judging(Div row) {
        Button judge =
                new Button(getTranslation("publishing.judge"), click -> Paths.open(PublishView.path(matter.key())));
        judge.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        row.add(judge);
    }

    private Button edit() {
        return new Button(
                getTranslation("studio.edit"),
                click -> UI.getCurrent().getPage().setLocation(WorkbenchView.path(matter.key(), Bundle.PROCESS)));
    }

    private Button trial() {
        return new Button(
                getTranslation("studio.trial"), click -> UI.getCurrent().navigate(TrialView.path(matter.key())));
    }

    private Button replay() {
        return new Button(getTranslation("studio.replay"), click -> UI.getCurrent()
                .navigate(MatterReplayView.path(matter.key())));
    }

    private Button checkButton() {
        return new Button(getTranslation("studio.check"), click -> {
            try {
                show(parts.drafting().check(actor(), matter.key()));
            } catch (RuntimeException e) {
                parts.failures().show(e, getLocale());
            }
        });
    }

    private Button button(String textKey, Runnable work) {
        return new Button(getTranslation(textKey), click -> act(textKey + ".done", work));
    }

    private Actor actor() {
        return parts.current().require();
    }

    private void act(String doneKey, Runnable work) {
        try {
            work.run();
            Notices.success(getTranslation(doneKey));
            // A change that is given up may leave nothing of the matter behind.
            again.run();
        } catch (BundleRefused refused) {
            show(refused.findings());
        } catch (RuntimeException e) {
            parts.failures().show(e, getLocale());
        }
    }

    private void show(List<Finding> found) {
        findings.removeAll();
        if (found.isEmpty()) {
            findings.add(new Paragraph(getTranslation("studio.check.sound")));
        } else {
            findings.add(
                    new Paragraph(getTranslation(
                            "studio.check.found",
                            found.stream().filter(Finding::isError).count(),
                            found.size())),
                    new FindingsGrid(found, parts.texts(), Places.of(matter.key(), parts, getLocale())));
        }
    }
}
