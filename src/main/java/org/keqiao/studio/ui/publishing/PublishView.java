package org.keqiao.studio.ui.publishing;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.function.Supplier;
import org.keqiao.process.BundleRefused;
import org.keqiao.process.Finding;
import org.keqiao.security.Actor;
import org.keqiao.security.Role;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Notices;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.Paths;
import org.keqiao.studio.PublishingProof;
import org.keqiao.studio.draft.DraftState;
import org.keqiao.studio.draft.DraftView;
import org.keqiao.studio.draft.StudioMatters.Overview;
import org.keqiao.studio.draft.StudioMatters.VersionInUse;
import org.keqiao.studio.moving.MoveState;
import org.keqiao.studio.publishing.Submission;
import org.keqiao.studio.ui.ChangePanel;
import org.keqiao.studio.ui.MatterView;
import org.keqiao.studio.ui.ReasonDialog;
import org.keqiao.studio.ui.SentBack;
import org.keqiao.studio.ui.StudioParts;
import org.keqiao.studio.ui.StudioView;
import org.keqiao.studio.ui.difference.DifferencePanel;
import org.keqiao.studio.ui.moving.MoveView;
import org.keqiao.studio.version.BundleStates;
import org.keqiao.studio.version.BundleStates.Pair;

/**
 * What both people look at before a change comes into force: the check, what was tried, the difference, the day, the cases
 * under way. One hands it in, the other decides.
 */
@Route(value = StudioView.ROUTE + "/:matter/publish", layout = MainLayout.class)
@RolesAllowed({"FLOW_DESIGNER", "FLOW_PUBLISHER"})
public class PublishView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient StudioParts parts;
    private final transient BundleStates states;
    private final transient List<PublishingProof> proofs;
    private String key = "";
    private int steps;

    PublishView(StudioParts parts, BundleStates states, List<PublishingProof> proofs) {
        super("publishing.title");
        this.parts = parts;
        this.states = states;
        this.proofs = proofs;
    }

    /** Where the open change of a matter is handed in and decided on. */
    public static String path(String matter) {
        return StudioView.ROUTE + "/" + matter + "/publish";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        key = event.getRouteParameters().get("matter").orElse("");
        show();
    }

    private void show() {
        removeAll();
        steps = 0;
        Actor actor = parts.current().require();
        Overview matter = parts.matters().all(actor).stream()
                .filter(found -> found.key().equals(key))
                .findFirst()
                .orElseThrow(Refusal::notFound);
        String name = matter.name().in(getLocale());
        PageHeader header = new PageHeader(getTranslation("publishing.title"))
                .crumb(getTranslation("studio.title"), StudioView.ROUTE)
                .crumb(name, MatterView.path(key));
        DraftView draft = matter.draft();
        if (draft == null) {
            add(header, new Paragraph(getTranslation("publishing.nothing")));
            return;
        }
        add(header.below(ChangePanel.badge(draft.state(), this)));
        if (draft.reason() != null) {
            add(new Paragraph(
                    getTranslation("studio.sentBack", SentBack.words(draft.reason(), parts.texts(), getLocale()))));
        }
        boolean editing = draft.state() == DraftState.EDITING && actor.has(Role.FLOW_DESIGNER);
        List<Finding> findings = parts.drafting().check(actor, key);
        CheckStep check = new CheckStep(key, findings, parts.approving().answers(actor, key), editing, parts);
        add(
                step("publishing.step.check", check),
                step("publishing.step.tried", new ProofStep(actor, key, proofs)),
                step("publishing.step.difference", difference(actor)));
        if (editing) {
            SubmitStep submit = new SubmitStep(draft, underWay(matter));
            add(step("publishing.step.submit", submit), submitButton(check, submit, findings));
        } else {
            add(step("publishing.step.submission", submission(draft, underWay(matter))));
            if (draft.state() == DraftState.SUBMITTED) {
                add(judging(actor, draft));
            }
        }
    }

    private Section step(String titleKey, Component content) {
        steps++;
        Section section = new Section(
                new H2(getTranslation("publishing.step", String.valueOf(steps), getTranslation(titleKey))), content);
        section.addClassName("kq-section");
        return section;
    }

    private DifferencePanel difference(Actor actor) {
        Pair pair = states.usual(actor, key);
        return new DifferencePanel(
                states.read(actor, key, pair.from()),
                states.read(actor, key, pair.to()),
                states.difference(actor, key, pair.from(), pair.to(), getLocale()));
    }

    private static int underWay(Overview matter) {
        return matter.versions().stream().mapToInt(VersionInUse::underWay).sum();
    }

    private Button submitButton(CheckStep check, SubmitStep submit, List<Finding> findings) {
        Button send = new Button(
                getTranslation("studio.submit"),
                click -> check.answers().flatMap(submit::submission).ifPresent(this::submit));
        send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        send.setEnabled(findings.stream().noneMatch(Finding::isError));
        return send;
    }

    /** What was typed stays where it is refused. */
    private void submit(Submission submission) {
        try {
            parts.approving().submit(actor(), key, submission);
            Notices.success(getTranslation("studio.submit.done"));
            Paths.open(MatterView.path(key));
        } catch (BundleRefused no) {
            refused(no);
        } catch (RuntimeException e) {
            parts.failures().show(e, getLocale());
        }
    }

    private Div submission(DraftView draft, int underWay) {
        Div said = new Div();
        if (draft.submittedBy() != null && draft.submittedAt() != null) {
            said.add(new Paragraph(getTranslation(
                    "publishing.submitted",
                    parts.people().named(draft.submittedBy()),
                    DateText.minuteText(draft.submittedAt()))));
        }
        said.add(
                new Paragraph(
                        draft.validFrom() == null
                                ? getTranslation("publishing.atOnce")
                                : getTranslation(
                                        "studio.validFromIs", DateText.longDay(draft.validFrom(), getLocale()))),
                new Paragraph(getTranslation(
                        draft.moveCases() ? "publishing.cases.move.is" : "publishing.cases.stay.is", underWay)));
        if (draft.note() != null) {
            said.add(new Paragraph(getTranslation("studio.noteIs", draft.note())));
        }
        return said;
    }

    private Component judging(Actor actor, DraftView draft) {
        if (!actor.has(Role.FLOW_PUBLISHER) || actor.username().equals(draft.submittedBy())) {
            return new Paragraph(
                    getTranslation("publishing.waits", parts.people().named(draft.submittedBy())));
        }
        Button approve = new Button(
                getTranslation("studio.approve"),
                click -> act("studio.approve.done", () -> parts.approving().approve(actor(), key), this::next));
        approve.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Button reject = new Button(getTranslation("studio.reject"), click -> new ReasonDialog(reason ->
                        act("studio.reject.done", () -> parts.approving().reject(actor(), key, reason)))
                .open());
        Div row = new Div(approve, reject);
        row.addClassName("kq-row");
        return row;
    }

    private Actor actor() {
        return parts.current().require();
    }

    /** To the plan for the cases under way where there is one to decide on. */
    private String next() {
        return parts.moves().waiting(actor(), key).stream()
                .filter(move -> move.state() == MoveState.PLANNED)
                .findFirst()
                .map(move -> MoveView.path(key, move.id()))
                .orElseGet(() -> MatterView.path(key));
    }

    /** The check of the page says what it is. */
    private void refused(BundleRefused no) {
        Notices.error(getTranslation(
                "studio.check.found",
                no.findings().stream().filter(Finding::isError).count(),
                no.findings().size()));
        show();
    }

    private void act(String doneKey, Runnable work) {
        act(doneKey, work, () -> MatterView.path(key));
    }

    private void act(String doneKey, Runnable work, Supplier<String> next) {
        try {
            work.run();
            Notices.success(getTranslation(doneKey));
            Paths.open(next.get());
        } catch (BundleRefused no) {
            refused(no);
        } catch (RuntimeException e) {
            parts.failures().show(e, getLocale());
            show();
        }
    }
}
